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
        starting(args, named["env"] if "env" in named else (rest[_ENV - 1] if len(rest) >= _ENV else None))
        return original(self, args, *rest, **named)

    popen.__init__ = __init__


def starting(args, env):
    """`args`: a list of words, or a shell's text. `env`: None for this process's own."""
    try:
        words = [os.fsdecode(one) for one in (args.split() if isinstance(args, (str, bytes)) else args)]
        if _is_unwatched(words, os.environ if env is None else env):
            recorder.lost_sight()
    except Exception as error:
        recorder.failed(error)


def _is_unwatched(words, env):
    at = next((at for at, word in enumerate(words) if _PYTHON.search(os.path.basename(word))), None)
    known = _knows_us(env)
    if at is None:
        # A console script of an environment of its own has Python in its first line.
        return not known and bool(words) and _is_script(words[0], env)
    before = [os.path.basename(word) for word in words[:at]]
    if not known or "sudo" in before or ("env" in before and "-i" in before):
        return True
    closing = "[IES]" if _BY_PATH else "S"
    for word in words[at + 1 :]:
        if not word.startswith("-") or word in ("-c", "-m", "-", "--"):
            break
        if not word.startswith("--") and re.search(closing, re.sub("[WX].*", "", word)):
            return True
    return False


def _knows_us(env):
    if not _BY_PATH:
        return "ROLECALL_DIR" in env or b"ROLECALL_DIR" in env
    paths = env.get("PYTHONPATH") or env.get(b"PYTHONPATH") or ""
    return _FOLDER in os.fsdecode(paths).split(os.pathsep)


def _is_script(program, env):
    folders = [""] if os.sep in program else os.fsdecode(env.get("PATH") or os.defpath).split(os.pathsep)
    for folder in folders:
        try:
            with open(os.path.join(folder, program), "rb") as file:
                head = file.read(256)
        except OSError:
            continue
        return head.startswith(b"#!") and b"python" in head.split(b"\n", 1)[0]
    return False
