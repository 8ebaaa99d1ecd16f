"""
Has the caller hung up? Asked of the kernel: a server whose worker or event loop is at work reads no socket, and answers
somebody who is not there any more.
"""

import sys


def hung_up(connection):
    """
    `connection`: the caller's socket, or what has its `fileno()`. Reads nothing, changes nothing, waits for nothing; False where
    it can't be told. A caller that said it will send no more is gone: those who wait for an answer keep their side open.
    """
    try:
        fd = connection.fileno()
        if fd < 0:
            return False
        poll = _poll()
        if poll is None:
            return False
        asked = poll()
        # That both sides are closed is told unasked.
        asked.register(fd, getattr(sys.modules["select"], "POLLRDHUP", 0))
        return bool(asked.poll(0))
    except Exception:
        return False


def _poll():
    """The system's own: those of gevent and eventlet would switch to another greenlet."""
    import select

    if "gevent.monkey" in sys.modules:
        return sys.modules["gevent.monkey"].get_original("select", "poll")
    if "eventlet.patcher" in sys.modules:
        return getattr(sys.modules["eventlet.patcher"].original("select"), "poll", None)
    return getattr(select, "poll", None)
