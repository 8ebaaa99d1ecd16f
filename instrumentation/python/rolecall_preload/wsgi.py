"""Inbound requests of WSGI servers: gunicorn, wsgiref (Django's runserver) and Flask and Django wherever they are called."""

from functools import wraps

from .inbound import Inbound
from .names import R
from .recorder import current, recorder


def watch_gunicorn(module):
    application = module.BaseApplication
    original = application.wsgi

    @wraps(original)
    def wsgi(self):
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
                inbound.answer(int(status.split(" ", 1)[0]), found.get)
            except Exception as error:
                recorder.failed(error)
            return start_response(status, headers, *args)

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

    def __iter__(self):
        return self

    def __next__(self):
        token = current.set(self._inbound.scope)
        try:
            piece = next(self._result)
            _look(self._inbound)
            return piece
        except StopIteration:
            _finish(self._inbound)
            raise
        except BaseException as error:
            _close(self._inbound, error)
            raise
        finally:
            current.reset(token)

    def __getattr__(self, name):
        return getattr(self._result, name)

    def close(self):
        try:
            close = getattr(self._result, "close", None)
            if close is not None:
                close()
        finally:
            _close(self._inbound)


def _begin(environ, connection):
    try:
        flow = recorder.scope()
        if flow is not None and flow.inbound is not None and flow.inbound.span.end is None:
            return None
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
            # Waitress asks for its application.
            environ.get("waitress.client_disconnected"),
            connection or (lambda: environ.get("gunicorn.socket") or environ.get("werkzeug.socket")),
        )
    except Exception as error:
        recorder.failed(error)
        return None


def _look(inbound):
    try:
        if inbound.gone():
            inbound.disconnected()
    except Exception as error:
        recorder.failed(error)


def _finish(inbound):
    inbound.finished = inbound.span.attributes.get(R.callerLeft) is None
    _close(inbound)


def _close(inbound, failure=None):
    try:
        inbound.close(failure)
    except Exception as error:
        recorder.failed(error)
