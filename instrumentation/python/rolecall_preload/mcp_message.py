"""The JSON-RPC messages of MCP that matter: tool calls, cancels, progress, answers. Read in memory, never written."""

import json

PROGRESS = "notifications/progress"


def may_hold_request(text):
    return "tools/call" in text or "notifications/cancelled" in text


def read_requests(text):
    """("call", id, tool, progress token) and ("cancel", id) in a message or a batch; none in what is no JSON-RPC."""
    found = []
    for message in messages(text):
        params = message.get("params")
        params = params if isinstance(params, dict) else {}
        method = message.get("method")
        if method == "tools/call":
            if is_id(message.get("id")):
                found.append(call_of(message["id"], params.get("name"), params.get("_meta")))
        elif method == "notifications/cancelled" and is_id(params.get("requestId")):
            found.append(("cancel", str(params["requestId"])))
    return found


def call_of(id, tool, meta):
    token = meta.get("progressToken") if isinstance(meta, dict) else None
    return "call", str(id), tool if isinstance(tool, str) else "", str(token) if is_id(token) else None


def read_answers(text):
    """(id, result, error) of each answer in a message or a batch."""
    found = []
    for message in messages(text):
        if is_id(message.get("id")) and ("result" in message or "error" in message):
            error = message.get("error")
            found.append((str(message["id"]), message.get("result"), error if isinstance(error, dict) else None))
    return found


def read_progress(text):
    """Progress tokens of the notifications in a message or a batch."""
    found = []
    for message in messages(text):
        params = message.get("params")
        if message.get("method") == PROGRESS and isinstance(params, dict) and is_id(params.get("progressToken")):
            found.append(str(params["progressToken"]))
    return found


def read_events(text):
    """The data of each event of a server-sent event stream, as far as it is complete, and the torn end."""
    events = text.replace("\r\n", "\n").split("\n\n")
    rest = events.pop()
    found = ["\n".join(line[5:].lstrip() for line in event.split("\n") if line.startswith("data:")) for event in events]
    return [data for data in found if data], rest


def messages(text):
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        return []
    return [message for message in (parsed[:100] if isinstance(parsed, list) else [parsed]) if isinstance(message, dict)]


def is_id(id):
    return (isinstance(id, (int, float)) and not isinstance(id, bool)) or (isinstance(id, str) and len(id) <= 256)
