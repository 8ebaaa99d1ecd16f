"""
What an answer hands out: presigned URLs and forms, which a caller with a role in their token should get of that role. The text is never kept
beyond the answer's end.
"""

import json
import re

from .identities import fingerprint
from .names import R
from .operation import s3_bucket

# Such URLs stand near the beginning, bytes.
_LOOKED_INTO = 64 * 1024
_PACKED = ("gzip", "x-gzip", "deflate")
_MOST_TEXTS = 2000
_DEEPEST = 8
# Of one answer, those that differ in who signed or what they open, and those that are looked at.
_MOST = 8
_LOOKED_AT = 500
_LONGEST_URL = 8192
_SIGNER = re.compile(r"(?:X-Amz-Credential|[?&;]AWSAccessKeyId)=([\w-]{8,128})", re.I)
# A field of a presigned form (`generate_presigned_post`) as JSON, a dictionary or HTML has it.
_FORM_SIGNER = re.compile(r"""(?:X-Amz-Credential|AWSAccessKeyId)\\{0,3}["'] {0,8}(?::|value=) {0,8}\\{0,3}["']([\w-]{8,128})""", re.I)
_FORM_URL = re.compile(r"""(?:url\\{0,3}["'] {0,8}:|action=) {0,8}\\{0,3}["']https?://([^/?"'\\]+)([^?"'\\]*)""", re.I)
_URL = re.compile(r"https?://([^/?]+)([^?]*)")
_END = re.compile(r"[\s\"'<>]")


class HandedOut:
    """Of one answer, as it is sent."""

    __slots__ = ("_left", "_pieces")

    def __init__(self):
        self._left = _LOOKED_INTO
        self._pieces = []

    def add(self, data):
        """A piece of the body."""
        if self._left > 0 and data:
            piece = bytes(data[: self._left])
            self._left -= len(piece)
            self._pieces.append(piece)

    def found(self, encoding):
        """Attributes of what the whole hands out: a URL may stand across pieces. `encoding`: the answer's `Content-Encoding`."""
        data, self._pieces = b"".join(self._pieces), []
        return presigned_in(plain(data, encoding, _LOOKED_INTO).decode("latin-1")) if data else {}


def plain(data, encoding, most):
    """A body without its `Content-Encoding`, of at most so many bytes; as it is where that is none that can be undone."""
    if not encoding or encoding.lower() not in _PACKED:
        return data
    import zlib

    try:
        return zlib.decompressobj(47).decompress(data, most)
    except zlib.error:
        # Seen before it is packed (aiohttp's), or nothing that anybody can read.
        return data


def unpacked(encoding, most):
    """The same of a body that is read piece by piece: a function from each piece to what it says."""
    if not encoding or encoding.lower() not in _PACKED:
        return None
    import zlib

    undo = zlib.decompressobj(47)

    def piece(data):
        try:
            return undo.decompress(data, most)
        except zlib.error:
            return data

    return piece


def handed_out(answer):
    """The same of what JSON holds, wherever in it."""
    found = {}
    for text in _strings(answer, [_MOST_TEXTS]):
        _look(text, found)
    return _told(found)


def presigned_in(text):
    """Attributes of the presigned URLs in a text, else of the first form; none where there is none."""
    found = {}
    _look(text, found)
    return _told(found)


def _strings(value, left, depth=0):
    """Each text, and a form as the text that it would be."""
    if isinstance(value, str):
        left[0] -= 1
        yield value
    elif isinstance(value, (dict, list)) and depth < _DEEPEST:
        if isinstance(value, dict) and "fields" in value and "url" in value:
            yield json.dumps(value, default=str)
        for one in value.values() if isinstance(value, dict) else value:
            if left[0] <= 0:
                return
            yield from _strings(one, left, depth + 1)


def _look(text, found):
    """Adds what is in it to `found`: (key, bucket, with the session's token?), in their order."""
    if "-Credential" not in text and "-credential" not in text and "AWSAccessKeyId" not in text:
        return
    nth = 0
    for nth, signer in enumerate(_SIGNER.finditer(text), 1):
        if nth > _LOOKED_AT or len(found) >= _MOST:
            return
        end = _END.search(text, signer.end(), signer.end() + _LONGEST_URL)
        url = text[max(0, text.rfind("http", 0, signer.start())) : end.start() if end else signer.end() + _LONGEST_URL]
        _add(found, signer, _URL.match(url), url)
    if not nth:
        # What a form may upload stands in its policy: who only names a key has none.
        signer = _FORM_SIGNER.search(text) if "policy" in text else None
        if signer:
            _add(found, signer, _FORM_URL.search(text), text)


def _add(found, signer, where, text):
    token = "x-amz-security-token" in text.lower()
    found[fingerprint(signer.group(1)), s3_bucket(where.group(2), where.group(1)) if where else None, token] = True


def _told(found):
    """The first, and the others beside it."""
    if not found:
        return {}
    (key, bucket, token), *others = found
    return {
        R.resultPresigned: key,
        R.resultPresignedToken: token,
        R.resultPresignedBucket: bucket,
        R.resultPresignedOthers: ["%s %s %s" % (key, "with-token" if token else "without-token", bucket or "") for key, bucket, token in others] or None,
    }
