"""
A small MCP server over Streamable HTTP: a JWT names an AWS role, tools read S3 through boto3. Knows nothing of rolecall
and nothing of OpenTelemetry; `opentelemetry-instrument` is put in front of it.

    MCP_JWT_SECRET=… PORT=8080 python server.py
"""

import logging
import os
import socket
import sys

import jwt
import uvicorn
from starlette.responses import JSONResponse

from identity import caller, verify
from tools import TOOLS

try:
    from fastmcp import FastMCP
except ModuleNotFoundError:
    FastMCP = None
    from mcp.server.mcpserver import MCPServer

# What one switches on to see who signs what; `boto3.set_stream_logger("")` would write a hundred times as much.
TALKATIVE = ["botocore.credentials", "botocore.endpoint", "botocore.parsers", "botocore.utils"]

log = logging.getLogger("server")


class RequireToken:
    """ASGI: 401 without a good token, else the caller is known while the request is served."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        try:
            who = verify(headers.get("authorization"), headers.get("x-catalog-session"))
        except jwt.InvalidTokenError as error:
            log.warning("token refused: %s", error)
            return await JSONResponse({"error": "invalid_token"}, 401)(scope, receive, send)
        caller.set(who)
        await self.app(scope, receive, send)


def application():
    """FastMCP where it is installed, else the official SDK."""
    stateless = os.environ.get("MCP_STATEFUL") is None
    mcp = FastMCP("sample-data-server") if FastMCP else MCPServer("sample-data-server")
    for tool in TOOLS:
        mcp.tool()(tool)
    return mcp.http_app(stateless_http=stateless) if FastMCP else mcp.streamable_http_app(stateless_http=stateless)


def main():
    level = os.environ.get("LOG_LEVEL", "INFO")
    logging.basicConfig(stream=sys.stderr, level="INFO", format="%(asctime)s %(levelname)s [%(name)s] %(message)s", force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(level)
    listener = socket.create_server(("127.0.0.1", int(os.environ.get("PORT", "0"))))
    log.info("listening on port %d", listener.getsockname()[1])
    config = uvicorn.Config(RequireToken(application()), log_config=None)
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
