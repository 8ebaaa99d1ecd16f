"""What a tool's answer says of itself: allow-listed keys, bounded and redacted. Its data are never kept."""

import json
import re

from .handed_out import handed_out
from .names import R, S
from .redact import redact

_LISTS = ("results", "items", "objects", "entries", "packages", "buckets", "hits", "records", "rows", "matches", "data", "files", "contents", "tables")
_COUNTS = ("count", "total", "total_count", "totalCount", "total_results", "result_count", "resultCount", "num_results")
_ERRORS_OWN = re.compile(r"error_?(?:type|code|kind)$", re.I)
_SAID = 512


def read_tool_answer(result, error):
    """(failed, message, attributes) of a JSON-RPC answer: `isError`, top-level success, error, message, number of results."""
    if error is not None:
        message = redact(error["message"], _SAID) if isinstance(error.get("message"), str) else None
        return True, message, {S.errorType: str(error.get("code"))[:32], R.resultError: message}
    result = result if isinstance(result, dict) else {}
    failed = result.get("isError") is True
    content = result.get("content")
    texts = [part["text"] for part in (content if isinstance(content, list) else [])[:20] if isinstance(part, dict) and isinstance(part.get("text"), str)]
    structured = result.get("structuredContent")
    # SDKs wrap what is no object as { result: … }.
    said = structured["result"] if isinstance(structured, dict) and list(structured) == ["result"] else structured
    if isinstance(said, str):
        said = _parse(said)
    if said is None:
        said = next((value for value in map(_parse, texts) if value is not None), None)
    attributes = _describe(said)
    attributes.update(handed_out([content, structured]))
    plain = next((text for text in texts if text), None)
    if failed and attributes.get(R.resultError) is None and plain:
        attributes[R.resultError] = redact(plain, _SAID)
    if failed:
        attributes[S.errorType] = "tool_error"
    message = attributes.get(R.resultError)
    return failed, message if failed and isinstance(message, str) else None, attributes


def _describe(said):
    if isinstance(said, list):
        return {R.resultCount: len(said)}
    if not isinstance(said, dict):
        return {}
    success = said.get("success", said.get("ok"))
    return {
        R.resultSuccess: success if isinstance(success, bool) else False if _is_error(said) else None,
        R.resultError: _sentence(_any(said, "error", "errors", "error_message")),
        R.resultMessage: _sentence(_any(said, "message", "detail", "reason")),
        R.resultCount: _count(said),
    }


def _is_error(said):
    """JSend's: https://github.com/omniti-labs/jsend#error, `error_type` beside it of AWS's MCP servers; else `status` is more likely that of a thing."""
    return (
        said.get("status") == "error"
        and isinstance(said.get("message"), str)
        and (any(_ERRORS_OWN.match(name) for name in said) or all(name in ("status", "message", "code", "data") for name in said))
    )


def _any(said, *names):
    return next((said[name] for name in names if said.get(name) is not None), None)


def _sentence(value):
    if value is None or value is False or value == "":
        return None
    if isinstance(value, list):
        return _sentence(value[0]) if value else None
    if isinstance(value, dict):
        code, message = (value[name] if isinstance(value.get(name), (str, int)) else None for name in ("code", "message"))
        # `{"code": -32603, …}` is JSON-RPC's; AWS's codes are words, and say what the message may not.
        if message and isinstance(code, str) and re.match(r"[A-Z]\w+$", code) and code not in str(message):
            message = f"{code}: {message}"
        value = message or code or "true"
    return redact(str(value), _SAID)


def _count(said):
    for name in _LISTS:
        if isinstance(said.get(name), list):
            return len(said[name])
    for name in _COUNTS:
        if isinstance(said.get(name), int) and not isinstance(said.get(name), bool):
            return said[name]
    lists = [value for value in said.values() if isinstance(value, list)]
    return len(lists[0]) if len(lists) == 1 else None


def _parse(text):
    if not re.match(r"\s*[\[{]", text):
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
