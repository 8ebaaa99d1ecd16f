"""
Inbound calls of grpcio's servers, threads and asyncio. A call is a POST of HTTP/2, its metadata are the headers; its outcome is
told as the HTTP status that https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto maps its code to.
"""

import inspect

from .inbound import Inbound
from .names import R, S
from .recorder import current, recorder

# Of a message that is looked into, bytes.
_LONGEST = 64 * 1024
_STATUS = {0: 200, 1: 499, 2: 500, 3: 400, 4: 504, 5: 404, 6: 409, 7: 403, 8: 429, 9: 400, 10: 409, 11: 400, 12: 501, 13: 500, 14: 503, 15: 500, 16: 401}


def watch(module):
    """`create_server(thread_pool, handlers, interceptors, …)`."""
    original = module.create_server

    def create_server(thread_pool, handlers, interceptors, *args, **kwargs):
        return original(thread_pool, handlers, (_Interceptor(),) + tuple(interceptors or ()), *args, **kwargs)

    create_server.__wrapped__ = original
    module.create_server = create_server


class _Interceptor:
    def intercept_service(self, continuation, details):
        return _watched(continuation(details), details)


def watch_async(module):
    server = module.Server
    original = server.__init__
    from grpc.aio import ServerInterceptor

    class Interceptor(ServerInterceptor):
        async def intercept_service(self, continuation, details):
            return _watched(await continuation(details), details)

    def __init__(self, pool, handlers, interceptors, *args, **kwargs):
        original(self, pool, handlers, [Interceptor()] + list(interceptors or ()), *args, **kwargs)

    __init__.__wrapped__ = original
    server.__init__ = __init__


def _watched(handler, details):
    """A handler has one function, under a name that says what streams."""
    try:
        if handler is None:
            return None
        name = "%s_%s" % ("stream" if handler.request_streaming else "unary", "stream" if handler.response_streaming else "unary")
        return handler._replace(**{name: _wrap(getattr(handler, name), details, handler.response_serializer)})
    except Exception as error:
        recorder.failed(error)
        return handler


def _wrap(behavior, details, serialize):
    if inspect.iscoroutinefunction(behavior):

        async def rolecall_grpc(request, context):
            with _Call(details, context, serialize) as call:
                return call.answers(await behavior(request, context))

    elif inspect.isasyncgenfunction(behavior):

        async def rolecall_grpc(request, context):
            with _Call(details, context, serialize) as call:
                async for answer in behavior(request, context):
                    yield call.answers(answer)

    else:

        def rolecall_grpc(request, context):
            call = _Call(details, context, serialize)
            with call:
                result = behavior(request, context)
                if not hasattr(result, "__next__"):
                    return call.answers(result)
                call.streams = True
            return call.stream(result)

    return rolecall_grpc


class _Call:
    """One call, from its handler's beginning to its end."""

    def __init__(self, details, context, serialize):
        self.streams = False
        self._serialize = serialize
        self._context = context
        self._inbound = None
        try:
            metadata = {}
            for name, value in details.invocation_metadata or ():
                metadata.setdefault(name, value if isinstance(value, str) else None)
            self._inbound = Inbound("POST", details.method, "http", metadata.get, self._gone)
            service, _, method = details.method.lstrip("/").partition("/")
            self._inbound.span.attributes.update({S.rpcSystem: "grpc", S.rpcService: service[:255], S.rpcMethod: method[:255]})
        except Exception as error:
            recorder.failed(error)

    def _gone(self):
        """Cancelled, its connection lost, or past its deadline."""
        context = self._context
        return not context.is_active() if hasattr(context, "is_active") else context.cancelled()

    def __enter__(self):
        self._token = current.set(self._inbound.scope) if self._inbound is not None else None
        return self

    def __exit__(self, kind, error, trace):
        if self._token is not None:
            try:
                current.reset(self._token)
            except ValueError:
                # A generator was closed from another context.
                pass
        if error is not None or not self.streams:
            self._end(error)

    def answers(self, message):
        """Looked into as it will be sent, where somebody asks and it is small."""
        inbound = self._inbound
        if inbound is None or not inbound.reads_answer:
            return message
        try:
            size = getattr(message, "ByteSize", None)
            if size is None or size() <= _LONGEST:
                data = self._serialize(message) if self._serialize is not None else message
                inbound.answer_body(data, False)
        except Exception as error:
            recorder.failed(error)
        return message

    def stream(self, answers):
        """Each answer is made within the call."""
        self.streams = True
        try:
            while True:
                with self:
                    try:
                        answer = self.answers(next(answers))
                    except StopIteration:
                        break
                yield answer
        finally:
            self._end(None)
            close = getattr(answers, "close", None)
            if close is not None:
                close()

    def _end(self, error):
        inbound, self._inbound = self._inbound, None
        if inbound is None:
            return
        try:
            # A deadline, a cancel and a lost connection cancel what is at work.
            if type(error).__name__ == "CancelledError":
                inbound.disconnected()
            code = self._code(error)
            inbound.span.attributes["rpc.grpc.status_code"] = code
            inbound.answer(_STATUS.get(code, 500), lambda name: None)
            # An abort ends the call, with an answer.
            inbound.finished = inbound.span.attributes.get(R.callerLeft) is None and (error is not None or not self._gone())
            inbound.close(error)
        except Exception as failure:
            recorder.failed(failure)

    def _code(self, error):
        """As the handler set it, else what the server makes of how it ended."""
        code = self._context.code()
        number = code.value[0] if hasattr(code, "value") else code
        if isinstance(number, int) and (number or error is None):
            return number
        return 0 if error is None else 2
