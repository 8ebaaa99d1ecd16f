"""Why a server refuses a token, as its 401 tells the caller (https://www.rfc-editor.org/rfc/rfc6750#section-3). As evidence/token-refusal.ts."""

import re

from .redact import redact

_LONGEST = 200
_CHALLENGE = re.compile(r"\s*(?:Bearer|DPoP)\s", re.I)
# `invalid_request` had none to look at; `insufficient_scope` is no fault of the token's.
_OTHER = re.compile(r'\berror="?(?:invalid_request|insufficient_scope)', re.I)
_DESCRIPTION = re.compile(r'\berror_description="((?:[^"\\]|\\.){1,400})"', re.I)
# "Authentication failed" gives no reason.
_REASON = re.compile(r"\b(?:aud|audiences?|iss|issuers?|signatures?|keys?|kid|jwks|alg|algorithms?|exp|expired|nbf|claims?|scopes?|revoked|malformed|format)\b", re.I)


def refusal_in(challenge):
    said = _DESCRIPTION.search(challenge) if _CHALLENGE.match(challenge) and not _OTHER.search(challenge) else None
    return redact(re.sub(r"\\(.)", r"\1", said.group(1)), _LONGEST) if said and _REASON.search(said.group(1)) else None
