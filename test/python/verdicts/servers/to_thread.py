"""FastMCP: boto3 in a thread, with one session for the whole life of the server. `ON_LOOP`: on the event loop instead."""

import asyncio
import os

import boto3
import uvicorn
from fastmcp import FastMCP

from caller import keys_of

server = FastMCP("tables")
client = None


def read(key):
    global client
    if client is None:
        client = boto3.client("s3", **keys_of(boto3.client("sts").assume_role(RoleArn=os.environ["ROLE"], RoleSessionName="tables")))
    return len(client.get_object(Bucket="data", Key=key)["Body"].read())


@server.tool
async def table_read(key: str) -> dict:
    if "ON_LOOP" in os.environ:
        return {"success": True, "bytes": read(key)}
    return {"success": True, "bytes": await asyncio.to_thread(read, key)}


uvicorn.run(server.http_app(stateless_http=True), host="127.0.0.1", port=int(os.environ["PORT"]), log_level="warning")
