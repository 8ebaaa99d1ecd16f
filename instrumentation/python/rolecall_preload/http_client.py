"""
`http.client`, which urllib, urllib3, requests and botocore stand on: the start is on disk before the head leaves, times
of connect, TLS, first byte and body, and the body's bytes as they are taken.
"""

import sys
from functools import wraps

from .clock import now
from .names import R
from .outbound import OutboundCall
from .recorder import recorder



def _take(holder):
    call = holder._rolecall_call
    if call is not None:
        holder._rolecall_call = None
    return call


def watch(client):
    connection, response = client.HTTPConnection, client.HTTPResponse
    # On the connection, the call it carries; on the answer, its call. An attribute outlives weak references in a finalizer, and who asks an
    # object for its `__dict__` makes it slower for everybody.
    connection._rolecall_call = response._rolecall_call = None
    # On a connection that was waited for, the call which did.
    connection._rolecall_queued = None
    _wrap_endheaders(connection)
    _wrap_connect(connection)
    _wrap_send(connection)
    _wrap_getresponse(connection)
    _wrap_close(connection)
    for name, all_of_it in (("read", None), ("read1", -1), ("readinto", None), ("readline", -1), ("_safe_read", None)):
        _wrap_read(response, name, all_of_it)
    _wrap_close_response(response)


def watch_urllib3(module):
    """Its connections open their socket in a way of their own."""
    for name in ("HTTPConnection", "HTTPSConnection"):
        connection = getattr(module, name, None)
        if connection is not None and "connect" in vars(connection):
            _wrap_connect(connection)
        if connection is not None and "_new_conn" in vars(connection):
            _wrap_connect(connection, "_new_conn")


def watch_urllib3_pool(module):
    """A pool that may not grow (`block=True`): who asks for a connection while all are taken waits, and the request is not begun."""
    pool = module.HTTPConnectionPool
    original = pool._get_conn

    @wraps(original)
    def _get_conn(self, timeout=None):
        queue = self.pool
        if not self.block or queue is None or queue.qsize():
            return original(self, timeout)
        call = _queued(self, sys._getframe(1).f_locals)
        try:
            connection = original(self, timeout)
        except BaseException as error:
            if call is not None:
                call.close(error)
            raise
        if call is not None:
            connection._rolecall_queued = call
        return connection

    pool._get_conn = _get_conn


def _queued(pool, asked):
    """The call of `urlopen`, whose variables these are, told as one that waits for a connection."""
    try:
        from urllib.parse import urlsplit

        url = urlsplit(asked["url"])
        headers = {str(name).lower(): value for name, value in dict(asked.get("headers") or {}).items()}
        port = pool.port or (443 if pool.scheme == "https" else 80)
        call = OutboundCall(asked["method"], pool.scheme, pool.host, port, url.path + ("?" + url.query if url.query else ""), headers.get, waits=True)
        call.open()
        return call
    except Exception as error:
        recorder.failed(error)
        return None


def _wrap_endheaders(connection):
    original = connection.endheaders

    @wraps(original)
    def endheaders(self, message_body=None, **named):
        try:
            _begin(self, message_body)
        except Exception as error:
            recorder.failed(error)
        try:
            return original(self, message_body, **named) if named else original(self, message_body)
        except BaseException as error:
            _failed(self, error)
            raise

    connection.endheaders = endheaders


def _begin(connection, body):
    if getattr(connection, "_tunnel_host", None) and not getattr(connection, "sock", None):
        host, port = connection._tunnel_host, connection._tunnel_port
    else:
        host, port = connection.host, connection.port
    method, path, header = _read_head(connection._buffer)
    scheme = _schemes.get(type(connection)) or _scheme_of(connection)
    if "://" in path[:9]:
        # To a proxy: the address is the whole URL.
        from urllib.parse import urlsplit

        url = urlsplit(path)
        scheme, host, port = url.scheme, url.hostname or host, url.port or (443 if url.scheme == "https" else 80)
        path = url.path + ("?" + url.query if url.query else "")
    else:
        named = header("host")
        if named:
            host, port = _addresses.get((named, scheme)) or _address_of(named, scheme, host, port)
    before = _take(connection)
    if before is not None:
        # A connection carries one request at a time: the last answer is over, read or not.
        before.body_complete()
        before.close()
    reused = getattr(connection, "sock", None) is not None
    call = connection._rolecall_queued
    queued = call is not None
    if queued:
        connection._rolecall_queued = None
        call.time(R.timeSocket, call.span.start)
    else:
        call = OutboundCall(method, scheme, host, port, path, header, waits=True)
    if reused:
        call.span.attributes[R.reusedSocket] = True
    call.waiting_for("answer" if reused else "connect", None if queued else call.span.start)
    if call.wants_body and isinstance(body, (bytes, str)):
        call.body(body if isinstance(body, str) else body.decode("latin-1"))
    connection._rolecall_call = call
    if not queued:
        call.open()


# Of a class of connections; of what a `Host` says, unless the connection knows better.
_schemes = {}
_addresses = {}
_CACHED = 64


def _scheme_of(connection):
    kind = type(connection)
    if len(_schemes) >= _CACHED:
        _schemes.clear()
    scheme = _schemes[kind] = "https" if hasattr(connection, "_context") or kind.__name__.startswith(("HTTPS", "AWSHTTPS")) else "http"
    return scheme


def _address_of(named, scheme, host, port):
    name, colon, number = named.rpartition(":")
    if colon and number.isdigit():
        address = name, int(number)
    elif not named.endswith("]") and ":" not in named:
        address = named, (443 if scheme == "https" else 80)
    else:
        return host, port
    if len(_addresses) >= _CACHED:
        _addresses.clear()
    _addresses[named, scheme] = address
    return address


# By how many lines it has, of the last such head: what each line begins with, and by a header's lower-case name its line and where its value
# begins. A client sends the same headers again, and few of them are asked about.
_heads = {}
_starts = bytes.startswith


def _read_head(lines):
    """(method, path, function from a lower-case name to its value) of the lines that `http.client` is about to send."""
    method, path, _ = lines[0].decode("latin-1").split(" ", 2)
    known = _heads.get(len(lines))
    if known is None or not all(map(_starts, lines, known[0])):
        known = _taken_apart(lines)
    places = known[1]

    def header(name):
        place = places.get(name)
        return None if place is None else lines[place[0]][place[1] :].decode("latin-1").strip()

    return method, path, header


def _taken_apart(lines):
    begins, places = [b""], {}
    for i, line in enumerate(lines[1:], 1):
        name, colon, _ = line.partition(b":")
        begins.append(name + colon)
        # The first of a name counts.
        places.setdefault(name.decode("latin-1").lower(), (i, len(name) + 1))
    if len(_heads) >= _CACHED:
        _heads.clear()
    known = _heads[len(lines)] = begins, places
    return known


def _wrap_connect(connection, name="connect"):
    original = getattr(connection, name)

    @wraps(original)
    def connect(self, *args, **kwargs):
        began = now()
        call = self._rolecall_call
        result = original(self, *args, **kwargs)
        if call is not None:
            try:
                attributes = call.span.attributes
                if R.timeConnect not in attributes:
                    call.time(R.timeConnect, began)
                elif name == "connect":
                    # What the opening of the socket did not take: TLS.
                    rest = round((now() - began) / 1e6 - attributes[R.timeConnect], 2)
                    if rest > 0.5 and type(self).__name__.find("HTTPS") >= 0:
                        attributes[R.timeTls] = rest
                call.waiting_for("tls" if name == "_new_conn" and "HTTPS" in type(self).__name__ else "answer")
            except Exception as error:
                recorder.failed(error)
        return result

    setattr(connection, name, connect)


def _wrap_send(connection):
    original = connection.send

    @wraps(original)
    def send(self, data):
        call = self._rolecall_call
        if call is not None and call.wants_body:
            try:
                text = data.decode("latin-1") if isinstance(data, bytes) else data
                if isinstance(text, str) and len(text) < 65536 and not text.startswith("POST "):
                    call.body(text)
            except Exception as error:
                recorder.failed(error)
        try:
            return original(self, data)
        except BaseException as error:
            _failed(self, error)
            raise

    connection.send = send


def _wrap_getresponse(connection):
    original = connection.getresponse

    @wraps(original)
    def getresponse(self, **kwargs):
        # Out of sight of `close`, which is called in here where the peer keeps no connection.
        call = _take(self)
        try:
            response = original(self, **kwargs) if kwargs else original(self)
        except BaseException as error:
            if call is not None:
                self._rolecall_call = call
                # urllib3 1 asks for Python 2's parameter first, and again without it.
                if not (kwargs and isinstance(error, TypeError)):
                    _failed(self, error)
            raise
        try:
            if call is not None:
                self._rolecall_call = call
                call.answer(response.status, _headers_of(response.headers))
                if response.status == 101:
                    call.body_complete()
                    call.close()
                elif response.isclosed():
                    call.body_complete()
                    call.close()
                else:
                    response._rolecall_call = call
                    call.reading(False)
        except Exception as error:
            recorder.failed(error)
        return response

    connection.getresponse = getresponse


def _headers_of(message):
    """Function from a lower-case name to its first value: a message looks at all of its headers for each that is asked about."""
    headers = getattr(message, "_headers", None)
    return message.get if headers is None else {name.lower(): value for name, value in reversed(headers)}.get


def _wrap_close(connection):
    original = connection.close

    @wraps(original)
    def close(self):
        result = original(self)
        call = self._rolecall_call
        # An answer may be read on after its connection was given up ("Connection: close").
        if call is not None and call._answered is None:
            _take(self)
            call.close(by="client")
        return result

    connection.close = close


def _wrap_read(response, name, all_of_it):
    """Each takes one argument, mostly by its place: how much, or where to."""
    original = getattr(response, name)

    @wraps(original)
    def read(self, amount=all_of_it, **named):
        call = self._rolecall_call
        if call is None:
            return original(self, **named) if named else original(self, amount)
        # Its own reads within this one are this one's.
        self._rolecall_call = None
        call.reading(True)
        try:
            data = original(self, **named) if named else original(self, amount)
        except BaseException as error:
            call.close(error)
            raise
        try:
            self._rolecall_call = call
            if name == "readinto":
                if data:
                    call.chunk(memoryview(named.get("b", amount))[:data])
            elif data and (name != "_safe_read" or data != b"\r\n"):
                # urllib3 reads chunks, and what ends each, by itself.
                call.chunk(data)
            if self.length == 0 or self.isclosed():
                _complete(self, call)
            else:
                call.reading(False)
        except Exception as error:
            recorder.failed(error)
        return data

    setattr(response, name, read)


def _complete(response, call):
    _take(response)
    call.body_complete()
    call.close()


def _wrap_close_response(response):
    original = response.close

    @wraps(original)
    def close(self):
        call = _take(self)
        if call is not None:
            try:
                # urllib3 reads chunks by itself, and closes the answer after the last.
                if self.length == 0 or self.isclosed() or sys._getframe(1).f_code.co_name == "read_chunked":
                    call.body_complete()
                call.close(by="client")
            except Exception as error:
                recorder.failed(error)
        return original(self)

    response.close = close


def _failed(connection, error):
    try:
        call = _take(connection)
        if call is not None:
            call.close(error)
    except Exception as failure:
        recorder.failed(failure)
