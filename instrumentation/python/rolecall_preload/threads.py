"""
Threads and pools of threads: work keeps the call it was given in. Context variables stay behind in Python where a thread
begins; asyncio's `to_thread` and anyio's threads carry them by themselves.
"""

from functools import wraps

from .caller import caller, submitted_at
from .clock import now
from .recorder import current, recorder
from .span import CLIENT
from .turns import watch_threads

_SCOPE = "_rolecall_scope"
_PLACE = "_rolecall_place"


def watch(module):
    thread = module.Thread
    start, bootstrap = thread.start, thread._bootstrap

    @wraps(start)
    def rolecall_start(self):
        scope = current.get()
        if scope is not None:
            self.__dict__[_SCOPE] = scope
        return start(self)

    @wraps(bootstrap)
    def rolecall_bootstrap(self):
        # Below the thread's own handling of errors: no frame of this is in its tracebacks.
        scope = self.__dict__.pop(_SCOPE, None)
        if scope is not None:
            current.set(scope)
        return bootstrap(self)

    thread.start, thread._bootstrap = rolecall_start, rolecall_bootstrap
    watch_threads(module)


def watch_executor(module):
    """What a pool's thread does belongs to who submitted it, never to who happened to make the thread."""
    item = getattr(module, "_WorkItem", None)
    if item is None or not hasattr(item, "run"):
        recorder.note("concurrent.futures is unknown here: work in its threads is outside any call")
        return
    init, run = item.__init__, item.run

    @wraps(init)
    def __init__(self, *args, **kwargs):
        scope = self.__dict__[_SCOPE] = current.get()
        self.__dict__[_PLACE] = caller()
        # An SDK's call has threads of its own.
        if scope is not None and scope.span.end is None and scope.span.kind != CLIENT:
            scope.span.given(id(self), now())
        init(self, *args, **kwargs)

    @wraps(run)
    def rolecall_run(self, *args, **kwargs):
        given_in = self.__dict__.get(_SCOPE)
        if given_in is not None and given_in.span.queued:
            given_in.span.taken(id(self), now())
        scope = current.set(given_in)
        place = submitted_at.set(self.__dict__.get(_PLACE))
        try:
            return run(self, *args, **kwargs)
        finally:
            submitted_at.reset(place)
            current.reset(scope)

    item.__init__, item.run = __init__, rolecall_run
