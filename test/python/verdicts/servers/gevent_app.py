"""Flask under gunicorn's gevent workers: assumes the token's role; `OWN_CLIENT`: but reads with the client it was started with."""

import os

import boto3
from flask import Flask, jsonify, request

from caller import claims_of, keys_of

app = Flask(__name__)
own = boto3.client("s3")


@app.get("/read")
def read():
    claims = claims_of(request.headers.get("Authorization"))
    keys = keys_of(boto3.client("sts").assume_role(RoleArn=claims["role"], RoleSessionName=claims["sub"]))
    s3 = own if "OWN_CLIENT" in os.environ else boto3.client("s3", **keys)
    return jsonify(success=True, bytes=len(s3.get_object(Bucket="data", Key="a")["Body"].read()))
