"""
What may be written of a text that servers, services and tools made: secrets are replaced, length is bounded. The table
(src/vocabulary/secrets.ts) finds what has a known shape; the ring finds what was seen on the wire, whatever its shape.
"""

import os
import re

from .identities import fingerprint

_REMEMBERED = 128
# In the order in which they were seen.
_seen = {}
_VARIABLES = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN")
# Read beyond what may be written: what is replaced is mostly longer than what replaces it.
_BEYOND = 256
_LONGEST_PATH = 256


def remember_secret(secret):
    """Remembers a secret seen on the wire, in memory only, so that a text that repeats it can be cleaned."""
    if not secret or len(secret) < 6 or secret in _seen:
        return
    _seen[secret] = True
    if len(_seen) > _REMEMBERED:
        _seen.pop(next(iter(_seen), None), None)


def redact(text, most=512):
    """At most `most` characters of `text`, without tokens, keys, signatures or anything remembered."""
    # Who chooses the text must not choose how long this takes.
    clean = _cut(text, most + _BEYOND) if len(text) > most + _BEYOND else text
    for secret in list(_seen):
        if secret in clean:
            clean = clean.replace(secret, "[redacted]")
    for name in _VARIABLES:
        secret = os.environ.get(name)
        if secret and len(secret) >= 6 and secret in clean:
            clean = clean.replace(secret, "[redacted]")
    clean = without_secrets(clean)
    return clean[: most - 1] + "\u2026" if len(clean) > most else clean


def _cut(text, length):
    """Without the word that the cut goes through: half a secret has no shape."""
    blank = text.rfind(" ", 0, length + 1)
    return text[: blank if blank > length - _BEYOND else length]


# The last of those paths.
_harmless = set()
_CLOSER_LOOK = re.compile(r"[\w%+=~.-]{16}|[:=@]", re.A)


def redact_path(path, of_aws=False):
    """A path without its query; secret-looking segments replaced, in the names of AWS's objects only what is no name."""
    if path in _harmless:
        return path
    plain = path.partition("?")[0].partition("#")[0]
    if plain in _harmless:
        return plain
    # No token is this short: the paths of every day need no closer look.
    if len(plain) < _LONGEST_PATH and not _CLOSER_LOOK.search(plain):
        if len(_harmless) >= _REMEMBERED:
            _harmless.clear()
        _harmless.add(plain)
        return plain
    clean = redact(plain, _LONGEST_PATH)
    return clean if of_aws else _without_random_segments(clean)


# Compiled when a text first gives reason to: most processes see none.
_suspect = None
_shapes = None


def without_secrets(text):
    global _suspect, _shapes
    if _suspect is None:
        from .secrets import SUSPECT

        _suspect = re.compile(SUSPECT, re.I | re.A)
    if not _suspect.search(text):
        return text
    if _shapes is None:
        from .secrets import SHAPES

        _shapes = [(re.compile(pattern, re.A | (re.I if ignore_case else 0)), becomes, judge) for pattern, ignore_case, becomes, judge in SHAPES]
    for pattern, becomes, judge in _shapes:
        text = pattern.sub(lambda found: _judged(found, becomes, judge), text)
    return text


def _judged(found, becomes, judge):
    match = found.group(0)
    if judge == "access-key":
        return fingerprint(match)
    if judge == "url":
        return _clean_url(match)
    if judge == "random":
        return becomes if _looks_random(match) else match
    kept = found.group(1) if found.re.groups else None
    return (kept or "") + becomes


def _clean_url(url):
    """Values of queries have been replaced by now; what has no name is kept where it reads like one of S3's (`?uploads`)."""
    mark = re.search("[?#]", url)
    path, query = (url[: mark.start()], url[mark.start() :]) if mark else (url, "")
    if not re.match("(?:https?://)?[^/]{0,256}amazonaws\\.com", path, re.I):
        path = _without_random_segments(path)
    if query and "=" not in query and "[redacted]" not in query and not re.match(r".[a-z-]{1,16}\Z", query):
        query = query[0] + "[redacted]"
    return path + query


def _without_random_segments(path):
    """`[redacted]` for each segment that could be a token: not for object keys."""
    if not re.search(r"[\w~.%+=-]{24}", path, re.A):
        return path
    return "/".join("[redacted]" if _could_be_token(segment) else segment for segment in path.split("/"))


_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.I)
# Random base64 turns at six of ten characters, words and dates at two.
_TURNS = 0.28


def _could_be_token(escaped):
    """Ids of 24 hex digits and UUIDs are everyday names; 32 hex digits are a token's as often as an id's."""
    segment = re.sub(r"%(?:2[bf]|3d)", "", escaped, flags=re.I)
    if len(segment) < 24 or _UUID.match(segment) or not re.match(r"[\w~.+=-]+\Z", segment, re.A):
        return False
    if re.match(r"[0-9a-f]+\Z", segment, re.I):
        return len(segment) >= 32
    if _looks_random(segment):
        return True
    return bool(re.match(r"[a-z0-9]+\Z", segment, re.I) and re.search(r"[0-9]", segment)) and _turns(segment) >= _TURNS


def _looks_random(word):
    """Upper case, lower case and digits, and no words: 40 hex digits, a camel-cased name or an object's key are no secret."""
    return bool(re.search("[a-z]", word) and re.search("[A-Z]", word) and re.search("[0-9]", word)) and _turns(word) >= _TURNS


def _turns(word):
    """How often the kind of character changes (small, capital, digit), per character; not across other signs."""
    count = before = 0
    for character in word:
        kind = 1 if "a" <= character <= "z" else 2 if "A" <= character <= "Z" else 3 if "0" <= character <= "9" else 0
        if kind and before and kind != before:
            count += 1
        before = kind
    return count / len(word)
