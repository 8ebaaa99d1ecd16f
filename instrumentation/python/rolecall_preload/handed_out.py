"""What an answer hands out to a caller with a role in their token: a presigned URL should be signed by it. The text is never kept."""

from .tool_answer import presigned_in

# Such a URL stands near the beginning, bytes.
_LOOKED_INTO = 64 * 1024
_PACKED = ("gzip", "x-gzip", "deflate")


class HandedOut:
    """Of one answer, as it is sent."""

    __slots__ = ("_left", "_unpack")

    def __init__(self):
        self._left = _LOOKED_INTO
        self._unpack = None

    def begin(self, encoding):
        """`encoding`: the answer's `Content-Encoding`."""
        if encoding and encoding.lower() in _PACKED and self._unpack is None:
            import zlib

            self._unpack = zlib.decompressobj(47)

    def read(self, data):
        """Attributes of what a piece of the body hands out."""
        if self._left <= 0 or not data:
            return {}
        text = self._plain(bytes(data[: self._left]))[: self._left].decode("latin-1")
        self._left -= len(text)
        return presigned_in(text)

    def _plain(self, data):
        if self._unpack is None:
            return data
        try:
            return self._unpack.decompress(data, self._left)
        except Exception:
            # Seen before it is packed (aiohttp's), or nothing that anybody can read.
            self._unpack = None
            return data
