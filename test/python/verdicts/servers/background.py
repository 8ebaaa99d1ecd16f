"""Starlette: answers at once, and writes a note afterwards, in a background task."""

import boto3
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.responses import JSONResponse
from starlette.routing import Route

s3 = boto3.client("s3")


def note():
    s3.put_object(Bucket="data", Key="note", Body=b"read")


def order(request):
    s3.get_object(Bucket="data", Key="a")["Body"].read()
    return JSONResponse({"accepted": True}, 202, background=BackgroundTask(note))


app = Starlette(routes=[Route("/order", order)])
