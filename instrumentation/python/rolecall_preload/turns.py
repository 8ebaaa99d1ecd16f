"""
Who waits for a turn: at a lock, semaphore or limit that others hold, or a queue that is empty or full. Asked about only where somebody has to wait,
and nothing waits for us. C's own locks of threads cannot be watched.
"""

import sys
from functools import wraps

from .caller import is_own
from .clock import now
from .recorder import current, recorder
from .span import CLIENT


def watch_locks(module):
    """asyncio's."""
    _watch_async(module.Lock, "acquire", "asyncio.Lock", module.Lock.locked)
    _watch_async(module.Semaphore, "acquire", "asyncio.Semaphore", module.Semaphore.locked)


def watch_queues(module):
    """asyncio's: pools of what is shared, or of work."""
    _watch_async(module.Queue, "get", "asyncio.Queue.get", module.Queue.empty, True)
    _watch_async(module.Queue, "put", "asyncio.Queue.put", module.Queue.full, True)


def watch_anyio(module):
    """The limit of the threads in which Starlette and FastAPI run what is no coroutine."""
    _watch_async(module.CapacityLimiter, "acquire_on_behalf_of", None, lambda limiter: limiter.available_tokens <= 0)


def watch_threads(module):
    semaphore = module.Semaphore
    original = semaphore.acquire

    @wraps(original)
    def acquire(self, blocking=True, timeout=None):
        # The common case first: nobody has to wait.
        if self._value > 0 or not blocking:
            return original(self, blocking, timeout)
        return _within(_scope(), "threading.Semaphore", original, self, blocking, timeout)

    semaphore.acquire = semaphore.__enter__ = acquire


def watch_queue(module):
    queue = module.Queue
    get, put = queue.get, queue.put

    @wraps(get)
    def rolecall_get(self, block=True, timeout=None):
        if not block or self._qsize() or not is_own(sys._getframe(1)):
            return get(self, block, timeout)
        return _within(_scope(), "queue.Queue.get", get, self, block, timeout)

    @wraps(put)
    def rolecall_put(self, item, block=True, timeout=None):
        if not block or not 0 < self.maxsize <= self._qsize() or not is_own(sys._getframe(1)):
            return put(self, item, block, timeout)
        return _within(_scope(), "queue.Queue.put", put, self, item, block, timeout)

    queue.get, queue.put = rolecall_get, rolecall_put


def _watch_async(owner, name, what, taken, own_only=False):
    """`taken`: does who asks have to wait? `own_only`: where the server's own code asks; what libraries hand on is their everyday."""
    original = getattr(owner, name)

    @wraps(original)
    def rolecall_turn(self, *args, **kwargs):
        turn = original(self, *args, **kwargs)
        try:
            if not taken(self) or own_only and not is_own(sys._getframe(1)):
                return turn
            scope = _scope()
        except Exception as error:
            recorder.failed(error)
            return turn
        return turn if scope is None else _awaited(turn, scope, what)

    setattr(owner, name, rolecall_turn)


def _scope():
    """Of a request or a tool call at work; an SDK's call has turns of its own."""
    scope = current.get()
    return scope if scope is not None and scope.span.end is None and scope.span.kind != CLIENT else None


async def _awaited(turn, scope, what):
    key = object()
    scope.span.given(key, now(), what)
    try:
        return await turn
    finally:
        scope.span.taken(key, now())


def _within(scope, what, function, *args):
    if scope is None:
        return function(*args)
    key = object()
    scope.span.given(key, now(), what)
    try:
        return function(*args)
    finally:
        scope.span.taken(key, now())
