"""Tornado's own client: from when a request is handed in, which may wait for its turn, to the end of the body."""

from functools import wraps
from urllib.parse import urlsplit

from .outbound import OutboundCall
from .recorder import recorder

# On the request that the client was given; WebSockets begin past it.
_CALL = "_rolecall_call"


def watch(module):
    client, connection = module.SimpleAsyncHTTPClient, module._HTTPConnection
    fetch, late = client.fetch_impl, client._on_timeout
    fail, finish = connection._handle_exception, connection.finish

    @wraps(fetch)
    def fetch_impl(self, request, callback):
        _begin(request)
        return fetch(self, request, callback)

    @wraps(late)
    def _on_timeout(self, key, *args, **kwargs):
        waiting = self.waiting.get(key)
        if waiting is not None:
            _tell(waiting[0], lambda call: call.close(TimeoutError("Timeout in request queue")), over=True)
        return late(self, key, *args, **kwargs)

    @wraps(fail)
    def _handle_exception(self, typ, value, tb):
        if self.final_callback is not None:
            # What closed the stream, where that is known.
            _tell(self.request, lambda call: call.close(getattr(value, "real_error", None) or value), over=True)
        return fail(self, typ, value, tb)

    @wraps(finish)
    def rolecall_finish(self):
        # What follows a redirect is a request of its own.
        _tell(self.request, _complete, over=True)
        return finish(self)

    steps = {
        "run": lambda call: call.connecting(),
        "_create_connection": lambda call, stream: call.connected(),
        "headers_received": _answered,
        "data_received": lambda call, chunk: call.chunk(chunk),
    }
    watched = {name: _watched(getattr(connection, name), step) for name, step in steps.items()}
    client.fetch_impl, client._on_timeout = fetch_impl, _on_timeout
    connection._handle_exception, connection.finish = _handle_exception, rolecall_finish
    for name, step in watched.items():
        setattr(connection, name, step)


def _watched(original, step):
    @wraps(original)
    def rolecall_step(self, *args):
        _tell(self.request, lambda call: step(call, *args))
        return original(self, *args)

    return rolecall_step


def _begin(request):
    try:
        url = urlsplit(request.url)
        headers = request.headers

        def header(name):
            # The client writes this one later.
            given = name == "authorization" and (request.auth_username is not None or url.username is not None)
            return "Basic -" if given else headers.get(name)

        port = url.port or (443 if url.scheme == "https" else 80)
        path = (url.path or "/") + ("?" + url.query if url.query else "")
        call = OutboundCall(request.method, url.scheme, url.hostname, port, path, header)
        if call.wants_body and isinstance(request.body, bytes):
            call.body(request.body.decode("latin-1"))
        request.__dict__[_CALL] = call
        call.open()
    except Exception as error:
        recorder.failed(error)


def _answered(call, first_line, headers):
    if first_line.code >= 200:
        call.answer(first_line.code, headers.get)


def _complete(call):
    call.body_complete()
    call.close()


def _tell(request, tell, over=False):
    try:
        call = request.__dict__.pop(_CALL, None) if over else request.__dict__.get(_CALL)
        if call is not None:
            tell(call)
    except Exception as error:
        recorder.failed(error)
