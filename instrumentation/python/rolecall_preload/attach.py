"""Decides whether this process is watched, and waits for the modules that are worth watching. Cheap: every Python pays it."""

import os
import sys

# Before gevent or eventlet can put theirs in place.
from _thread import RLock, get_ident, start_new_thread  # noqa: F401
from time import sleep  # noqa: F401

_ON = ("1", "true", "yes", "on")

# Module -> (our module, its function that is given the loaded one). What is never imported costs nothing.
WATCHED = {
    "socket": ("listeners", "watch"),
    "gevent._socket3": ("listeners", "watch"),
    "gevent.server": ("listeners", "watch_gevent"),
    "uvloop": ("listeners", "watch_uvloop"),
    "http.client": ("http_client", "watch"),
    "http.server": ("http_server", "watch"),
    "urllib3.connection": ("http_client", "watch_urllib3"),
    "urllib3.connectionpool": ("http_client", "watch_urllib3_pool"),
    "httpx._transports.default": ("httpx_client", "watch"),
    "httpx2._transports.default": ("httpx_client", "watch"),
    "httpcore._sync.connection_pool": ("httpx_client", "watch_pool"),
    "httpcore._async.connection_pool": ("httpx_client", "watch_async_pool"),
    "httpcore2._sync.connection_pool": ("httpx_client", "watch_pool"),
    "httpcore2._async.connection_pool": ("httpx_client", "watch_async_pool"),
    "aiohttp.client_reqrep": ("aiohttp_client", "watch"),
    "aiohttp.connector": ("aiohttp_client", "watch_connector"),
    "aiohttp.web_app": ("aiohttp_server", "watch"),
    "aiohttp.web_response": ("aiohttp_server", "watch_response"),
    "tornado.simple_httpclient": ("tornado_client", "watch"),
    "botocore.client": ("botocore_calls", "watch"),
    "botocore.credentials": ("credential_chain", "watch"),
    "botocore.session": ("credential_chain", "watch_session"),
    "aiobotocore.credentials": ("credential_chain", "watch_async"),
    "aiobotocore.session": ("credential_chain", "watch_async_session"),
    "botocore.monitoring": ("botocore_calls", "watch_monitoring"),
    "aiobotocore.client": ("botocore_calls", "watch_async"),
    "uvicorn.config": ("asgi", "watch_uvicorn"),
    "hypercorn.app_wrappers": ("asgi", "watch_hypercorn"),
    "daphne.server": ("asgi", "watch_daphne"),
    "starlette.applications": ("asgi", "watch_application"),
    "django.core.handlers.asgi": ("asgi", "watch_django"),
    "django.core.handlers.wsgi": ("wsgi", "watch_django"),
    "flask.app": ("wsgi", "watch_flask"),
    "wsgiref.handlers": ("wsgi", "watch_wsgiref"),
    "gunicorn.app.base": ("wsgi", "watch_gunicorn"),
    "werkzeug.serving": ("wsgi", "watch_werkzeug"),
    "waitress.server": ("wsgi", "watch_waitress"),
    "cheroot.wsgi": ("wsgi", "watch_cheroot"),
    "gevent.pywsgi": ("wsgi", "watch_gevent"),
    "eventlet.wsgi": ("wsgi", "watch_eventlet"),
    "tornado.web": ("frameworks", "watch_tornado"),
    "sanic.server.protocols.http_protocol": ("frameworks", "watch_sanic"),
    "sanic.request.types": ("frameworks", "watch_sanic_request"),
    "sanic.response.types": ("frameworks", "watch_sanic_response"),
    "grpc._server": ("grpc_server", "watch"),
    "grpc.aio._server": ("grpc_server", "watch_async"),
    "mcp.server.lowlevel.server": ("mcp_server", "watch"),
    "mcp.shared.session": ("mcp_server", "watch_session"),
    "mcp.server.runner": ("mcp_server", "watch_runner"),
    "jwt.api_jwt": ("token_checks", "watch_pyjwt"),
    "jwt.jwks_client": ("token_checks", "watch_pyjwk"),
    "fastmcp.server.auth.providers.jwt": ("token_checks", "watch_fastmcp"),
    "jose.jwt": ("token_checks", "watch_jose"),
    "joserfc._rfc7519.claims": ("token_checks", "watch_claims"),
    "joserfc.rfc7519.claims": ("token_checks", "watch_claims"),
    "authlib.jose.rfc7519.claims": ("token_checks", "watch_claims"),
    "awslambdaric.bootstrap": ("work", "watch_lambda"),
    "celery.app.trace": ("work", "watch_celery"),
    "rq.job": ("work", "watch_rq"),
    "awscrt.s3": ("botocore_calls", "watch_crt"),
    "gevent.greenlet": ("greenlets", "watch_gevent"),
    "eventlet.greenthread": ("greenlets", "watch_eventlet"),
    "subprocess": ("children", "watch"),
    "concurrent.futures.thread": ("threads", "watch_executor"),
    "threading": ("threads", "watch"),
    "queue": ("turns", "watch_queue"),
    "asyncio.locks": ("turns", "watch_locks"),
    "asyncio.queues": ("turns", "watch_queues"),
    "anyio._backends._asyncio": ("turns", "watch_anyio"),
}
# Clients whose requests pass beside all of the above: what they send is not seen, and coverage says so.
UNSEEN = ("pycurl", "grpc", "curl_cffi", "geventhttpclient", "niquests", "pyreqwest", "primp", "rnet", "aiosonic", "twisted.web.client")


def attach():
    """Once a process, whatever leads here: PYTHONPATH, the wheel, both."""
    if hasattr(sys, "_rolecall_attached") or _disabled():
        return
    sys._rolecall_attached = True
    sys.meta_path.insert(0, Finder())
    _keep_first_across_exec()
    _watch_starts()
    _watch_end()
    for name in WATCHED:
        module = sys.modules.get(name)
        if module is not None:
            loaded(name, module)


def _disabled():
    return os.environ.get("ROLECALL_DISABLED", "").lower() in _ON


def loaded(name, module):
    """A watched module is there. Nothing that goes wrong in here may reach the one who imports it."""
    try:
        place, function = WATCHED[name]
        ours = __import__("rolecall_preload." + place, fromlist=[function])
        getattr(ours, function)(module)
    except Exception as error:
        try:
            from .recorder import recorder

            recorder.failed(error)
        except Exception:
            pass


class Finder:
    """Finds nothing itself: asks the others, and calls back when the module has run."""

    def __init__(self):
        self._asking = set()

    def find_spec(self, name, path=None, target=None):
        if name not in WATCHED and name not in UNSEEN:
            return None
        if name in self._asking:
            return None
        if name in UNSEEN:
            return self._unseen(name)
        self._asking.add(name)
        try:
            for finder in list(sys.meta_path):
                if finder is self or not hasattr(finder, "find_spec"):
                    continue
                spec = finder.find_spec(name, path, target)
                if spec is not None:
                    return _call_back(spec, name)
            return None
        finally:
            self._asking.discard(name)

    def _unseen(self, name):
        try:
            from .recorder import recorder

            recorder.unseen(name)
        except Exception:
            pass
        return None


def _call_back(spec, name):
    loader = spec.loader
    if loader is None or not hasattr(loader, "exec_module") or not hasattr(loader, "__dict__"):
        return spec
    run = loader.exec_module

    def exec_module(module):
        # The loader is as it was before the module sees it.
        loader.__dict__.pop("exec_module", None)
        run(module)
        loaded(name, module)

    try:
        loader.exec_module = exec_module
    except Exception:
        pass
    return spec


def _keep_first_across_exec():
    """
    Launchers (opentelemetry-instrument, ddtrace-run, newrelic-admin) put a folder before ours and start Python anew; the
    first sitecustomize found is the only one that runs, and not all of them chain. So ours goes first, which does.
    """
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

    def first(variables):
        value = variables.get("PYTHONPATH", "")
        entries = value.split(os.pathsep)
        if here in entries and entries[0] != here:
            entries.remove(here)
            variables["PYTHONPATH"] = os.pathsep.join([here] + entries)

    execv, execve = os.execv, os.execve

    def rolecall_execv(path, args):
        try:
            first(os.environ)
        except Exception:
            pass
        _starting(path, args, None)
        return execv(path, args)

    def rolecall_execve(path, args, env):
        try:
            if env is not os.environ:
                env = dict(env)
            first(env)
        except Exception:
            pass
        _starting(path, args, env)
        return execve(path, args, env)

    rolecall_execv.__name__, rolecall_execve.__name__ = "execv", "execve"
    rolecall_execv.__wrapped__, rolecall_execve.__wrapped__ = execv, execve
    os.execv, os.execve = rolecall_execv, rolecall_execve


def _starting(path, args, env):
    """Another program begins in this one's place, or beside it."""
    try:
        from .children import starting

        starting([path] + list(args)[1:] if path is not None else args, env)
    except Exception:
        pass


def _watch_starts():
    """What starts a child past `subprocess`; `os.spawn*` go by fork and exec."""
    for name in ("posix_spawn", "posix_spawnp"):
        if hasattr(os, name):
            setattr(os, name, _watched_spawn(getattr(os, name)))
    system = os.system

    def rolecall_system(command):
        _starting(None, command, None)
        return system(command)

    rolecall_system.__name__, rolecall_system.__wrapped__ = "system", system
    os.system = rolecall_system


# What `sys.exit` was last called with in the main thread, and how many spans there were by then.
asked_to_exit = None


def _watch_end():
    """When its last functions run, a process no longer knows with what it ends."""
    exit = sys.exit
    main = get_ident()

    def rolecall_exit(*status):
        global asked_to_exit
        if get_ident() == main:
            ours = sys.modules.get("rolecall_preload.recorder")
            asked_to_exit = (status[0] if status else None, ours.recorder.begun() if ours is not None else 0)
        return exit(*status)

    rolecall_exit.__name__, rolecall_exit.__wrapped__, rolecall_exit.__doc__ = "exit", exit, exit.__doc__
    sys.exit = rolecall_exit
    leave = os._exit

    # As forked children do, multiprocessing's workers among them: what is registered for the end is not run.
    def rolecall_leave(status):
        try:
            ours = sys.modules.get("rolecall_preload.recorder")
            if ours is not None:
                ours.recorder.leave(status)
        finally:
            # Whatever comes in between, a signal's exception too.
            leave(status)

    rolecall_leave.__name__, rolecall_leave.__wrapped__, rolecall_leave.__doc__ = "_exit", leave, leave.__doc__
    os._exit = rolecall_leave


def _watched_spawn(original):
    def rolecall_spawn(path, argv, env, **more):
        _starting(path, argv, env)
        return original(path, argv, env, **more)

    rolecall_spawn.__name__, rolecall_spawn.__wrapped__ = original.__name__, original
    return rolecall_spawn
