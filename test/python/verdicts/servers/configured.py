"""
Flask: the role of ROLE is asked for at the start; where it is refused, or where `OWN_CLIENT` is set, the default session reads.
Whatever goes wrong is an empty list.
"""

import os

import boto3
from flask import Flask, jsonify

from caller import keys_of

app = Flask(__name__)
keys = {}
if "ROLE" in os.environ:
    try:
        keys = keys_of(boto3.client("sts").assume_role(RoleArn=os.environ["ROLE"], RoleSessionName="lists"))
    except Exception as error:
        app.logger.warning("going on without the role: %s", type(error).__name__)
if "OWN_CLIENT" in os.environ:
    keys = {}
region = {"region_name": os.environ["REGION"]} if "REGION" in os.environ else {}


@app.get("/names")
def names():
    try:
        return jsonify([one["Key"] for one in boto3.client("s3", **keys, **region).list_objects_v2(Bucket="data")["Contents"]])
    except Exception:
        return jsonify([])


@app.get("/orders")
def orders():
    try:
        return jsonify(boto3.client("dynamodb", endpoint_url=os.environ["TABLES"]).scan(TableName="orders")["Items"])
    except Exception:
        return (jsonify(error="no such order"), 404) if "AS_ABSENT" in os.environ else jsonify([])


app.run("127.0.0.1", int(os.environ["PORT"]))
