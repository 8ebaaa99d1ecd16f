"""Flask: what a server does besides: a setting with a default, a question to another service, an upload in parts, a role renewed beside."""

import io
import os
import threading
import time

import boto3
import requests
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError
from flask import Flask, jsonify

from caller import keys_of

app = Flask(__name__)
kept = {}
plain = Config(s3={"addressing_style": "path"})


def refresh():
    """Asks for the role anew all the time; where that fails, whoever reads finds nothing kept."""
    while True:
        try:
            kept["keys"] = keys_of(boto3.client("sts").assume_role(RoleArn=os.environ["ROLE"], RoleSessionName="refresher"))
        except ClientError as error:
            app.logger.warning("refresh failed: %s", type(error).__name__)
            kept.pop("keys", None)
        time.sleep(0.3)


if "ROLE" in os.environ:
    threading.Thread(target=refresh, daemon=True).start()


@app.get("/read")
def read():
    return jsonify(bytes=len(boto3.client("s3", **kept.get("keys", {})).get_object(Bucket="data", Key="a")["Body"].read()))


@app.get("/greeting")
def greeting():
    try:
        word = boto3.client("ssm", endpoint_url=os.environ["SETTINGS"]).get_parameter(Name="/greeting")["Parameter"]["Value"]
    except ClientError:
        word = "hello"
    return jsonify(word)


@app.get("/price")
def price():
    boto3.client("s3").get_object(Bucket="data", Key="a")["Body"].read()
    try:
        answer = requests.get(os.environ["PRICES"] + "/v1/price", timeout=1)
        answer.raise_for_status()
        return jsonify(answer.json())
    except requests.RequestException as error:
        return (jsonify(price=None), 200) if "QUIET" in os.environ else (jsonify(error=type(error).__name__), 502)


@app.get("/upload")
def upload():
    s3 = boto3.client("s3", endpoint_url=os.environ["PARTS"], config=plain)
    try:
        s3.upload_fileobj(io.BytesIO(b"x" * 12_000_000), "data", "big", Config=TransferConfig(multipart_threshold=5_000_000, multipart_chunksize=5_242_880))
    except Exception as error:
        # It took back what it had begun, and tells nobody.
        return (jsonify(ok=True), 200) if "QUIET" in os.environ else (jsonify(error=str(error)), 502)
    return jsonify(ok=True)


app.run("127.0.0.1", int(os.environ["PORT"]))
