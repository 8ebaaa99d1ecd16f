"""A span as it is held while it is open, and its OTLP JSON: hex ids, nanoseconds as text; an open one ends at "0"."""

import os
from json.encoder import encode_basestring_ascii as quoted

INTERNAL, SERVER, CLIENT = 1, 2, 3
# Waits that are less than this apart are one, ns; and no more than so many are told apart.
_ONE_WAIT = 10_000_000
_WAITS = 256


def random_id(size):
    """Of 8 or 16 bytes, as lower-case hex. From the system: a fork's are its own."""
    return os.urandom(size).hex()


class Span:
    __slots__ = ("trace_id", "span_id", "parent_id", "name", "kind", "start", "end", "attributes", "error", "message", "events", "link", "parent", "waits", "__weakref__")

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
        text = '{"traceId":"%s","spanId":"%s",' % (self.trace_id, self.span_id)
        if self.parent_id:
            text += '"parentSpanId":"%s",' % self.parent_id
        text += '"name":%s,"kind":%d,"startTimeUnixNano":"%d","endTimeUnixNano":"%d","attributes":%s' % (
            quoted(self.name),
            self.kind,
            self.start // 1000 * 1000,
            0 if self.end is None else self.end // 1000 * 1000,
            attributes_json(self.attributes),
        )
        if self.events:
            text += ',"events":[%s]' % ",".join('{"timeUnixNano":"%d","name":%s}' % (time // 1000 * 1000, quoted(name)) for name, time in self.events)
        if self.link:
            text += ',"links":[{"traceId":"%s","spanId":"%s"}]' % self.link
        if not self.error:
            return text + ',"status":{}}'
        if self.message:
            return text + ',"status":{"code":2,"message":%s}}' % quoted(self.message)
        return text + ',"status":{"code":2}}'


# What was said last of each name: of method, host, key and region it is mostly the same again.
_said = {}
_NAMES = 500


def attributes_json(attributes):
    parts = []
    # A copy, taken at once: another thread may add to an open span's attributes.
    for key, value in list(attributes.items()):
        if value is None:
            continue
        said = _said.get(key)
        if said is None or said[0] != value or type(said[0]) is not type(value):
            said = (value, '{"key":"%s","value":%s}' % (key, _value(value)))
            if len(_said) < _NAMES or key in _said:
                _said[key] = said
        parts.append(said[1])
    return "[" + ",".join(parts) + "]"


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
        return '{"doubleValue":%r}' % value if value - value == 0 else '{"stringValue":"%r"}' % value
    return '{"arrayValue":{"values":[%s]}}' % ",".join(_value(str(item)) for item in value)
