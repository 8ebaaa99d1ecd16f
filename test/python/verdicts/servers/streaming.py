"""Starlette under hypercorn: streams an object as it comes, or reads it on the event loop."""

import boto3
from starlette.applications import Starlette
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

s3 = boto3.client("s3")


def read(request):
    body = s3.get_object(Bucket="data", Key=request.query_params["key"])["Body"]
    return StreamingResponse(body.iter_chunks(1024))


async def on_loop(request):
    return Response(s3.get_object(Bucket="data", Key=request.query_params["key"])["Body"].read())


async def up(request):
    return Response("up")


app = Starlette(routes=[Route("/read", read), Route("/on-loop", on_loop), Route("/up", up)])
