"""
Greenlets of gevent and eventlet: what is spawned in a request belongs to it. Each greenlet has context variables of its
own, which begin empty; it is given ours, and nothing else of where it was spawned.
"""

from contextvars import Context
from functools import wraps

from .recorder import current, recorder


def watch_gevent(module):
    module.Greenlet.add_spawn_callback(_keep)


def watch_eventlet(module):
    made = module.GreenThread.__init__

    @wraps(made)
    def __init__(self, *args, **kwargs):
        made(self, *args, **kwargs)
        _keep(self)

    module.GreenThread.__init__ = __init__
    spawn = module._spawn_n

    @wraps(spawn)
    def _spawn_n(*args, **kwargs):
        result = spawn(*args, **kwargs)
        _keep(result[1])
        return result

    module._spawn_n = _spawn_n


def _keep(greenlet):
    try:
        scope = current.get()
        if scope is None:
            return
        context = greenlet.gr_context
        if context is None:
            context = Context()
            greenlet.gr_context = context
        context.run(current.set, scope)
    except Exception as error:
        recorder.failed(error)
