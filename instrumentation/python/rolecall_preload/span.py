"""A span as it is held while it is open, and its OTLP JSON: hex ids, nanoseconds as text; an open one ends at "0"."""

import os
from json.encoder import encode_basestring_ascii as quoted

from .names import R

INTERNAL, SERVER, CLIENT = 1, 2, 3
# Waits that are less than this apart are one, ns; and no more than so many are told apart.
_ONE_WAIT = 10_000_000
_WAITS = 256
# Shorter waits for a thread are a pool's everyday, ns.
_WORTH_TELLING = 500_000_000


# Asked of the system many at a time. `pop` and `extend` are one step each for other threads.
_ids = []
_MADE_AT_ONCE = 64
_next_id = _ids.pop


def random_id():
    """Of 8 bytes, as lower-case hex; two of them are a trace's."""
    try:
        return _next_id()
    except IndexError:
        first, *others = os.urandom(8 * _MADE_AT_ONCE).hex(" ", 8).split(" ")
        _ids.extend(others)
        return first


# A fork's are its own.
os.register_at_fork(after_in_child=_ids.clear)


class Span:
    __slots__ = (
        "trace_id",
        "span_id",
        "parent_id",
        # The span above it, where it is one of this process.
        "parent",
        "name",
        "kind",
        "start",
        "end",
        "attributes",
        "error",
        "message",
        # (name, ns)
        "events",
        # Trace and span id of another tracer's span that was active when this one began.
        "link",
        # [from, to] in ns, in time's order: when this span, by what it made, kept its own event loop waiting.
        "waits",
        # What it waits for a turn for (work that it gave to a pool of threads) -> since when, ns, and at what, where that is no such pool.
        "queued",
        # Was it begun in the thread of a running event loop?
        "on_loop",
        # Of the last record of this span: its name, what stands before the end's time, the attributes' values, and their JSON. The next
        # record mostly adds to it.
        "_told",
    )

    def __init__(self, trace_id, parent_id, name, kind, start, attributes):
        self.end = self.message = self.events = self.link = self.parent = self.waits = self.queued = self._told = None
        self.error = self.on_loop = False
        self.trace_id = trace_id
        try:
            self.span_id = _next_id()
        except IndexError:
            self.span_id = random_id()
        self.parent_id = parent_id
        self.name = name
        self.kind = kind
        self.start = start
        self.attributes = attributes

    def waited(self, start, end):
        """Its flow waited in the event loop's own thread, where nothing else could run meanwhile."""
        span = self
        while span is not None:
            if span.waits is None:
                span.waits = [[start, end]]
            elif start - span.waits[-1][1] < _ONE_WAIT or len(span.waits) >= _WAITS:
                span.waits[-1][1] = end
            else:
                span.waits.append([start, end])
            span = span.parent

    def waited_within(self, start, end):
        """How long all that it belongs to did, ns."""
        span = self
        while span.parent is not None:
            span = span.parent
        return sum(max(0, min(end, last) - max(start, first)) for first, last in span.waits or ())

    def given(self, work, at, turn_at=None):
        """To a pool of threads, or it waits for a turn at something else."""
        if self.queued is None:
            self.queued = {}
        self.queued[work] = at, turn_at

    def taken(self, work, at):
        """By one of its threads; or the turn came, or was given up."""
        since = self.queued.pop(work, None) if self.queued is not None else None
        if since is not None:
            self._note_wait(at - since[0], since[1])

    def still_waiting(self, at):
        """Notes how long it has waited so far, ns: the longest."""
        longest = 0
        for since, turn_at in list((self.queued or {}).values()):
            self._note_wait(at - since, turn_at)
            longest = max(longest, at - since)
        return longest

    def left_waiting(self, at):
        """It ends, and for what it gave to a pool no thread came. For a turn that a task of its own still waits for it did not."""
        for since, turn_at in list(self.queued.values()):
            if turn_at is None:
                self._note_wait(at - since, None)
        self.queued = None

    def _note_wait(self, wait, turn_at):
        attributes, name = self.attributes, R.threadWait if turn_at is None else R.turnWait
        if wait >= _WORTH_TELLING and self.end is None and wait // 1_000_000 > (attributes.get(name) or 0):
            attributes[name] = wait // 1_000_000
            if turn_at is not None:
                attributes[R.turnAt] = turn_at

    def json(self):
        name, told, end = self.name, self._told, self.end
        attributes = self.attributes
        # Of names that another thread adds meanwhile there is no value, and nothing is said.
        values = tuple(attributes.values())
        if told is not None and told[0] is name:
            _, head, known, said = told
            before = len(known)
            if values[:before] != known or not said:
                said = _joined(tuple(attributes), values)[1:]
            elif len(values) > before:
                said += _joined(tuple(attributes)[before:], values[before:])
        else:
            parent = f'"parentSpanId":"{self.parent_id}",' if self.parent_id else ""
            head = f'{{"traceId":"{self.trace_id}","spanId":"{self.span_id}",{parent}"name":{quoted(name)},"kind":{self.kind},"startTimeUnixNano":"{self.start}","endTimeUnixNano":"'
            said = _whole(tuple(attributes), values)
        if end is None:
            self._told = name, head, values, said
            end = 0
        status = ',"status":{}}' if not (self.error or self.events or self.link) else self._rest()
        return f'{head}{end}","attributes":[{said}]{status}'

    def _rest(self):
        text = ""
        if self.events:
            text += ',"events":[%s]' % ",".join('{"timeUnixNano":"%d","name":%s}' % (time, quoted(name)) for name, time in self.events)
        if self.link:
            text += ',"links":[{"traceId":"%s","spanId":"%s"}]' % self.link
        if not self.error:
            return text + ',"status":{}}'
        if self.message:
            return text + ',"status":{"code":2,"message":%s}}' % quoted(self.message)
        return text + ',"status":{"code":2}}'


# What spans begin with is mostly the same again. A name's values are of one type, so that none is taken for another that
# equals it (1, True).
_wholes = {}
_WHOLES = 200


def attributes_json(attributes):
    return "[" + _joined(tuple(attributes), tuple(attributes.values()))[1:] + "]"


def _whole(names, values):
    """JSON of these attributes, a comma between two."""
    try:
        said = _wholes.get((values, names))
    except TypeError:
        # A list among the values.
        return _joined(names, values)[1:]
    if said is None:
        said = _joined(names, values)[1:]
        if len(_wholes) >= _WHOLES:
            _wholes.clear()
        _wholes[values, names] = said
    return said


def _joined(names, values):
    """JSON of these attributes, a comma before each."""
    try:
        return "".join(map(_pairs.__getitem__, zip(names, values)))
    except TypeError:
        # A list among the values.
        return "".join(map(_said, names, values))


class _Pairs(dict):
    """JSON of an attribute by its name and value: few are new, but durations, which are not kept."""

    def __missing__(self, pair):
        name, value = pair
        if type(value) is float:
            return f"{_durations[name]}{value!r}}}}}"
        if len(self) >= _PAIRS:
            self.clear()
        said = self[pair] = _said(name, value)
        return said


class _Durations(dict):
    """Of names of durations: what stands before the number."""

    def __missing__(self, name):
        said = self[name] = ',{"key":%s,"value":{"doubleValue":' % quoted(name)
        return said


_durations = _Durations()
_pairs = _Pairs()
_PAIRS = 2000


def _said(name, value):
    return "" if value is None else f',{{"key":{quoted(name)},"value":{_value(value)}}}'


def _value(value):
    if isinstance(value, str):
        return '{"stringValue":%s}' % quoted(value)
    if value is True:
        return '{"boolValue":true}'
    if value is False:
        return '{"boolValue":false}'
    if isinstance(value, int):
        return '{"intValue":"%d"}' % value
    if isinstance(value, float):
        return '{"doubleValue":%r}' % value
    return '{"arrayValue":{"values":[%s]}}' % ",".join(_value(str(item)) for item in value)
