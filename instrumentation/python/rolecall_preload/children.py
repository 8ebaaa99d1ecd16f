"""
Child processes that this one starts and that can't be watched: a Python that is told not to look at its environment, or
is given one without us. They are counted, so that nobody takes their silence for an absence of calls.
"""

import os
import re
from functools import wraps

from .recorder import recorder

_PYTHON = re.compile(r"(python|pypy)[\d.]*(\.exe)?\Z", re.I)
_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Else it came with a wheel, whose way in neither -I nor -E closes.
_BY_PATH = _FOLDER in os.environ.get("PYTHONPATH", "").split(os.pathsep)
# Position of `env` among Popen's parameters.
_ENV = 10


def watch(module):
    popen = module.Popen
    original = popen.__init__

    @wraps(original)
    def __init__(self, args, *rest, **named):
        try:
            env = named["env"] if "env" in named else (rest[_ENV - 1] if len(rest) >= _ENV else None)
            if _is_unwatched(args, os.environ if env is None else env):
                recorder.unwatched += 1
                recorder.note("a Python was started that is kept from being watched (-I, -E, -S, or an environment of its own)")
        except Exception as error:
            recorder.failed(error)
        return original(self, args, *rest, **named)

    popen.__init__ = __init__


def _is_unwatched(args, env):
    words = [os.fsdecode(one) for one in (args.split() if isinstance(args, (str, bytes)) else args)]
    if not words or not _PYTHON.search(os.path.basename(words[0])):
        return False
    closing = "[IES]" if _BY_PATH else "S"
    for word in words[1:]:
        if not word.startswith("-") or word in ("-c", "-m", "-", "--"):
            break
        if not word.startswith("--") and re.search(closing, re.sub("[WX].*", "", word)):
            return True
    if not _BY_PATH:
        return "ROLECALL_DIR" not in env
    return _FOLDER not in str(env.get("PYTHONPATH")).split(os.pathsep)
