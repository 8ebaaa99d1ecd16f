"""One S3 GetObject for each request; prints the CPU that the counted ones took, in seconds, when it is told to stop."""

import asyncio
import os
import time

import boto3
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

s3 = boto3.client("s3")
seen = 0
begin = 0.0


def read(request):
    global seen, begin
    seen += 1
    if seen == int(os.environ["WARM_UP"]):
        begin = time.process_time()
    return PlainTextResponse(s3.get_object(Bucket="bucket", Key="key")["Body"].read())


async def main():
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=[Route("/", read)]), port=0, log_level="critical"))
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    print(server.servers[0].sockets[0].getsockname()[1], flush=True)
    while seen < int(os.environ["WARM_UP"]) + int(os.environ["COUNTED"]):
        await asyncio.sleep(0.02)
    print(time.process_time() - begin, flush=True)
    server.should_exit = True
    await task


asyncio.run(main())
