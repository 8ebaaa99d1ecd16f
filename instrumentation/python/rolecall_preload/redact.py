"""
What may be written of a text that servers, services and tools made: secrets are replaced, length is bounded.
Patterns find what has a known shape; the ring finds what was seen on the wire, whatever its shape.
"""

import os
import re

from .identities import fingerprint

_REMEMBERED = 128
_seen = []
_VARIABLES = ("AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN")


def remember_secret(secret):
    """Remembers a secret seen on the wire, in memory only, so that a text that repeats it can be cleaned."""
    if not secret or len(secret) < 6 or secret in _seen:
        return
    _seen.append(secret)
    if len(_seen) > _REMEMBERED:
        del _seen[0]


def _random_looking(found):
    """Upper case, lower case and digits mixed: 40 hex digits or a word are no secret key."""
    word = found.group(0)
    mixed = re.search("[a-z]", word) and re.search("[A-Z]", word) and re.search("[0-9]", word)
    return "[redacted]" if mixed else word


_SHAPES = (
    (re.compile(r"eyJ[\w-]{5,}\.[\w-]+(\.[\w-]*)*", re.A), "[jwt]"),
    (re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{12,124}\b"), lambda found: fingerprint(found.group(0))),
    (re.compile(r"\b(Bearer|Basic|Negotiate)\s+[^\s\"',;]+", re.I), r"\1 [redacted]"),
    # Services say "Token expired: …" as well.
    (re.compile(r"\b(Token)\s+(?=\S*\d)[^\s\"',;]{8,}", re.I), r"\1 [redacted]"),
    (re.compile(r"\b(X-Amz-(?:Signature|Security-Token|Credential)|Signature|AWSAccessKeyId)=[^&\s\"',]+", re.I), r"\1=[redacted]"),
    (
        re.compile(
            r"([\"']?(?:[\w-]{0,64}(?:secret|password|passwd|token|api[-_]?key|cookie|credential)[\w-]{0,64})[\"']?\s{0,8}[:=]\s{0,8})[\"']?[^\s\"',;&}]{8,}[\"']?",
            re.I | re.A,
        ),
        r"\1[redacted]",
    ),
    (re.compile(r"(?<![\w/+.:-])[A-Za-z0-9/+]{40}(?![\w/+=-])", re.A), _random_looking),
    (re.compile(r"[A-Za-z0-9/+_=-]{100,}"), "[redacted]"),
)


def redact(text, most=512):
    """At most `most` characters of `text`, without tokens, keys, signatures or anything remembered."""
    clean = text[: 4 * most]
    for secret in list(_seen):
        if secret in clean:
            clean = clean.replace(secret, "[redacted]")
    for name in _VARIABLES:
        secret = os.environ.get(name)
        if secret and len(secret) >= 6 and secret in clean:
            clean = clean.replace(secret, "[redacted]")
    for pattern, replacement in _SHAPES:
        clean = pattern.sub(replacement, clean)
    return clean[: most - 1] + "…" if len(clean) > most else clean


_CLOSER_LOOK = re.compile(r"[\w+=-]{16}|[:=]", re.A)


def redact_path(path):
    """A path without its query; long or secret-looking segments replaced."""
    plain = re.split("[?#]", path, maxsplit=1)[0]
    # No token is this short: the paths of every day need no closer look.
    if len(plain) < 256 and not _CLOSER_LOOK.search(plain):
        return plain
    return redact(plain, 256)
