"""FastAPI with a lifespan: the role is assumed when the server starts, and never again."""

import os
from contextlib import asynccontextmanager

import boto3
from fastapi import FastAPI
from fastapi.responses import JSONResponse

from caller import keys_of


@asynccontextmanager
async def lifespan(app):
    app.state.s3 = boto3.client("s3", **keys_of(boto3.client("sts").assume_role(RoleArn=os.environ["ROLE"], RoleSessionName="service")))
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/read")
def read():
    try:
        return {"success": True, "bytes": len(app.state.s3.get_object(Bucket="data", Key="a")["Body"].read())}
    except app.state.s3.exceptions.ClientError as error:
        return JSONResponse({"success": False, "error": str(error)}, 502)
