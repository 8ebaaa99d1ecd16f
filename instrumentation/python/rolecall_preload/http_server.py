"""
Inbound requests of `http.server`: handlers of one's own, and what stands on them (`xmlrpc.server`). Whatever way a handler takes to
answer, what it writes is the answer. Servers of WSGI that stand on it are watched where they call their application.
"""

import sys
from functools import wraps
from io import BufferedReader, BufferedWriter
from types import FunctionType

from .answer_bytes import AnswerBytes
from .clock import now
from .inbound import Inbound
from .listeners import address_of, requests_seen
from .names import R
from .recorder import current, recorder

_EXCHANGE = "_rolecall_exchange"
_WSGI = ("wsgiref.simple_server", "werkzeug.serving", "eventlet.wsgi")


def watch(module):
    handler = module.BaseHTTPRequestHandler
    serve = handler.handle_one_request
    _watch_parsing(handler)

    def setup(self):
        super(handler, self).setup()
        _observed(_attach, self)

    @wraps(serve)
    def handle_one_request(self):
        try:
            return serve(self)
        finally:
            _observed(_over, self)

    def finish(self):
        _observed(_over, self, True)
        super(handler, self).finish()

    handler.setup, handler.handle_one_request, handler.finish = setup, handle_one_request, finish


def _watch_parsing(kind):
    """Its headers are known then, whoever parses them, and whoever serves it next."""
    parse = kind.parse_request

    @wraps(parse)
    def parse_request(self):
        _observed(_over, self, True)
        good = parse(self)
        if good:
            _observed(_begin, self)
        return good

    parse_request._rolecall = True
    kind.parse_request = parse_request


def _attach(handler):
    """A new connection, of which nothing was read yet."""
    requests_seen(address_of(handler.connection))
    if _is_of_wsgi(handler):
        return
    kind = next(one for one in type(handler).__mro__ if "parse_request" in vars(one))
    if not hasattr(kind.parse_request, "_rolecall") and isinstance(kind.parse_request, FunctionType):
        # One of its own, which may never come to the one that is watched.
        _watch_parsing(kind)
    exchange = _exchange_of(handler)
    if type(handler.rfile) is BufferedReader:
        handler.rfile = _Reader(exchange, handler.rfile.detach(), handler.rbufsize)


def _is_of_wsgi(handler):
    return any(one.__module__ in _WSGI for one in type(handler).__mro__)


def _exchange_of(handler):
    exchange = vars(handler)[_EXCHANGE] = _Exchange(handler)
    writer = handler.wfile
    if type(writer) is BufferedWriter:
        handler.wfile = _BufferedWriter(exchange, writer.detach(), handler.wbufsize)
    elif type(writer) is sys.modules["socketserver"]._SocketWriter:
        handler.wfile = _socket_writer(type(writer))(exchange, handler.connection)
    return exchange


def _begin(handler):
    exchange = vars(handler).get(_EXCHANGE)
    if exchange is None and not _is_of_wsgi(handler):
        exchange = _exchange_of(handler)
    if exchange is not None:
        exchange.begin(handler)


def _over(handler, late=False):
    """`late`: it was over when its answer was, and nobody told."""
    exchange = vars(handler).get(_EXCHANGE)
    if exchange is not None and exchange.inbound is not None:
        exchange.over(sys.exc_info()[1], exchange.written if late else None)


def _observed(look, *args):
    try:
        look(*args)
    except Exception as error:
        recorder.failed(error)


class _Exchange:
    """The request that a connection is at."""

    inbound = None
    _line = None

    def __init__(self, handler):
        self._connection = handler.connection

    def begin(self, handler):
        if self._line is handler.raw_requestline:
            # Parsed by a class and by the one that it extends.
            return
        self._line = handler.raw_requestline
        headers = {}
        for name, value in handler.headers.items():
            headers.setdefault(name.lower(), str(value))
        scheme = "https" if hasattr(self._connection, "cipher") else "http"
        self.inbound = inbound = Inbound(handler.command, handler.path, scheme, headers.get, connection=lambda: self._connection)
        inbound.stands_in = False
        length = headers.get("content-length", "")
        # Of the request's body, bytes; None where it does not say.
        self._left = int(length) if length.isdigit() else None if "transfer-encoding" in headers else 0
        self._answer = AnswerBytes(handler.command == "HEAD")
        self.written = inbound.span.start
        self._around = sys.exc_info()[1]
        self._before = current.get()
        current.set(inbound.scope)

    def read(self, data):
        inbound = self.inbound
        if inbound is None:
            return
        if self._left is not None:
            self._left -= len(data)
        inbound.body(data, self._left is not None and self._left <= 0)

    def write(self, data):
        """Before it is sent: whoever has all of it may go."""
        inbound, answer = self.inbound, self._answer
        if inbound is None or answer.whole:
            return
        self.written = now()
        if self._left is None:
            # Whoever answers has read what there is.
            self._left = 0
            inbound.body(b"", True)
        before = answer.begun
        body = answer.read(bytes(data))
        if not answer.begun:
            return
        if not before:
            inbound.answer(answer.status, answer.header)
        inbound.answer_body(body, answer.whole)
        if inbound.last_gone() if answer.whole else inbound.gone():
            inbound.disconnected()

    def left(self):
        if self.inbound is not None:
            self.inbound.disconnected()

    def over(self, failure, at):
        inbound, self.inbound = self.inbound, None
        current.set(self._before)
        answer = self._answer
        if failure is self._around:
            # The server itself is run by what handles an error.
            failure = None
        if not answer.begun and answer.status is not None:
            # The rest of its head is a program's, which writes to the connection itself.
            inbound.answer(answer.status, answer.header)
        if not answer.whole:
            inbound.answer_body(b"", True)
        complete = answer.whole or answer.length is None and failure is None
        inbound.finished = answer.status is not None and complete and inbound.span.attributes.get(R.callerLeft) is None
        inbound.close(failure, at)


class _Reader(BufferedReader):
    def __init__(self, exchange, raw, size):
        super().__init__(raw, *_size(size))
        self._rolecall = exchange

    def read(self, size=-1, /):
        data = super().read(size)
        if data:
            _observed(self._rolecall.read, data)
        return data

    def read1(self, size=-1, /):
        data = super().read1(size)
        if data:
            _observed(self._rolecall.read, data)
        return data

    def readinto(self, buffer, /):
        size = super().readinto(buffer)
        if size:
            _observed(self._rolecall.read, bytes(memoryview(buffer).cast("B")[:size]))
        return size


class _Writes:
    """What a handler writes to."""

    def __init__(self, exchange, *args):
        super().__init__(*args)
        self._rolecall = exchange

    def write(self, data, /):
        _observed(self._rolecall.write, data)
        try:
            return super().write(data)
        except ConnectionError:
            _observed(self._rolecall.left)
            raise

    def flush(self):
        try:
            return super().flush()
        except ConnectionError:
            _observed(self._rolecall.left)
            raise


class _BufferedWriter(_Writes, BufferedWriter):
    def __init__(self, exchange, raw, size):
        super().__init__(exchange, raw, *_size(size))


_of_socket = {}


def _socket_writer(kind):
    """The module that has it is not loaded for it."""
    if kind not in _of_socket:
        _of_socket[kind] = type(kind.__name__, (_Writes, kind), {})
    return _of_socket[kind]


def _size(size):
    return (size,) if size > 0 else ()
