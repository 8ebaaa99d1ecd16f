"""A span as it is held while it is open, and its OTLP JSON: hex ids, nanoseconds as text; an open one ends at "0"."""

import os
from json.encoder import encode_basestring_ascii as quoted

INTERNAL, SERVER, CLIENT = 1, 2, 3
# Waits that are less than this apart are one, ns; and no more than so many are told apart.
_ONE_WAIT = 10_000_000
_WAITS = 256


# Asked of the system many at a time. `pop` and `extend` are one step each for other threads.
_ids = []
_MADE_AT_ONCE = 64


def random_id(size):
    """Of 8 or 16 bytes, as lower-case hex."""
    if size == 16:
        return random_id(8) + random_id(8)
    try:
        return _ids.pop()
    except IndexError:
        made = os.urandom(8 * _MADE_AT_ONCE).hex()
        _ids.extend([made[at : at + 16] for at in range(16, len(made), 16)])
        return made[:16]


# A fork's are its own.
os.register_at_fork(after_in_child=_ids.clear)


class Span:
    __slots__ = ("trace_id", "span_id", "parent_id", "name", "kind", "start", "end", "attributes", "error", "message", "events", "link", "parent", "waits", "on_loop", "_named", "_head", "_items", "_said", "__weakref__")

    def __init__(self, trace_id, parent_id, name, kind, start, attributes):
        self.trace_id = trace_id
        self.span_id = random_id(8)
        self.parent_id = parent_id
        self.name = name
        self.kind = kind
        self.start = start
        self.end = None
        self.attributes = attributes
        self.error = False
        self.message = None
        # (name, ns)
        self.events = None
        # Trace and span id of another tracer's span that was active when this one began.
        self.link = None
        # The span above it, where it is one of this process.
        self.parent = None
        # [from, to] in ns, in time's order: when this span, by what it made, kept its own event loop waiting.
        self.waits = None
        # Was it begun in the thread of a running event loop?
        self.on_loop = False
        # Of the last record of this span: its name, what stands before the end's time, the attributes, and their JSON. The second
        # record mostly adds to the first.
        self._head = self._items = None

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

    def json(self):
        if self._head is None or self._named is not self.name:
            self._named = self.name
            self._head = self._identity()
        # A copy, taken at once: another thread may add to an open span's attributes.
        items = tuple(self.attributes.items())
        known = self._items
        if known is None or items[: len(known)] != known:
            self._said = _whole(items)
        elif len(items) > len(known):
            self._said = _joined(self._said, items[len(known) :])
        self._items = items
        status = ',"status":{}}' if not (self.error or self.events or self.link) else self._rest()
        return '%s"%d","attributes":[%s]%s' % (self._head, 0 if self.end is None else self.end // 1000 * 1000, self._said, status)

    def _rest(self):
        text = ""
        if self.events:
            text += ',"events":[%s]' % ",".join('{"timeUnixNano":"%d","name":%s}' % (time // 1000 * 1000, quoted(name)) for name, time in self.events)
        if self.link:
            text += ',"links":[{"traceId":"%s","spanId":"%s"}]' % self.link
        if not self.error:
            return text + ',"status":{}}'
        if self.message:
            return text + ',"status":{"code":2,"message":%s}}' % quoted(self.message)
        return text + ',"status":{"code":2}}'

    def _identity(self):
        return '{"traceId":"%s","spanId":"%s",%s"name":%s,"kind":%d,"startTimeUnixNano":"%d","endTimeUnixNano":' % (
            self.trace_id,
            self.span_id,
            '"parentSpanId":"%s",' % self.parent_id if self.parent_id else "",
            quoted(self.name),
            self.kind,
            self.start // 1000 * 1000,
        )


# What spans begin with is mostly the same again. A name's values are of one type, so that none is taken for another that
# equals it (1, True).
_wholes = {}
_WHOLES = 200


def attributes_json(attributes):
    return "[" + _joined("", tuple(attributes.items())) + "]"


def _whole(items):
    try:
        said = _wholes.get(items)
    except TypeError:
        # A list among the values.
        return _joined("", items)
    if said is None:
        said = _joined("", items)
        if len(_wholes) >= _WHOLES:
            _wholes.clear()
        _wholes[items] = said
    return said


def _joined(before, items):
    """`before` with these attributes added."""
    if not items:
        return before
    names, values = zip(*items)
    shape = (names, tuple(map(type, values)))
    known = _templates.get(shape)
    if known is None:
        known = _template(shape)
    template, say = known
    said = template % tuple([one(value) for one, value in zip(say, values)])
    return before + "," + said if before and said else before or said


# Names and types repeat, where values don't: the text around the values, and what says each of them.
_templates = {}
_TEMPLATES = 500


def _template(shape):
    parts, skipped, say = [], "", []
    for name, kind in zip(*shape):
        value = {str: '{"stringValue":%s}', int: '{"intValue":"%d"}'}.get(kind, "%s")
        if kind is type(None):
            # Takes a value, and says nothing.
            skipped += "%.0s"
        else:
            parts.append('%s{"key":%s,"value":%s}' % (skipped, quoted(name).replace("%", "%%"), value))
            skipped = ""
        say.append(quoted if kind is str else int if kind is int else str if kind is type(None) else _value)
    known = (",".join(parts) + skipped, say)
    if len(_templates) >= _TEMPLATES:
        _templates.clear()
    _templates[shape] = known
    return known


def _value(value):
    if type(value) is float and value - value == 0:
        return '{"doubleValue":%r}' % value
    if isinstance(value, str):
        return '{"stringValue":%s}' % quoted(value)
    if value is True:
        return '{"boolValue":true}'
    if value is False:
        return '{"boolValue":false}'
    if isinstance(value, int):
        return '{"intValue":"%d"}' % value
    if isinstance(value, float):
        return '{"stringValue":"%r"}' % value
    return '{"arrayValue":{"values":[%s]}}' % ",".join(_value(str(item)) for item in value)
