"""One clock for all spans: nanoseconds since the epoch, monotonic between re-anchorings."""

import time

_wall = time.time_ns
_steady = time.monotonic_ns
_anchor = _wall() - _steady()


def now():
    return _anchor + _steady()


def reanchor():
    """Called where no span is open in the caller's flow (an inbound request), so that no span's end precedes its start."""
    global _anchor
    drift = _wall() - now()
    if drift > 50_000_000 or drift < -50_000_000:
        _anchor += drift


def iso(ns):
    """ISO 8601, UTC, milliseconds."""
    seconds, rest = divmod(ns // 1_000_000, 1000)
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds)) + ".%03dZ" % rest


def milliseconds(ns):
    """To a hundredth; `round` would go by way of a text."""
    return (ns + 5000) // 10_000 / 100
