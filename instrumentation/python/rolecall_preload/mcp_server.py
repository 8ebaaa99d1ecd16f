"""
MCP's own server library, 1.x and 2.x, on which FastMCP stands: over stdio it is where a tool call can be seen, and in a
session over HTTP it is where the work of a call is told from that of the request that opened the session.
"""

from functools import wraps

from . import tools
from .claims import token_attributes
from .inbound import client_of
from .mcp_message import call_of
from .recorder import current, recorder

_STDIO = "stdio"
_CALL = "_rolecall_call"


def watch(module):
    """1.x: `Server._handle_request(message, request, …)`."""
    server = module.Server
    original = getattr(server, "_handle_request", None)
    if original is None:
        return

    @wraps(original)
    async def _handle_request(self, message, request, *args, **kwargs):
        call, own = _call_of_responder(message, request)
        if call is None:
            return await original(self, message, request, *args, **kwargs)
        if own:
            message.__dict__[_CALL] = call
        token = current.set(call.scope)
        try:
            return await original(self, message, request, *args, **kwargs)
        finally:
            current.reset(token)
            if own:
                _give_up(call)

    server._handle_request = _handle_request


def watch_session(module):
    """1.x: `RequestResponder.respond(response)`."""
    responder = getattr(module, "RequestResponder", None)
    if responder is None:
        return
    original = responder.respond

    @wraps(original)
    async def respond(self, response):
        call = self.__dict__.get(_CALL)
        if call is not None:
            try:
                answer = response.model_dump(by_alias=True, mode="json", exclude_none=True)
                error = answer if "code" in answer and "message" in answer else None
                tools.answered(call, answer, error)
            except Exception as error:
                recorder.failed(error)
        return await original(self, response)

    responder.respond = respond


def watch_runner(module):
    """2.x: `ServerRunner._on_request(context, method, params)` gives the result as it goes to the wire."""
    runner = module.ServerRunner
    original = runner._on_request

    @wraps(original)
    async def _on_request(self, context, method, params):
        call, own = _call_of_context(context, method, params)
        if call is None:
            return await original(self, context, method, params)
        token = current.set(call.scope)
        try:
            result = await original(self, context, method, params)
            if own:
                tools.answered(call, result, None)
            return result
        except Exception as error:
            if own:
                said = getattr(error, "error", None)
                tools.answered(call, None, {"code": getattr(said, "code", type(error).__name__), "message": getattr(said, "message", str(error))})
            raise
        finally:
            current.reset(token)
            if own:
                _give_up(call)

    runner._on_request = _on_request


def _call_of_responder(message, request):
    try:
        if getattr(request, "method", None) != "tools/call":
            return None, False
        params = request.params
        meta = getattr(params, "meta", None)
        meta = meta.model_dump() if hasattr(meta, "model_dump") else None
        http = getattr(getattr(message, "message_metadata", None), "request_context", None)
        return _find_or_begin(message.request_id, params.name, meta, http)
    except Exception as error:
        recorder.failed(error)
        return None, False


def _call_of_context(context, method, params):
    try:
        if method != "tools/call" or not params:
            return None, False
        http = getattr(getattr(context, "message_metadata", None), "request_context", None)
        return _find_or_begin(context.request_id, params.get("name"), params.get("_meta"), http)
    except Exception as error:
        recorder.failed(error)
        return None, False


def _find_or_begin(id, tool, meta, http):
    """The call that was seen on the wire, else, over stdio, one that begins here; and whether it is ours to end."""
    flow = current.get()
    inbound = flow.inbound if flow is not None else None
    if inbound is not None:
        call = next((one for one in inbound.calls if one.id == str(id) and tools.is_open(one)), None)
        if call is not None:
            return call, False
    headers = getattr(http, "headers", None)
    if headers is not None:
        token = token_attributes(headers.get("authorization"))
        path = str(getattr(http, "url", ""))
        return tools.find(str(id), client_of(headers.get("mcp-session-id"), path, token)), False
    if inbound is not None and inbound.span.end is None:
        return None, False
    _, id, tool, progress_token = call_of(id, tool, meta)
    return tools.begin(id, tool, progress_token, _STDIO, None, {}), True


def _give_up(call):
    """Its handler is over without an answer: the client took it back."""
    if tools.is_open(call):
        tools.left(call.span, "cancel")
        tools.unanswered(call, "cancelled")
