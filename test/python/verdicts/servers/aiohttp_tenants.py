"""aiohttp and aiobotocore: a session of the token's role for each request."""

import os

from aiobotocore.session import get_session
from aiohttp import web

from caller import claims_of, keys_of


async def read(request):
    claims = claims_of(request.headers.get("Authorization"))
    session = get_session()
    async with session.create_client("sts") as sts:
        answer = await sts.assume_role(RoleArn=claims["role"], RoleSessionName=claims["sub"])
    async with session.create_client("s3", **keys_of(answer)) as s3:
        async with (await s3.get_object(Bucket="data", Key=request.query["key"]))["Body"] as body:
            return web.json_response({"success": True, "bytes": len(await body.read())})


app = web.Application()
app.router.add_get("/read", read)
web.run_app(app, host="127.0.0.1", port=int(os.environ["PORT"]), print=None)
