"""Which key is whose: what the answers of this process issued, joined to the requests that the keys sign."""

import os
import re
from hashlib import sha256

from .names import R

_CACHED = 512
_keys = {}
_issued = {}
# What was said last of each key, until another one is issued.
_described = {}


def _hash(text):
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def key_kind(access_key_id):
    if re.match(r"A[KS]IA[A-Z0-9]{12,}\Z", access_key_id):
        return access_key_id[:4]
    return "other"


def fingerprint(access_key_id):
    """`ASIA-3f9c1b2a4d5e-7QXA`: kind, 12 hex digits of the SHA-256, last four characters. As src/model/fingerprint.ts."""
    return _key_of(access_key_id)[0]


def _key_of(access_key_id):
    key = _keys.get(access_key_id)
    if key is None:
        kind = key_kind(access_key_id)
        tail = "-" + access_key_id[-4:] if len(access_key_id) >= 16 else ""
        text = "%s-%s%s" % ("KEY" if kind == "other" else kind, _hash(access_key_id), tail)
        key = (text, kind, access_key_id == os.environ.get("AWS_ACCESS_KEY_ID"))
        _bound(_keys)
        _keys[access_key_id] = key
    return key


def token_fingerprint(token):
    return "tok-" + _hash(token)


def learn(access_key_id, source, session_arn, role_arn, expires, by):
    """A key that an answer issued. `expires` is ISO 8601, `by` the span id of the answer's call."""
    _issued.pop(access_key_id, None)
    _bound(_issued)
    _issued[access_key_id] = (source, session_arn, role_arn, expires, by)
    _described.clear()


def describe_key(access_key_id, session_token, features, hint):
    """
    Attributes of the key that signed. Its source is what issued it, else the environment variable that holds it, else
    what the SDK says of it (`hint`: its own name for the provider, `features`: of its user agent). Not to be changed.
    """
    asked = (access_key_id, session_token, features, hint)
    said = _described.get(asked)
    if said is None:
        said = _describe(*asked)
        _bound(_described)
        _described[asked] = said
    return said


def _describe(access_key_id, session_token, features, hint):
    text, kind, from_environment = _key_of(access_key_id)
    source, session_arn, role_arn, expires, by = _issued.get(access_key_id, (None, None, None, None, None))
    known = {
        R.key: text,
        R.keyKind: kind,
        R.source: source or ("env" if from_environment else hint or _source_of_features(features) or "unknown"),
        R.sessionToken: session_token,
        R.account: _account_of(session_arn or role_arn),
        R.roleArn: role_arn,
        R.sessionArn: session_arn,
        R.issuedBy: by,
        R.expires: expires,
    }
    return {name: value for name, value in known.items() if value is not None}


# Credential feature ids of AWS SDK user agents (`m/…`), the last hop first.
_FEATURES = (
    ("ij", "assumed_role"),
    ("k", "web_identity"),
    ("rstu", "sso"),
    ("vw", "process"),
    ("z", "container"),
    ("0", "instance"),
    ("g", "env"),
    ("nopq", "profile"),
    ("e", "code"),
)


def _source_of_features(features):
    ids = features.split(",") if features else ()
    for wanted, source in _FEATURES:
        if any(one in ids for one in wanted):
            return source
    return None


def _account_of(arn):
    found = arn and re.match(r"arn:[^:]*:[^:]*:[^:]*:(\d{12}):", arn)
    return found.group(1) if found else None


def _bound(cache):
    while len(cache) >= _CACHED:
        try:
            del cache[next(iter(cache))]
        except (KeyError, StopIteration, RuntimeError):
            return
