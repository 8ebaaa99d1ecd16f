"""
Inbound requests of WSGI servers: gunicorn, wsgiref (Django's runserver), werkzeug, waitress, cheroot (CherryPy), gevent's and eventlet's, and
Flask and Django wherever they are called.
"""

from functools import wraps

from .inbound import Inbound
from .listeners import requests_expected, requests_seen
from .names import R
from .recorder import current, recorder


def watch_gunicorn(module):
    application = module.BaseApplication
    original = application.wsgi

    @wraps(original)
    def wsgi(self):
        requests_expected()
        return watched(original(self))

    application.wsgi = wsgi


def watch_wsgiref(module):
    handler = module.BaseHandler
    original = handler.run

    @wraps(original)
    def run(self, application):
        # The request's handler, which has the connection: where the server is the standard library's own, or Django's.
        request = getattr(self, "request_handler", None)
        return original(self, watched(application, lambda: getattr(request, "connection", None)))

    handler.run = run


def watch_werkzeug(module):
    _watch_server(module.BaseWSGIServer, "app")


def watch_waitress(module):
    _watch_server(module.BaseWSGIServer, "application")


def watch_cheroot(module):
    _watch_server(module.Server, "wsgi_app")


def watch_gevent(module):
    _watch_server(module.WSGIServer, "application")


def watch_eventlet(module):
    _watch_server(module.Server, "app")


def _watch_server(server, name):
    """Servers that are given their application when they are made."""
    original = server.__init__

    @wraps(original)
    def __init__(self, *args, **kwargs):
        original(self, *args, **kwargs)
        app = getattr(self, name, None)
        if callable(app):
            setattr(self, name, watched(app))
            requests_expected()

    server.__init__ = __init__


def watch_flask(module):
    _watch_call(module.Flask)


def watch_django(module):
    _watch_call(module.WSGIHandler)


def _watch_call(application):
    original = application.__call__

    @wraps(original)
    def __call__(self, environ, start_response):
        return watched(lambda *args: original(self, *args))(environ, start_response)

    application.__call__ = __call__


def watched(app, connection=None):
    def rolecall_wsgi(environ, start_response):
        inbound = _begin(environ, connection)
        if inbound is None:
            return app(environ, start_response)

        def rolecall_start_response(status, headers, *args):
            try:
                found = {name.lower(): value for name, value in headers}
                length = found.get("content-length")
                inbound.length = int(length) if length and length.isdigit() else None
                inbound.answer(int(status.split(" ", 1)[0]), found.get)
            except Exception as error:
                recorder.failed(error)
            return start_response(status, headers, *args)

        if inbound.reads_body:
            environ["wsgi.input"] = _Body(environ["wsgi.input"], inbound, environ.get("CONTENT_LENGTH") or "")
        token = current.set(inbound.scope)
        try:
            result = app(environ, rolecall_start_response)
        except BaseException as error:
            _close(inbound, error)
            raise
        finally:
            current.reset(token)
        return _until_read(result, inbound)

    return rolecall_wsgi


def _until_read(result, inbound):
    """Servers look at what an answer is (a list of one has a known length, a file is sent whole): only iterators are stood in for."""
    try:
        if hasattr(result, "__next__"):
            return _Answer(result, inbound)
        if getattr(result, "streaming", False) and not getattr(result, "is_async", False):
            # Django's, made while it is sent: it stays what it is, and has what goes through it replaced.
            result.streaming_content = _Answer(iter(result.streaming_content), inbound)
            return result
        # Django's answer is no list, and has what it will send as a whole.
        whole = result if isinstance(result, (list, tuple)) else [getattr(result, "content", None)]
        if inbound.reads_answer:
            inbound.answer_body(b"".join(piece for piece in whole if isinstance(piece, bytes)), True)
        close = getattr(result, "close", None)
        if inbound.last_gone():
            inbound.disconnected()
        if close is not None and hasattr(result, "__dict__") and not isinstance(result, (list, tuple)):

            def rolecall_close():
                _finish(inbound)
                return close()

            result.close = rolecall_close
            return result
        _finish(inbound)
    except Exception as error:
        recorder.failed(error)
    return result


class _Answer:
    """An answer that is made while it is sent: its making belongs to the request."""

    def __init__(self, result, inbound):
        self._result = result
        self._inbound = inbound
        self._sent = 0

    def __iter__(self):
        return self

    def __next__(self):
        token = current.set(self._inbound.scope)
        try:
            piece = next(self._result)
            self._look(piece)
            return piece
        except StopIteration:
            _whole(self._inbound)
            _finish(self._inbound)
            raise
        except BaseException as error:
            _close(self._inbound, error)
            raise
        finally:
            current.reset(token)

    def _look(self, piece):
        """Before a piece is sent: after the last of a known length, the caller may go while more is done here."""
        inbound = self._inbound
        try:
            self._sent += len(piece)
            last = inbound.length is not None and self._sent >= inbound.length
            inbound.answer_body(piece, last)
            if inbound.last_gone() if last else inbound.gone():
                inbound.disconnected()
        except Exception as error:
            recorder.failed(error)

    def __getattr__(self, name):
        return getattr(self._result, name)

    def close(self):
        try:
            close = getattr(self._result, "close", None)
            if close is not None:
                close()
        finally:
            _close(self._inbound)


def _whole(inbound):
    """Nothing more comes: of an answer that does not say its length."""
    try:
        inbound.answer_body(b"", True)
    except Exception as error:
        recorder.failed(error)


class _Body:
    """A request's body, as the application reads it."""

    def __init__(self, stream, inbound, length):
        self._stream = stream
        self._inbound = inbound
        # Bytes that are left of it, where it says how many there are.
        self._left = int(length) if length.isdigit() else None

    def read(self, *size):
        return self._seen(self._stream.read(*size), *size)

    def readline(self, *size):
        return self._seen(self._stream.readline(*size), *size)

    def readlines(self, *hint):
        lines = self._stream.readlines(*hint)
        self._seen(b"".join(lines))
        return lines

    def __iter__(self):
        for line in self._stream:
            yield self._seen(line)

    def _seen(self, data, size=None):
        """All of it was read when nothing more comes, whoever asked for how much."""
        try:
            if self._inbound.reads_body:
                if self._left is not None:
                    self._left -= len(data)
                self._inbound.body(data, self._left <= 0 if self._left is not None else not data and size != 0)
        except Exception as error:
            recorder.failed(error)
        return data

    def __getattr__(self, name):
        if name == "readinto":
            # Past us; whoever asks reads then.
            raise AttributeError(name)
        return getattr(self._stream, name)


def _begin(environ, connection):
    try:
        flow = recorder.scope()
        if flow is not None and flow.inbound is not None and flow.inbound.span.end is None:
            return None
        requests_seen(environ.get("SERVER_PORT"))
        query = environ.get("QUERY_STRING")
        path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")

        def header(name):
            key = name.upper().replace("-", "_")
            return environ.get(key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else "HTTP_" + key)

        return Inbound(
            environ.get("REQUEST_METHOD", "GET"),
            path + ("?" + query if query else ""),
            environ.get("wsgi.url_scheme", "http"),
            header,
            connection=connection or (lambda: _connection_of(environ)),
        )
    except Exception as error:
        recorder.failed(error)
        return None


def _connection_of(environ):
    """As gunicorn and werkzeug give it to the application; waitress gives a method of what has it."""
    asks = environ.get("waitress.client_disconnected")
    return environ.get("gunicorn.socket") or environ.get("werkzeug.socket") or getattr(getattr(asks, "__self__", None), "socket", None)


def _finish(inbound):
    inbound.finished = inbound.span.attributes.get(R.callerLeft) is None
    _close(inbound)


def _close(inbound, failure=None):
    try:
        inbound.close(failure)
    except Exception as error:
        recorder.failed(error)
