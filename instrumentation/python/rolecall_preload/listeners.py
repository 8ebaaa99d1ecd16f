"""
Which of the sockets that this process takes connections of are served by something whose requests are watched. Of the others nobody can
say who asked, nor that nobody did.
"""

import sys
from functools import wraps

# Ports, or paths of Unix sockets: where connections were taken, and where requests were seen, as far as their server tells.
_taken, _seen = set(), set()
_others = set()
# Is there a server whose requests will be watched? Of one that was only knocked at nothing is missing.
_expected = False
# Servers that take connections past Python: what is asked of them is seen where they call a framework that is watched.
_NATIVE = ("bjoern", "fastpysgi", "fastwsgi", "granian", "japronto", "meinheld", "mod_wsgi", "pyuwsgi", "robyn", "socketify", "uwsgi")
# These take connections of the process's own children.
_OWN = ("multiprocessing.connection",)


def watch(module):
    kind = module.socket
    original = kind.accept

    @wraps(original)
    def accept(self):
        connection = original(self)
        if sys._getframe(1).f_globals.get("__name__") not in _OWN:
            _take(address_of(self))
        return connection

    kind.accept = accept


def watch_uvloop(module):
    """It asks for a protocol for each connection that it takes."""
    loop = module.Loop
    for name in ("create_server", "create_unix_server"):
        setattr(loop, name, _counting(getattr(loop, name)))


def watch_gevent(module):
    server = module.StreamServer
    original = server.do_read

    @wraps(original)
    def do_read(self):
        connection = original(self)
        if connection is not None:
            _take(address_of(self.socket))
        return connection

    server.do_read = do_read


def _counting(original):
    @wraps(original)
    async def create(self, protocol_factory, *args, **kwargs):
        places = []

        def rolecall_factory():
            for at in places:
                _take(at)
            return protocol_factory()

        server = await original(self, rolecall_factory, *args, **kwargs)
        try:
            places.extend(map(address_of, server.sockets))
        except Exception:
            pass
        return server

    return create


def address_of(socket):
    """Of this side: a listening socket's connections have the same."""
    try:
        return port_of(socket.getsockname())
    except (OSError, AttributeError):
        return None


def port_of(name):
    return name[1] if isinstance(name, tuple) else name


def _take(at):
    if at is not None and at not in _taken:
        _taken.add(at)
        _news()


def requests_seen(at):
    if at not in _seen:
        _seen.add(at)
        _news()


def requests_expected():
    global _expected
    _expected = True


def unwatched(what):
    """What comes another way than by requests."""
    if what not in _others:
        _others.add(what)
        _news()


def not_seen():
    """What this process serves, and nothing watches."""
    seen, taken = {str(at) for at in list(_seen)}, {str(at) for at in list(_taken)}
    if seen - taken or _expected and not seen:
        # One is told by another name, or was taken past Python, or is still to come: which is which can't be told.
        taken = seen
    native = [] if seen or _expected else [name for name in _NATIVE if name in sys.modules]
    return sorted(taken - seen) + native + sorted(_others)


def _news():
    ours = sys.modules.get("rolecall_preload.recorder")
    if ours is not None:
        ours.recorder.coverage_changed()
