"""What a service's answer says: the error it names, the key it issues. Read in memory, never written."""

import re
import time

from .identities import fingerprint, learn
from .names import R, S
from .redact import redact, remember_secret

# Answers longer than this are not read; STS's are about 2 kB.
LONGEST_ANSWER = 64 * 1024

_READABLE = re.compile(r"json|xml|text/plain", re.I)
_CODE = re.compile(r"<Code>([^<]{1,128})</Code>")
_JSON_CODE = re.compile(r'"(?:__type|code|Code|errorCode|error)"\s*:\s*"([^"]{1,200})"')
_MESSAGE = re.compile(r"<Message>([^<]{1,4096})</Message>", re.I)
_JSON_MESSAGE = re.compile(r'"[mM]essage"\s*:\s*"((?:[^"\\]|\\.){1,4096})"')
# `[b69b1279-…]: (AccessDeniedException): Unauthorized Exception! …`: EKS's Pod Identity agent, in plain text.
_AGENT = re.compile(r"\[[\w-]{1,64}\]: \((\w{1,80})\): (.{1,400})")
_SESSION = re.compile(r"arn:aws[\w-]*:sts::\d{12}:(?:assumed-role|federated-user)/[\w+=,.@/-]{1,200}", re.A)
_KEY = re.compile(r"[\w+/=.-]{3,128}\Z", re.A)


def is_readable(content_type, content_length):
    if content_length is not None and (content_length > LONGEST_ANSWER or content_length == 0):
        return False
    # Instance metadata answers JSON as text/plain.
    return not content_type or _READABLE.search(content_type) is not None


def decoded(data, encoding):
    """Small bodies as text, whatever they were compressed with; nothing where the body is not what its encoding says."""
    if not encoding or encoding.lower() == "identity":
        return data.decode("utf-8", "replace")
    if len(data) > 16 * 1024 or encoding.lower() not in ("gzip", "x-gzip", "deflate"):
        return ""
    import zlib

    try:
        return zlib.decompressobj(47).decompress(data, LONGEST_ANSWER).decode("utf-8", "replace")
    except zlib.error:
        return ""


def read_error(body, header):
    """Code and sentence of AWS's XML and JSON error shapes; `header` is `x-amzn-errortype`."""
    agent = _AGENT.match(body)
    code = header or _first(_CODE, body) or _first(_JSON_CODE, body) or agent and agent.group(1)
    message = _first(_MESSAGE, body) or _json_string(_first(_JSON_MESSAGE, body)) or agent and agent.group(2)
    if code:
        # `com.amazonaws.dynamodb#ThrottlingException:http://…` is ThrottlingException.
        code = code.rsplit("#", 1)[-1].split(":", 1)[0]
        code = code if re.match(r"[\w.-]{1,80}\Z", code, re.A) else None
    return code, message and redact(_unescape(message))


def read_told(body):
    """
    (`unauthenticated` or `forbidden`, sentence) where JSON that came with 200 tells who asked that they may not, and brings nothing
    else; nothing where it tells anything else.
    """
    if not _ERROR_FIELD.search(body) or not (_UNAUTHENTICATED.search(body) or _FORBIDDEN.search(body)):
        return None
    import json

    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if isinstance(said, list) and len(said) == 1:
        said = said[0]
    if not isinstance(said, dict) or any(value for name, value in said.items() if name not in _ABOUT and isinstance(value, (list, dict))):
        # What came with an answer beside is no refusal of it: GraphQL's fields, a search's hits.
        return None
    words = [text[:400] for text in _texts([value for name, value in said.items() if name in _ABOUT]) if text]
    text = ": ".join(dict.fromkeys(words))
    refused = said.get("error") or said.get("errors") or said.get("ok", said.get("success")) is False or _REFUSALS & {str(said.get(name)) for name in _CODES}
    if not refused:
        return None
    kind = "unauthenticated" if _UNAUTHENTICATED.search(text) else "forbidden" if _FORBIDDEN.search(text) else None
    return kind and (kind, redact(text, 512))


_ERROR_FIELD = re.compile(r'"(?:errors?|ok|success|code|status|statusCode)"\s*:')
_ABOUT = frozenset(("error", "errors", "error_description", "error_message", "errorMessage", "message", "msg", "detail", "reason", "code", "status", "statusCode"))
_CODES = ("code", "status", "statusCode")
_REFUSALS = frozenset(("401", "403"))
_UNAUTHENTICATED = re.compile(
    r"unauthenticated|unauthori[sz]ed|not[ _](?:authenticated|authed|logged[ _]in)|no[ _]?auth|(?:invalid|missing|expired|revoked|no|bad|unknown)[ _](?:required[ _])?"
    r"(?:auth\w*|(?:access|bearer|id|session|api)?[ _]?(?:token|key)|credentials?|session)\b|token[ _](?:has[ _]|is[ _])?(?:been[ _])?(?:expired|revoked|invalid|missing)"
    r"|authentication[ _](?:is[ _])?(?:required|failed)|log[ _]?in[ _]required|(?<![\w.])401(?![\w.])",
    re.I,
)
_FORBIDDEN = re.compile(r"forbidden|(?:permission|access)[ _]?denied|(?:missing|insufficient)[ _](?:scope|permission|privilege)s?|not[ _](?:allowed|permitted|authori[sz]ed)|(?<![\w.])403(?![\w.])", re.I)


def _texts(value, depth=3):
    """All that is said in it."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for one in value[:8] for text in _texts(one, depth - 1)] if depth else []
    return [] if value is None or isinstance(value, bool) else [str(value)]


def read_issued(body, via, span_id, asked_role):
    """
    Learns the key an answer issued, whoever issued it, and gives the attributes that say so. `via` is what the request
    was; the source of a key follows from it.
    """
    if "accesskeyid" not in body.lower():
        return None
    key = _field(body, "AccessKeyId")
    secret = _field(body, "SecretAccessKey") or _field(body, "SecretKey")
    remember_secret(secret)
    remember_secret(_field(body, "SessionToken") or _field(body, "Token"))
    # An answer that only talks of a key (IAM's ListAccessKeys, GetAccessKeyInfo) issues none.
    if not key or not secret or not _KEY.match(key):
        return None
    session = _SESSION.search(body)
    session_arn = session.group(0) if session else None
    expires = expiry(_field(body, "Expiration") or _first(re.compile(r'"[eE]xpiration"\s*:\s*([\d.]+)'), body))
    learn(key, via, session_arn, asked_role or _field(body, "RoleArn"), expires, span_id)
    return {R.issuedKey: fingerprint(key), R.issuedExpires: expires, R.issuedSessionArn: session_arn}


def note_request_ids(attributes, header):
    """`header`: function from a lower-case name to its value."""
    request_id = header("x-amzn-requestid") or header("x-amz-request-id") or header("x-amzn-request-id")
    if request_id:
        attributes[S.awsRequestId] = request_id[:200]
        extended = header("x-amz-id-2")
        if extended:
            attributes[S.awsExtendedRequestId] = extended[:200]


def expiry(value):
    """ISO 8601; from ISO, or seconds or milliseconds since the epoch."""
    if not value:
        return None
    try:
        number = float(value)
    except ValueError:
        return _from_iso(value)
    seconds = number / 1000 if number > 1e11 else number
    return time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime(seconds))


def _from_iso(value):
    from datetime import datetime, timezone

    try:
        moment = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=timezone.utc)
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


def _unescape(text):
    # The standard library's own stands in a module that imports half of urllib.
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def _first(pattern, text):
    found = pattern.search(text)
    return found.group(1) if found else None


def _field(body, name):
    """A field of XML or JSON, by its name in any case."""
    xml = _first(re.compile("<%s>([^<]+)</%s>" % (name, name)), body)
    return xml or _json_string(_first(re.compile(r'"%s"\s*:\s*"((?:[^"\\]|\\.)+)"' % name, re.I), body))


def _json_string(text):
    if text is None or "\\" not in text:
        return text
    import json

    try:
        return json.loads('"%s"' % text)
    except ValueError:
        return text
