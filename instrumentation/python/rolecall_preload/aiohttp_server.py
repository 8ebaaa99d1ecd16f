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
            _answered(inbound, response)
            inbound.finished = not inbound.last_gone()
            return response
        except BaseException as error:
            failure = error
            status = getattr(error, "status", None)
            if isinstance(status, int):
                # An HTTP answer that was raised.
                _answered(inbound, error)
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
    _watch_read(module.Request)


def _answered(inbound, response):
    inbound.answer(response.status, getattr(response, "headers", {}).get)
    # One that the handler sent by itself was seen on its way.
    if inbound.reads_answer and not response.prepared:
        body = response.body if isinstance(getattr(response, "body", None), (bytes, bytearray)) else b""
        inbound.answer_body(body, True)


def _watch_read(request):
    original = request.read

    @wraps(original)
    async def read(self):
        data = await original(self)
        inbound = _inbound()
        if inbound is not None and inbound.reads_body:
            _observed(inbound.body, data, True)
        return data

    request.read = read


def watch_response(module):
    """What a handler sends by itself, piece by piece."""
    response = module.StreamResponse
    write, write_eof = response.write, response.write_eof

    @wraps(write)
    async def rolecall_write(self, data):
        inbound = _inbound()
        if inbound is not None and inbound.reads_answer:
            _observed(inbound.answer_body, data, False)
        return await write(self, data)

    @wraps(write_eof)
    async def rolecall_write_eof(self, data=b""):
        inbound = _inbound()
        if inbound is not None and inbound.reads_answer:
            _observed(inbound.answer_body, data, True)
        return await write_eof(self, data)

    response.write, response.write_eof = rolecall_write, rolecall_write_eof


def _inbound():
    """The request of this flow, while it is open."""
    scope = current.get()
    inbound = scope.inbound if scope is not None else None
    return inbound if inbound is not None and inbound.span.end is None else None


def _observed(look, *args):
    try:
        look(*args)
    except Exception as error:
        recorder.failed(error)


def _watch_prepare(request):
    """The handler may send its answer by itself, piece by piece: the status is known from the first on, also where the caller goes then."""
    original = request._prepare_hook

    @wraps(original)
    async def _prepare_hook(self, response):
        result = await original(self, response)
        inbound = _inbound()
        if inbound is not None:
            _observed(inbound.answer, response.status, response.headers.get)
        return result

    request._prepare_hook = _prepare_hook


def _is_sent(request):
    """By the handler itself, to the end: whoever has the whole answer may go."""
    return getattr(getattr(request, "_payload_writer", None), "_eof", False)
