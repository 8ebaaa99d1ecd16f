"""Inbound requests of Tornado and Sanic, which bring servers of their own."""

from functools import wraps

from .inbound import Inbound
from .listeners import address_of, port_of, requests_seen
from .names import R
from .recorder import current, recorder

_INBOUND = "_rolecall_inbound"


def watch_tornado(module):
    handler = module.RequestHandler
    execute, finish, flush = handler._execute, handler.finish, handler.flush

    @wraps(execute)
    async def _execute(self, *args, **kwargs):
        inbound = _observed(lambda: _of_tornado(self))
        if inbound is not None:
            self.__dict__[_INBOUND] = inbound
        return await _serve(inbound, lambda: execute(self, *args, **kwargs), lambda: inbound.answer(self._status_code, self._headers.get))

    @wraps(finish)
    def rolecall_finish(self, *args, **kwargs):
        _ask_last(self.__dict__.get(_INBOUND))
        return finish(self, *args, **kwargs)

    @wraps(flush)
    def rolecall_flush(self, include_footers=False, *args, **kwargs):
        inbound = self.__dict__.get(_INBOUND)
        if inbound is not None and inbound.reads_answer:
            # Before it is packed.
            _observed(lambda: _flushed(inbound, self, include_footers))
        return flush(self, include_footers, *args, **kwargs)

    handler._execute, handler.finish, handler.flush = _execute, rolecall_finish, rolecall_flush


def _flushed(inbound, handler, last):
    inbound.answer(handler._status_code, handler._headers.get)
    inbound.answer_body(b"".join(handler._write_buffer), last)


def _of_tornado(handler):
    request = handler.request
    stream = getattr(request.connection, "stream", None)
    requests_seen(address_of(getattr(stream, "socket", None)))
    inbound = Inbound(
        request.method,
        request.uri,
        request.protocol,
        request.headers.get,
        lambda: stream is not None and not handler._finished and stream.closed(),
        lambda: getattr(stream, "socket", None),
    )
    if isinstance(request.body, bytes):
        inbound.body(request.body, True)
    return inbound


def watch_sanic(module):
    """Of its own server; under another, that one is watched. (Sanic compiles its own methods anew from their source.)"""
    protocol = module.HttpProtocol
    original = protocol.__init__

    @wraps(original)
    def __init__(self, *args, **kwargs):
        original(self, *args, **kwargs)
        handler = self.request_handler

        async def rolecall_request(request):
            return await _serve(_observed(lambda: _of_sanic(request)), lambda: handler(request), lambda: None)

        self.request_handler = rolecall_request

    protocol.__init__ = __init__


def watch_sanic_request(module):
    request = module.Request
    original = request.respond

    @wraps(original)
    async def respond(self, *args, **kwargs):
        flow = current.get()
        inbound = flow.inbound if flow is not None else None
        _ask_last(inbound)
        response = await original(self, *args, **kwargs)
        if inbound is not None:
            _observed(lambda: _responded(inbound, response))
        return response

    receive_body = request.receive_body

    @wraps(receive_body)
    async def rolecall_receive_body(self):
        await receive_body(self)
        flow = current.get()
        inbound = flow.inbound if flow is not None else None
        if inbound is not None and inbound.reads_body:
            _observed(lambda: inbound.body(self.body, True))

    request.respond, request.receive_body = respond, rolecall_receive_body


def watch_sanic_response(module):
    """What a handler sends piece by piece."""
    response = module.BaseHTTPResponse
    original = response.send

    @wraps(original)
    async def send(self, data=None, end_stream=None):
        flow = current.get()
        inbound = flow.inbound if flow is not None else None
        if inbound is not None and inbound.reads_answer:
            piece = data.encode() if isinstance(data, str) else data or b""
            _observed(lambda: inbound.answer_body(piece, bool(end_stream)))
        return await original(self, data, end_stream)

    response.send = send


def _responded(inbound, response):
    inbound.answer(response.status, response.headers.get)
    whole = getattr(response, "body", None)
    if whole and inbound.reads_answer:
        inbound.answer_body(whole, False)


def _of_sanic(request):
    transport = request.transport
    requests_seen(port_of(transport.get_extra_info("sockname")))
    return Inbound(
        request.method,
        request.raw_url.decode("latin-1"),
        request.scheme,
        request.headers.get,
        transport.is_closing,
        lambda: transport.get_extra_info("socket"),
    )


async def _serve(inbound, work, answered):
    if inbound is None:
        return await work()
    token = current.set(inbound.scope)
    failure = None
    try:
        result = await work()
        _observed(answered)
        return result
    except BaseException as error:
        failure = error
        # Sanic cancels what nobody waits for.
        _ask_last(inbound)
        raise
    finally:
        current.reset(token)
        inbound.finished = failure is None and inbound.span.attributes.get(R.callerLeft) is None
        _observed(lambda: inbound.close(failure))


def _ask_last(inbound):
    """Before the answer is sent."""
    if inbound is not None and _observed(inbound.last_gone):
        _observed(inbound.disconnected)


def _observed(look):
    """What it gives; an error of ours goes no further."""
    try:
        return look()
    except Exception as error:
        recorder.failed(error)
        return None
