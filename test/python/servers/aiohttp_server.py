"""aiohttp, whose handlers read S3 by aiobotocore."""

import os

from aiobotocore.config import AioConfig
from aiobotocore.session import get_session
from aiohttp import ClientSession, web

import work


async def read(app, key):
    where = {"Bucket": "data", "Key": key}
    client = app["s3"]
    if work.source == "presigned":
        url = await client.generate_presigned_url("get_object", Params=where)
        async with ClientSession() as session:
            # Tries again by itself where a connection is torn.
            session._retry_connection = False
            async with session.get(url) as answer:
                text = await answer.text()
                if answer.status >= 400:
                    raise RuntimeError(text)
                return text
    async with (await client.get_object(**where))["Body"] as body:
        return (await body.read()).decode()


async def handle(request):
    try:
        return web.json_response({"success": True, "results": [len(await read(request.app, request.query["key"]))]})
    except Exception as error:
        return web.json_response({"success": False, "error": str(error)})


async def client(app):
    async with get_session().create_client("s3", config=AioConfig().merge(work.config()), **work.options()) as app["s3"]:
        yield


app = web.Application()
app.router.add_get("/work", handle)
app.cleanup_ctx.append(client)
web.run_app(app, host="127.0.0.1", port=int(os.environ["PORT"]), print=None)
