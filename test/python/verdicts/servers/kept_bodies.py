"""aiohttp, one client of aiobotocore with two connections: looks at the size of an object, and reads its body where READ is set."""

import os

from aiobotocore.config import AioConfig
from aiobotocore.session import get_session
from aiohttp import web

kept = []


async def client(app):
    async with get_session().create_client("s3", config=AioConfig(max_pool_connections=2)) as app["s3"]:
        yield


async def size(request):
    answer = await request.app["s3"].get_object(Bucket="data", Key="large")
    if "READ" in os.environ:
        async with answer["Body"] as body:
            await body.read()
    else:
        kept.append(answer)
    return web.json_response({"size": answer["ContentLength"]})


app = web.Application()
app.cleanup_ctx.append(client)
app.router.add_get("/size", size)
web.run_app(app, host="127.0.0.1", port=int(os.environ["PORT"]), print=None)
