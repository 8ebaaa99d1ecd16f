"""Starlette: reads as the role that the token names; the note that it writes afterwards goes by WRITES_AS, `role` or the server itself."""

import os

import boto3
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.responses import JSONResponse
from starlette.routing import Route

from caller import claims_of, keys_of


def note(keys):
    boto3.client("s3", **keys).put_object(Bucket="data", Key="note", Body=b"read")


def order(request):
    role = claims_of(request.headers.get("Authorization"))["role"]
    keys = keys_of(boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="orders"))
    boto3.client("s3", **keys).get_object(Bucket="data", Key="a")["Body"].read()
    written = keys if os.environ["WRITES_AS"] == "role" else {}
    return JSONResponse({"accepted": True}, 202, background=BackgroundTask(note, written))


app = Starlette(routes=[Route("/order", order)])
