"""Inbound requests of aiohttp's server."""

from functools import wraps

from .inbound import Inbound
from .listeners import port_of, requests_seen
from .recorder import current, recorder


def watch(module):
    application = module.Application
    original = application._handle

    @wraps(original)
    async def _handle(self, request):
        inbound = None
        try:
            headers = request.headers
            requests_seen(port_of(request.get_extra_info("sockname")))
            inbound = Inbound(
                request.method,
                request.raw_path,
                request.scheme,
                headers.get,
                lambda: not _is_sent(request) and (request.transport is None or request.transport.is_closing()),
                lambda: None if _is_sent(request) else request.get_extra_info("socket"),
            )
        except Exception as error:
            recorder.failed(error)
        if inbound is None:
            return await original(self, request)
        token = current.set(inbound.scope)
        failure = None
        try:
            response = await original(self, request)
            inbound.answer(response.status, response.headers.get)
            inbound.finished = not inbound.last_gone()
            return response
        except BaseException as error:
            failure = error
            status = getattr(error, "status", None)
            if isinstance(status, int):
                # An HTTP answer that was raised.
                inbound.answer(status, getattr(error, "headers", {}).get)
                inbound.finished = True
            raise
        finally:
            current.reset(token)
            try:
                inbound.close(failure)
            except Exception as error:
                recorder.failed(error)

    application._handle = _handle
    _watch_prepare(module.Request)


def _watch_prepare(request):
    """The handler may send its answer by itself, piece by piece: the status is known from the first on, also where the caller goes then."""
    original = request._prepare_hook

    @wraps(original)
    async def _prepare_hook(self, response):
        result = await original(self, response)
        try:
            scope = current.get()
            inbound = scope.inbound if scope is not None else None
            if inbound is not None and inbound.span.end is None:
                inbound.answer(response.status, response.headers.get)
        except Exception as error:
            recorder.failed(error)
        return result

    request._prepare_hook = _prepare_hook


def _is_sent(request):
    """By the handler itself, to the end: whoever has the whole answer may go."""
    return getattr(getattr(request, "_payload_writer", None), "_eof", False)
