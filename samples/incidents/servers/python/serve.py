"""
The common part of the incidents' Python servers: MCP by the official SDK over HTTP, one JSON answer a request, a JWT in
Authorization. What goes wrong is in each server's tools. Knows nothing of rolecall or OpenTelemetry.
"""

import contextvars
import inspect
import json
import logging
import os
import socket
import sys
import threading

import anyio
import jwt
import uvicorn
from botocore.exceptions import BotoCoreError, ClientError
from mcp.server.mcpserver import MCPServer
from starlette.responses import JSONResponse

log = logging.getLogger("incident")
# Of the request that is being served: {} without a token.
claims = contextvars.ContextVar("claims")


class ReadToken:
    """ASGI: 401 for a token that is not good."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http":
            authorization = dict(scope["headers"]).get(b"authorization", b"").decode()
            try:
                token = authorization.partition(" ")[2]
                claims.set(jwt.decode(token, os.environ["JWT_SECRET"], algorithms=["HS256"], audience="mcp-server") if token else {})
            except jwt.InvalidTokenError as error:
                log.warning("token refused: %s", error)
                return await JSONResponse({"error": "invalid_token"}, 401)(scope, receive, send)
        await self.app(scope, receive, send)


def told(function):
    """A synchronous function as a tool: in a thread, its result as JSON text. Its errors are logged, and the SDK's to answer."""

    async def tool(**arguments):
        return await anyio.to_thread.run_sync(lambda: here(**arguments))

    def here(**arguments):
        try:
            return json.dumps(function(**arguments))
        except (BotoCoreError, ClientError) as error:
            log.error("%s failed: %s", function.__name__, error)
            raise

    if getattr(function, "on_the_loop", False):

        async def tool(**arguments):  # noqa: F811
            return here(**arguments)

    tool.__name__, tool.__doc__ = function.__name__, function.__doc__
    tool.__signature__ = inspect.signature(function).replace(return_annotation=str)
    tool.__annotations__ = {**function.__annotations__, "return": str}
    return tool


def serve(*tools):
    """Serves until standard input ends."""
    logging.basicConfig(stream=sys.stderr, level="INFO", format="%(asctime)s %(levelname)s [%(name)s] %(message)s", force=True)
    logging.getLogger("mcp").setLevel("ERROR")
    server = MCPServer("incident-server")
    for tool in tools:
        server.tool()(told(tool))
    app = server.streamable_http_app(stateless_http=True, json_response=True)
    listener = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(ReadToken(app), log_config=None, access_log=False, timeout_graceful_shutdown=1))

    def end():
        sys.stdin.read()
        running.should_exit = True

    threading.Thread(target=end, daemon=True).start()
    log.info("listening on port %d", listener.getsockname()[1])
    running.run(sockets=[listener])
