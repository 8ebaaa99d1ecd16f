"""MCP by whatever library the environment has: FastMCP, or the official SDK of either major. `MCP_TRANSPORT`: stdio, http."""

import functools
import json
import os

import anyio

from work import answer_of

try:
    from fastmcp import FastMCP as Server

    def application(server):
        return server.http_app(stateless_http=STATELESS)
except ModuleNotFoundError:
    try:
        from mcp.server.mcpserver import MCPServer as Server

        def application(server):
            return server.streamable_http_app(stateless_http=STATELESS)
    except ModuleNotFoundError:
        from mcp.server.fastmcp import FastMCP as Server

        def application(server):
            server.settings.stateless_http = STATELESS
            return server.streamable_http_app()


STATELESS = "MCP_STATEFUL" not in os.environ
server = Server("lab")


@server.tool()
async def work(key: str) -> str:
    """Reads an object"""
    return json.dumps(await anyio.to_thread.run_sync(functools.partial(answer_of, key), abandon_on_cancel=True))


if __name__ == "__main__":
    if os.environ.get("MCP_TRANSPORT") == "stdio":
        server.run("stdio")
    else:
        import uvicorn

        uvicorn.run(application(server), host="127.0.0.1", port=int(os.environ["PORT"]), log_level="warning")
