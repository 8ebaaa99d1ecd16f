"""Inbound requests of ASGI servers: uvicorn (also under gunicorn), hypercorn, and applications that are called directly."""

from functools import wraps

from .inbound import ASKED, Inbound
from .listeners import requests_expected, requests_seen, unwatched
from .recorder import current, recorder


def watch_uvicorn(module):
    config = module.Config
    original = config.load

    @wraps(original)
    def load(self, *args, **kwargs):
        result = original(self, *args, **kwargs)
        try:
            self.loaded_app = watched(self.loaded_app)
            requests_expected()
        except Exception as error:
            recorder.failed(error)
        return result

    config.load = load


def watch_hypercorn(module):
    wrapper = module.ASGIWrapper
    original = wrapper.__init__

    @wraps(original)
    def __init__(self, app, *args, **kwargs):
        original(self, watched(app), *args, **kwargs)
        requests_expected()

    wrapper.__init__ = __init__


def watch_daphne(module):
    server = module.Server
    original = server.__init__

    @wraps(original)
    def __init__(self, application, *args, **kwargs):
        original(self, watched(application), *args, **kwargs)
        requests_expected()

    server.__init__ = __init__


def watch_application(module):
    _watch_call(module.Starlette)


def watch_django(module):
    _watch_call(module.ASGIHandler)


def _watch_call(application):
    original = application.__call__

    @wraps(original)
    async def __call__(self, scope, receive, send):
        if _within_request():
            return await original(self, scope, receive, send)
        return await watched(lambda *args: original(self, *args))(scope, receive, send)

    application.__call__ = __call__


def watched(app):
    async def rolecall_asgi(scope, receive, send):
        inbound = _begin(scope, receive)
        if inbound is None:
            return await app(scope, receive, send)

        async def rolecall_receive():
            message = await receive()
            try:
                if message["type"] == "http.request":
                    inbound.body(message.get("body", b""), not message.get("more_body", False))
                elif message["type"] == "http.disconnect":
                    inbound.disconnected()
            except Exception as error:
                recorder.failed(error)
            return message

        async def rolecall_send(message):
            last = gone = False
            try:
                if message["type"] == "http.response.start":
                    inbound.answer(message["status"], _answer_header(message.get("headers", ())))
                elif message["type"] == "http.response.body":
                    last = not message.get("more_body", False)
                    # Asked before: when all is sent, servers let the application know by the same word.
                    gone = last and inbound.last_gone()
                    inbound.answer_body(message.get("body", b""), last)
            except Exception as error:
                recorder.failed(error)
            await send(message)
            if last:
                inbound.finished = not gone
                _close(inbound)

        token = current.set(inbound.scope)
        failure = None
        try:
            inbound.scope.works_on = True
            return await app(scope, rolecall_receive, rolecall_send)
        except BaseException as error:
            failure = error
            raise
        finally:
            inbound.scope.works_on = False
            try:
                current.reset(token)
            except ValueError:
                # A generator was closed from another context.
                pass
            if inbound.span.end is None:
                _close(inbound, failure)

    return rolecall_asgi


def _within_request():
    """The server was seen, and the application it calls is not another request."""
    flow = current.get()
    inbound = flow.inbound if flow is not None else None
    return inbound is not None and inbound.span.end is None


def _begin(scope, receive):
    try:
        kind = scope.get("type")
        if kind == "websocket":
            unwatched("WebSocket")
        if kind != "http" or _within_request():
            return None
        server = scope.get("server")
        requests_seen(server[1] if server else None)
        query = scope.get("query_string", b"")
        path = scope.get("raw_path") or scope["path"].encode()
        return Inbound(
            scope["method"],
            (path + b"?" + query if query and b"?" not in path else path).decode("latin-1"),
            scope.get("scheme", "http"),
            _header(scope.get("headers", ())),
            lambda: _has_left(getattr(receive, "__self__", None)),
            lambda: _connection_of(getattr(receive, "__self__", None)),
        )
    except Exception as error:
        recorder.failed(error)
        return None


def _has_left(source):
    """Of whose method `receive` is: uvicorn's cycle knows by itself, hypercorn's queue holds the message that says so."""
    if getattr(source, "disconnected", False) is True:
        return not getattr(source, "response_complete", False)
    waiting = getattr(source, "_queue", None)
    return waiting is not None and any(isinstance(one, dict) and one.get("type") == "http.disconnect" for one in list(waiting))


def _connection_of(source):
    """uvicorn's cycle has the transport."""
    transport = getattr(source, "transport", None)
    return transport.get_extra_info("socket") if transport is not None else None


def _close(inbound, failure=None):
    try:
        inbound.close(failure)
    except Exception as error:
        recorder.failed(error)


_ASKED = {name.encode(): name for name in ASKED}


def _header(headers):
    """Of a request: servers give their names in lower case. The first of a name counts."""
    found = {}
    for name, value in headers:
        asked = _ASKED.get(name)
        if asked is not None and asked not in found:
            found[asked] = bytes(value).decode("latin-1")
    return found.get


def _answer_header(headers):
    """Of an answer, as the application gives them: one or two are asked about."""

    def header(name):
        wanted = name.encode()
        for said, value in headers:
            if bytes(said).lower() == wanted:
                return bytes(value).decode("latin-1")
        return None

    return header
