"""
Where in the server's code a call was made: the nearest frame that is neither Python's own, nor a package's, nor ours.
Names: https://opentelemetry.io/docs/specs/semconv/registry/attributes/code/
"""

import os
import sys
from contextvars import ContextVar

from .names import S

# Far enough for boto3 or requests, and a helper in a package, between the server's code and the request.
_FRAMES = 40
_STANDARD = os.path.dirname(os.path.abspath(os.__file__)) + os.sep
_OWN = os.path.dirname(os.path.abspath(__file__)) + os.sep
_PACKAGES = (os.sep + "site-packages" + os.sep, os.sep + "dist-packages" + os.sep)
# By file name as its code has it: absolute path of the server's own, None of others'. A process has some thousands, and each
# is asked about once.
_own_files = {}
_MOST_KNOWN = 10_000
_asked = os.environ.get("ROLECALL_CODE_LOCATION", "").lower() not in ("0", "false", "no", "off")


# Where the work of a pool's thread was submitted: no frame of that stands in the thread.
submitted_at = ContextVar("rolecall_submitted_at", default=None)


def note_caller(attributes):
    place = caller(3)
    if place is not None:
        attributes[S.codeFile], attributes[S.codeLine], attributes[S.codeFunction] = place


def caller(above=1):
    """
    File, line and function of the server's own nearest frame, or of the one that gave this thread its work. So many frames `above` this
    one are known to be ours.
    """
    if not _asked:
        return None
    frame = sys._getframe(above)
    known = _own_files
    left = _FRAMES
    while frame is not None and left:
        file = frame.f_code.co_filename
        try:
            own = known[file]
        except KeyError:
            own = _own_file(file)
        if own is not None:
            code = frame.f_code
            return own, frame.f_lineno, getattr(code, "co_qualname", code.co_name)[:128]
        frame = frame.f_back
        left -= 1
    return submitted_at.get()


def is_own(frame):
    """Is it of the server's own code?"""
    file = frame.f_code.co_filename
    return (_own_files[file] if file in _own_files else _own_file(file)) is not None


def _own_file(file):
    # `<frozen …>`, and what a library made of a text.
    foreign = file.startswith(("<", _OWN)) or any(part in file for part in _PACKAGES) or file.startswith(_STANDARD)
    own = None if foreign else os.path.abspath(file)[:1024]
    if len(_own_files) < _MOST_KNOWN:
        _own_files[file] = own
    return own
