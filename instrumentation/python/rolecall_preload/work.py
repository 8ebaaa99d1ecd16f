"""
Units of work that come by no request: an invocation of an AWS Lambda function, a job of Celery or RQ. What they do hangs below
them. Names: https://opentelemetry.io/docs/specs/semconv/faas/faas-spans/ and …/messaging/messaging-spans/
"""

import os
from contextlib import contextmanager
from functools import wraps

from . import lambda_events
from .clock import now
from .names import R, S
from .recorder import Scope, current, recorder
from .redact import redact
from .span import SERVER

CONSUMER = 5


class Failure(Exception):
    """What went wrong in a unit of work, where its framework keeps the exception to itself."""


class BatchItemFailures(Failure):
    """https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting"""


@contextmanager
def _unit(describe):
    """
    `describe` gives (name, kind, attributes); what it raises is ours. Within a request (Celery's eager tasks) the work is
    the request's. Yields a function that is told of an exception which does not come this way.
    """
    span = token = None
    told = []
    try:
        if recorder.scope() is None:
            name, kind, attributes = describe()
            span = recorder.start(redact(name, 128), kind, attributes, root=True)
            recorder.open(span)
            token = current.set(Scope(span))
    except Exception as failure:
        recorder.failed(failure)
    try:
        yield told.append
    except BaseException as error:
        told.append(error)
        raise
    finally:
        if token is not None:
            current.reset(token)
        if span is not None:
            _end(span, told[0] if told else None)


def _end(span, error):
    try:
        # A process that ends in an orderly way is no failure of its work.
        if error is not None and not (isinstance(error, SystemExit) and not error.code):
            span.error = True
            span.message = redact(str(error)) or None
            span.attributes[S.errorType] = type(error).__name__[:128]
        recorder.end(span)
    except Exception as failure:
        recorder.failed(failure)


def watch_lambda(module):
    """`handle_event_request(client, handler, …)` calls the function's handler with the event and its context."""
    original = module.handle_event_request

    @wraps(original)
    def handle_event_request(client, handler, *args, **kwargs):
        @wraps(handler)
        def rolecall_handler(event, context):
            request = _request(event, context)
            if request is None:
                with _unit(lambda: _invocation(event, context)) as failed:
                    result = handler(event, context)
                    if isinstance(result, dict) and result.get("batchItemFailures"):
                        failed(BatchItemFailures("messages of the batch come again"))
                    return result
            with request:
                return request.answered(handler(event, context))

        return original(client, rolecall_handler, *args, **kwargs)

    module.handle_event_request = handle_event_request


def _request(event, context):
    """Where a gateway handed on a request of HTTP."""
    try:
        return lambda_events.begin(event, _of_function(context)) if recorder.scope() is None else None
    except Exception as error:
        recorder.failed(error)
        return None


def _invocation(event, context):
    attributes = _of_function(context)
    attributes.update(lambda_events.caller_in(event))
    attributes[S.faasTrigger] = lambda_events.trigger_of(event)
    return attributes[S.faasName], SERVER, attributes


def _of_function(context):
    return {
        S.faasInvocation: str(context.aws_request_id)[:128],
        S.faasName: os.environ.get("AWS_LAMBDA_FUNCTION_NAME") or context.function_name or "function",
        R.workUntil: now() // 1_000_000 + context.get_remaining_time_in_millis(),
    }


def watch_celery(module):
    """`build_tracer` makes the function that runs a task; it gives what became of it, and raises nothing."""
    original = module.build_tracer

    @wraps(original)
    def build_tracer(name, task, *args, **kwargs):
        trace = original(name, task, *args, **kwargs)

        @wraps(trace)
        def rolecall_trace(uuid, args, kwargs, request=None):
            with _unit(lambda: _job("celery", "celery.task_name", name, uuid, _queue_of(request))) as failed:
                result = trace(uuid, args, kwargs, request)
                info = getattr(result, "info", None)
                if info is not None and getattr(info, "state", None) in ("FAILURE", "RETRY"):
                    # Of a retry, what led to it.
                    error = getattr(info.retval, "exc", None) or info.retval
                    failed(error if isinstance(error, BaseException) else Failure(str(error)))
                return result

        return rolecall_trace

    module.build_tracer = build_tracer


def _queue_of(request):
    delivery = (request or {}).get("delivery_info") or {}
    return delivery.get("routing_key") or "celery"


def watch_rq(module):
    job = module.Job
    original = job.perform

    @wraps(original)
    def perform(self, *args, **kwargs):
        with _unit(lambda: _job("rq", "rq.job.func_name", self.func_name, self.id, self.origin, self.timeout)):
            return original(self, *args, **kwargs)

    job.perform = perform


def _job(system, named, name, id, queue, seconds=None):
    """`seconds`: how long it may take."""
    queue = str(queue)[:255]
    return "process " + queue, CONSUMER, {
        S.messagingSystem: system,
        S.messagingOperation: "process",
        S.messagingDestination: queue,
        S.messagingId: str(id)[:128],
        named: redact(str(name), 128),
        R.workUntil: now() // 1_000_000 + int(seconds * 1000) if isinstance(seconds, (int, float)) and seconds > 0 else None,
    }
