"""What an outbound request's headers and URL say of who signed it."""

import re
from urllib.parse import unquote

from .identities import describe_key, token_fingerprint
from .names import R
from .redact import remember_secret

_CREDENTIAL = re.compile(r"Credential=([^,\s]+)")
_V2 = re.compile(r"AWS ([^:\s]+):")
_PRESIGNED = re.compile(r"[?&]X-Amz-Credential=([^&]+)", re.I)
_PRESIGNED_V2 = re.compile(r"[?&]AWSAccessKeyId=([^&]+)")
_FEATURES = re.compile(r"(?:^|\s)m/([\w,+-]{1,100})", re.A)


class Signature:
    __slots__ = ("access_key_id", "region", "service", "presigned")

    def __init__(self, access_key_id, region, service, presigned):
        self.access_key_id = access_key_id
        # Scope of the signature: `us-east-1`, `s3`. Absent for version 2.
        self.region = region
        self.service = service
        self.presigned = presigned


def read_signature(authorization, path):
    """
    AWS signature version 4, 4A and 2 from `Authorization` or the query; nothing when the request is not signed so.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
    """
    if authorization:
        # It begins with the same for a day and a client.
        begin = authorization.partition(",")[0]
        known = _signers.get(begin)
        if known is not None:
            return known
        if authorization.startswith("AWS4-"):
            found = _CREDENTIAL.search(authorization)
            signature = _read_scope(found.group(1) if found else None, False)
            if found and found.end() <= len(begin):
                if len(_signers) >= _CACHED:
                    _signers.clear()
                _signers[begin] = signature
            return signature
        old = _V2.match(authorization)
        return Signature(old.group(1), None, None, False) if old else None
    if "?" not in path:
        return None
    signed = _PRESIGNED.search(path)
    if signed:
        return _read_scope(unquote(signed.group(1)), True)
    old = _PRESIGNED_V2.search(path)
    return Signature(unquote(old.group(1)), None, None, True) if old else None


_signers = {}
_features = {}
_CACHED = 64


def _read_scope(credential, presigned):
    """`KEY/20260101/us-east-1/s3/aws4_request`; version 4A has no region. Key ids may hold slashes in emulators."""
    parts = (credential or "").split("/")
    for i in range(1, len(parts)):
        if len(parts[i]) == 8 and parts[i].isdigit():
            rest = parts[i + 1 : -1]
            return Signature("/".join(parts[:i]), rest[0] if len(rest) > 1 else None, rest[-1] if rest else None, presigned)
    return Signature(None, None, None, presigned)


def identity_attributes(signature, session_token, features, hint):
    if signature is None:
        return {R.keyKind: "none", R.source: "none"}
    if not signature.access_key_id:
        return {R.keyKind: "other", R.source: "unknown"}
    identity = describe_key(signature.access_key_id, session_token, features, hint)
    return dict(identity, **{R.presigned: True}) if signature.presigned else identity


def user_agent_features(user_agent):
    """Credential features of an AWS SDK's user agent: `… m/E,g,n` gives `E,g,n`."""
    if user_agent not in _features:
        found = user_agent and _FEATURES.search(user_agent)
        if len(_features) >= _CACHED:
            _features.clear()
        _features[user_agent] = found.group(1) if found else None
        return found.group(1) if found else None
    return _features.get(user_agent)


def user_agent_service(user_agent):
    found = user_agent and re.search(r"(?:^|\s)api/([\w-]{1,60})#", user_agent)
    return found.group(1) if found else None


def authentication(header):
    """Authentication that is not AWS's: the scheme, and a fingerprint of a high-entropy secret."""
    authorization = header("authorization")
    remember_secret(header("cookie"))
    if authorization:
        scheme, space, rest = authorization.partition(" ")
        secret = rest.strip() if space else authorization.strip()
        remember_secret(secret)
        scheme = scheme.lower()[:32] if space else "bare"
        return {
            R.authScheme: scheme if re.match(r"[\w-]+\Z", scheme, re.A) else "malformed",
            R.authToken: token_fingerprint(secret) if scheme != "basic" and _high_entropy(secret) else None,
        }
    key = header("x-api-key") or header("x-vault-token")
    if not key:
        return {R.authScheme: "none"}
    remember_secret(key)
    return {R.authScheme: "api-key", R.authToken: token_fingerprint(key) if _high_entropy(key) else None}


def _high_entropy(secret):
    """A fingerprint of a short or wordy secret could be reversed by guessing."""
    return len(secret) >= 24 and re.search(r"\d", secret) is not None and re.search("[A-Za-z]", secret) is not None and not re.search(r"\s", secret)
