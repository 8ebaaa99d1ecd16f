"""Flask: a download by boto3's transfer manager, in threads of its own."""

import io
import os

import boto3
from botocore.exceptions import ClientError
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/download")
def download():
    into = io.BytesIO()
    try:
        boto3.resource("s3").Bucket(request.args["bucket"]).download_fileobj("a", into)
    except ClientError as error:
        return jsonify(success=False, error=str(error)), 502
    return jsonify(success=True, bytes=len(into.getvalue()))


app.run("127.0.0.1", int(os.environ["PORT"]))
