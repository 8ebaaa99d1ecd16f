"""An answer of HTTP/1 as it is sent, byte by byte: its head, then what its body says (https://www.rfc-editor.org/rfc/rfc9112)."""

import re

_HEAD = re.compile(rb"HTTP/\d\.\d (\d{3})")
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_LONGEST_HEAD = 64 * 1024
_WITHOUT_BODY = (204, 304)


class AnswerBytes:
    """`bare`: the answer to a HEAD, which tells of a body and has none."""

    status = None
    # Bytes of its body, where its head says how many.
    length = None
    # Has its head been sent?
    begun = False
    # Was all of it sent? Of one that says nothing of its length only whoever closes the connection knows.
    whole = False
    _sent = 0
    # Of a chunked body, bytes left of the chunk that is sent; None where it has none.
    _chunk = None

    def __init__(self, bare):
        self._bare = bare
        self._rest = b""
        self._headers = {}

    def header(self, name):
        return self._headers.get(name)

    def read(self, data):
        """What is sent now; gives what of it is the body's."""
        if self.begun:
            return self._body(data)
        self._rest += data
        while True:
            head = _HEAD.match(self._rest)
            ends = _HEAD_ENDS.search(self._rest) if head else None
            if head:
                self.status = int(head.group(1))
            if ends is None:
                if (head or len(self._rest) < 12) and len(self._rest) < _LONGEST_HEAD:
                    return b""
                # HTTP/0.9, or nothing that anybody understands.
                self.begun = True
                data, self._rest = self._rest, b""
                return data
            data, self._rest = self._rest[ends.end() :], self._rest[: ends.start()]
            if self.status >= 200 or self.status == 101:
                break
            # "100 Continue" comes before the answer.
            self.status, self._rest = None, data
        self._begin(self._rest)
        self._rest = b""
        return self._body(data)

    def _begin(self, head):
        self.begun = True
        for line in head.decode("latin-1").split("\n")[1:]:
            name, _, value = line.partition(":")
            self._headers.setdefault(name.strip().lower(), value.strip())
        length = self._headers.get("content-length", "")
        if self._bare or self.status in _WITHOUT_BODY:
            self.length = 0
        elif "chunked" in self._headers.get("transfer-encoding", "").lower():
            self._chunk = 0
        elif length.isdigit():
            self.length = int(length)

    def _body(self, data):
        if self._chunk is not None:
            return self._unchunked(data)
        self._sent += len(data)
        self.whole = self.length is not None and self._sent >= self.length
        return data

    def _unchunked(self, data):
        self._rest += data
        found = []
        while self._rest and not self.whole:
            if self._chunk:
                found.append(self._rest[: self._chunk])
                self._rest = self._rest[self._chunk :]
                self._chunk -= len(found[-1])
                continue
            line, ends, rest = self._rest.partition(b"\r\n")
            if not ends:
                break
            self._rest = rest
            if not line:
                continue
            try:
                self._chunk = int(line.split(b";")[0], 16)
            except ValueError:
                # No frames after all.
                self._chunk, self._rest = None, b""
                return b"".join(found) + line + ends + rest
            self.whole = self._chunk == 0
        return b"".join(found)
