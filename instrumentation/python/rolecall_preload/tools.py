"""MCP tool calls, from the messages on the wire: begun by a request, ended by the answer that carries its id."""

from .clock import now
from .mcp_message import PROGRESS, read_answers, read_progress
from .names import R, S
from .recorder import Scope, recorder
from .redact import redact
from .span import SERVER
from .tool_answer import read_tool_answer

# News of an open call's progress goes to disk no more often than this, ns.
_TELL_EVERY = 1_000_000_000
_open = set()


class ToolCall:
    __slots__ = ("id", "client", "span", "scope", "progress_token", "told", "__weakref__")

    def __init__(self, id, client, span, progress_token, inbound):
        self.id = id
        # Whose ids these are: JSON-RPC ids restart with each client.
        self.client = client
        self.span = span
        self.scope = Scope(span, inbound=inbound)
        self.progress_token = progress_token
        self.told = 0


def begin(id, tool, progress_token, client, inbound, extra):
    """`inbound`: the request it came in, None over stdio."""
    tool = redact(tool, 128)
    attributes = {
        S.mcpMethod: "tools/call",
        S.toolName: tool,
        S.genAiOperation: "execute_tool",
        S.jsonrpcId: id,
        R.progressCount: None if progress_token is None else 0,
    }
    attributes.update(extra)
    parent = inbound.span if inbound is not None else None
    span = recorder.start("tools/call " + tool, SERVER, attributes, parent, root=parent is None)
    call = ToolCall(id, client, span, progress_token, inbound)
    _open.add(call)
    recorder.open(span)
    return call


def cancel(id, client, inbound, extra):
    """
    A cancel marks the call it names, if this process has it open; on servers without sessions it may reach another
    process, so it is a span of its own as well.
    """
    attributes = {S.mcpMethod: "notifications/cancelled", S.jsonrpcId: id}
    attributes.update(extra)
    parent = inbound.span if inbound is not None else None
    recorder.end(recorder.start("notifications/cancelled", SERVER, attributes, parent, root=parent is None))
    call = find(id, client)
    if call is not None:
        left(call.span, "cancel")
        recorder.folder.updated(call.span)


def find(id, client):
    return next((call for call in list(_open) if call.id == id and call.client == client), None)


def answers(text, clients):
    """Reads what a server answers, and what progress it tells of; its other messages pass. `clients`: is it one of them?"""
    if not _open:
        return
    if PROGRESS in text:
        for token in read_progress(text):
            call = next((one for one in list(_open) if one.progress_token == token and clients(one.client)), None)
            if call is not None:
                progressed(call)
    if '"result"' in text or '"error"' in text:
        for id, result, error in read_answers(text):
            call = next((one for one in list(_open) if one.id == id and clients(one.client)), None)
            if call is not None:
                answered(call, result, error)


def answered(call, result, error):
    if call not in _open:
        return
    _open.discard(call)
    at = now()
    failed, message, attributes = read_tool_answer(result, error)
    call.span.attributes.update(attributes)
    if failed:
        _fail(call.span, str(attributes.get(S.errorType)), message)
    recorder.end(call.span, at)


def progressed(call):
    """The first and the last time, and how often; what the messages say is nobody's."""
    span = call.span
    at = now()
    count = (span.attributes.get(R.progressCount) or 0) + 1
    span.attributes[R.progressCount] = count
    events = list(span.events or ())
    if count > 2:
        last = max(i for i, (name, _) in enumerate(events) if name == PROGRESS)
        events[last] = (PROGRESS, at)
    else:
        events.append((PROGRESS, at))
    span.events = events
    if at - call.told >= _TELL_EVERY:
        call.told = at
        recorder.folder.updated(span)


def abandon(call):
    """The connection went before the answer: nobody waits any more."""
    left(call.span, "disconnect")
    unanswered(call, "cancelled")


def unanswered(call, kind):
    """The exchange is over without an answer to this call; `kind` says why."""
    if call in _open:
        _open.discard(call)
        _fail(call.span, kind, None)
        recorder.end(call.span)


def is_open(call):
    return call in _open


def left(span, how):
    """The caller is gone: the attribute says how, the event when."""
    if span.attributes.get(R.callerLeft) is None:
        span.attributes[R.callerLeft] = how
        span.events = list(span.events or ()) + [(R.callerLeft, now())]


def _fail(span, kind, message):
    span.error = True
    span.message = message
    span.attributes[S.errorType] = kind
