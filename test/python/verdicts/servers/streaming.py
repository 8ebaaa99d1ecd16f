"""Starlette under hypercorn: streams an object as it comes."""

import boto3
from starlette.applications import Starlette
from starlette.responses import StreamingResponse
from starlette.routing import Route

s3 = boto3.client("s3")


def read(request):
    body = s3.get_object(Bucket="data", Key=request.query_params["key"])["Body"]
    return StreamingResponse(body.iter_chunks(1024))


app = Starlette(routes=[Route("/read", read)])
