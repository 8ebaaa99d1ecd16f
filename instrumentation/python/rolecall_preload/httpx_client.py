"""httpx: the request as its transport sends it, the answer's body as it is taken."""

from contextvars import ContextVar
from functools import wraps

from .names import R
from .outbound import OutboundCall
from .recorder import recorder

# The call whose request its transport was given in this flow, and which has no connection yet.
_sending = ContextVar("rolecall-sending", default=None)


def watch(module):
    _watch_sync(module.HTTPTransport)
    _watch_async(module.AsyncHTTPTransport)


def _watch_sync(transport):
    original = transport.handle_request

    @wraps(original)
    def handle_request(self, request):
        call = _begin(request, waits=True)
        token = _sending.set(call)
        try:
            response = original(self, request)
        except BaseException as error:
            _failed(call, error)
            raise
        finally:
            _sending.reset(token)
        _answered(call, response, _Taken)
        return response

    transport.handle_request = handle_request


def _watch_async(transport):
    original = transport.handle_async_request

    @wraps(original)
    async def handle_async_request(self, request):
        call = _begin(request)
        token = _sending.set(call)
        try:
            response = await original(self, request)
        except BaseException as error:
            _failed(call, error)
            raise
        finally:
            _sending.reset(token)
        _answered(call, response, _TakenAsync)
        return response

    transport.handle_async_request = handle_async_request


def watch_pool(module):
    """httpcore's, synchronous: who has no connection at once waits until another request is done with its own."""
    queued = getattr(module, "PoolRequest", None)
    original = getattr(queued, "wait_for_connection", None)
    if original is None:
        return

    @wraps(original)
    def wait_for_connection(self, *args, **kwargs):
        call = _queueing(self)
        connection = original(self, *args, **kwargs)
        _served(call, connection)
        return connection

    queued.wait_for_connection = wait_for_connection


def watch_async_pool(module):
    queued = getattr(module, "AsyncPoolRequest", None)
    original = getattr(queued, "wait_for_connection", None)
    if original is None:
        return

    @wraps(original)
    async def wait_for_connection(self, *args, **kwargs):
        call = _queueing(self)
        connection = await original(self, *args, **kwargs)
        _served(call, connection)
        return connection

    queued.wait_for_connection = wait_for_connection


def _queueing(request):
    """The call that has to wait for a connection; none where there is one for it."""
    call = _sending.get()
    if call is None or getattr(request, "connection", None) is not None:
        return None
    call.waiting_for("socket")
    return call


def _served(call, connection):
    if call is not None:
        call.time(R.timeSocket, call.span.start)
        if getattr(connection, "_connection", None) is not None:
            call.span.attributes[R.reusedSocket] = True
        call.waiting_for("answer")


def _begin(request, waits=False):
    try:
        url = request.url
        headers = request.headers
        scheme = url.scheme
        call = OutboundCall(request.method, scheme, url.host, url.port or (443 if scheme == "https" else 80), url.raw_path.decode("latin-1"), headers.get, waits=waits)
        call.waiting_for("answer")
        if call.wants_body:
            content = getattr(request, "_content", None)
            if content:
                call.body(content.decode("latin-1"))
        call.open()
        return call
    except Exception as error:
        recorder.failed(error)
        return None


def _answered(call, response, taken):
    if call is None:
        return
    try:
        call.answer(response.status_code, response.headers.get)
        call.reading(False)
        response.stream = taken.of(response.stream, call)
    except Exception as error:
        recorder.failed(error)


def _failed(call, error):
    try:
        if call is not None:
            call.close(error)
    except Exception as failure:
        recorder.failed(failure)


class _Stream:
    """Stands in for the answer's stream; what is asked of it is asked of that one."""

    @classmethod
    def of(cls, stream, call):
        # httpx asks whether a stream is one of its own.
        return type(cls.__name__, (cls, type(stream)), {})._around(stream, call)

    @classmethod
    def _around(cls, stream, call):
        self = cls.__new__(cls)
        self.__dict__.update(stream.__dict__)
        self.__dict__["_rolecall"] = (stream, call)
        return self


class _Taken(_Stream):
    def __iter__(self):
        stream, call = self._rolecall
        call.reading(True)
        try:
            for chunk in stream:
                call.chunk(chunk)
                call.reading(False)
                yield chunk
                call.reading(True)
        except Exception as error:
            call.close(error)
            raise
        call.body_complete()
        call.close()

    def close(self):
        stream, call = self._rolecall
        try:
            stream.close()
        finally:
            call.close(by="client")


class _TakenAsync(_Stream):
    async def __aiter__(self):
        stream, call = self._rolecall
        call.reading(True)
        try:
            async for chunk in stream:
                call.chunk(chunk)
                call.reading(False)
                yield chunk
                call.reading(True)
        except Exception as error:
            call.close(error)
            raise
        call.body_complete()
        call.close()

    async def aclose(self):
        stream, call = self._rolecall
        try:
            await stream.aclose()
        finally:
            call.close(by="client")
