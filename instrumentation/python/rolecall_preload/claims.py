"""The claims of a bearer token that bear on identity, from an allowlist; never the token."""

import json
import re
from base64 import urlsafe_b64decode

from .identities import token_fingerprint
from .names import R
from .redact import redact, remember_secret

_ROLE_ARN = re.compile(r"arn:aws[\w-]*:iam::\d{12}:role/[\w+=,.@/-]+\Z", re.A)
# Of several, the one that holds where nobody chooses: https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
_PREFERRED = re.compile(r"(?:\A|[:._/])(?:preferred|default)_?role", re.I)
# Who somebody is, or whom the token is for, is no role that is asked for. AWS's own tokens have their bearer's in `sub`:
# https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound_token_claims.html
_PARTY = re.compile(r"(?:iss|sub|aud|azp|client_id|act|may_act|https://sts\.amazonaws\.com/)(?:\.|\Z)")
_TENANT = re.compile(r"(?:.*[:/_])?(?:tenant|org|organi[sz]ation|customer|workspace)(?:_?id)?\Z|tid\Z", re.I | re.S)
_KNOWN = re.compile(r"(basic|digest|negotiate|apikey|token|aws4-hmac-sha256)\s", re.I)
_BEARER = re.compile(r"bearer +(\S+)\s*\Z", re.I)
_MOST_ROLES = 20
_LONGEST = 16_384
_LONGEST_TEXT = 2048
_DEEPEST = 4
_CACHED = 64
_cache = {}


def token_attributes(authorization):
    """Attributes of an inbound `Authorization` header; none when there is no header."""
    if authorization is None:
        return {}
    attributes = _cache.get(authorization)
    if attributes is None:
        attributes = _read(authorization)
        if len(_cache) >= _CACHED:
            _cache.clear()
        _cache[authorization] = attributes
    return attributes


def _read(authorization):
    bearer = _BEARER.match(authorization[:_LONGEST])
    token = bearer.group(1) if bearer else authorization.split(" ", 1)[-1]
    remember_secret(token)
    if not bearer:
        return {} if _KNOWN.match(authorization) else {R.tokenMalformed: True}
    parts = token.split(".")
    header = _json(parts[0]) if len(parts) == 3 else None
    claims = _json(parts[1]) if header is not None else None
    if claims is None:
        # An opaque token is no error; one that wants to be a JWT and can't be read is.
        opaque = len(parts) < 3 and not token.startswith("eyJ")
        return {
            R.tokenFingerprint: token_fingerprint(token) if len(token) >= 24 else None,
            R.tokenMalformed: None if opaque else True,
        }
    return {
        R.tokenFingerprint: token_fingerprint(token),
        R.tokenClaimsFingerprint: token_fingerprint(parts[0] + "." + parts[1]),
        R.tokenAlg: _text(header.get("alg")),
        **claims_attributes(claims),
    }


def claims_attributes(claims):
    """Of a token's claims, where somebody before us has read it, as well."""
    roles = _roles(claims)
    audience = claims.get("aud")
    if isinstance(audience, list):
        audience = " ".join(str(one) for one in audience)
    return {
        R.tokenIss: _text(claims.get("iss")),
        R.tokenSub: _text(claims.get("sub")),
        R.tokenAud: _text(audience),
        R.tokenTenant: next((_text(value) for name, value in claims.items() if isinstance(value, str) and _TENANT.match(name)), None),
        R.tokenExp: _seconds(claims.get("exp")),
        R.tokenIat: _seconds(claims.get("iat")),
        R.tokenRoleArn: roles[0][1] if roles else None,
        R.tokenRoleClaim: roles[0][0] if roles else None,
        R.tokenRoleArns: [value for _, value in roles] if len(roles) > 1 else None,
        R.tokenAccount: _account(claims) or (roles[0][1].split(":")[4] if roles else None),
    }


def _roles(claims):
    """A role claim is known by its value's shape, under whatever name; a token may name several."""
    roles = {}
    for name, text in _texts(claims):
        for value in () if _PARTY.match(name) else _roles_in(text):
            if value not in roles and len(roles) < _MOST_ROLES or value in roles and _PREFERRED.search(name):
                roles[value] = name[:128]
        if len(roles) == _MOST_ROLES:
            break
    return sorted([(name, value) for value, name in roles.items()], key=lambda role: not _PREFERRED.search(role[0]))


def _roles_in(text):
    """One ARN, several of them with blanks or commas between, or SAML's pairs of role and provider; a sentence names none."""
    if _ROLE_ARN.match(text):
        return [text]
    if ":role/" not in text:
        return []
    parts = [part for part in re.split(r"[\s,;]+", text) if part]
    return [part for part in parts if _ROLE_ARN.match(part)] if all(part.startswith("arn:") for part in parts) else []


def _account(claims):
    """Twelve digits may be anything; under a name that speaks of an account they are one."""
    for name, value in _texts(claims):
        if re.match(r"[0-9]{12}\Z", value) and re.search("acc(oun)?t", name, re.I) and not _PARTY.match(name):
            return value
    return None


def _texts(node, path="", depth=0):
    """
    Each text with its dotted path: those in objects and lists, also where they are JSON within a text (Cognito's triggers may write
    text alone), and ARNs that are a map's keys.
    """
    if isinstance(node, str):
        if len(node) > _LONGEST_TEXT:
            return
        inner = _parsed(node) if depth <= _DEEPEST and node[:1] in ("[", "{") else None
        if not isinstance(inner, (dict, list)):
            yield path, node
            return
        node = inner
        depth += 1
    if depth > _DEEPEST or not isinstance(node, (dict, list)):
        return
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for i, (key, value) in enumerate(pairs):
        if i == 100:
            return
        key = str(key)
        if key.startswith("arn:") and value is not False and value is not None:
            yield path or key, key
            continue
        for found in _texts(value, "%s.%s" % (path, key) if path else key, depth + 1):
            yield found


def _json(part):
    try:
        value = _parsed(urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _parsed(text):
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _text(value):
    return redact(value, 256) if isinstance(value, str) else None


def _seconds(value):
    return int(value) if isinstance(value, (int, float)) and not isinstance(value, bool) and value - value == 0 else None
