"""The official SDK's low-level server, 1.x, over standard input and output."""

import functools
import json

import anyio
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.types import TextContent, Tool

from work import answer_of

server = Server("lab")


@server.list_tools()
async def list_tools():
    return [Tool(name="work", description="Reads an object", inputSchema={"type": "object", "properties": {"key": {"type": "string"}}})]


@server.call_tool()
async def call_tool(name, arguments):
    answer = await anyio.to_thread.run_sync(functools.partial(answer_of, arguments["key"]), abandon_on_cancel=True)
    return [TextContent(type="text", text=json.dumps(answer))]


async def main():
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())


anyio.run(main)
