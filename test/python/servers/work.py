"""
What every server of the matrix does for a request: read one S3 object, by the identity source that `WORK_SOURCE` names.
Sources not listed come through boto3's default chain, from the process's environment.
"""

import json
import os
import urllib.error
import urllib.request

import boto3
from botocore import UNSIGNED
from botocore.config import Config

source = os.environ.get("WORK_SOURCE")
CONFIG = Config(retries={"mode": "standard", "max_attempts": 2}, s3={"addressing_style": "path"})


def static_keys():
    keys = json.loads(os.environ["WORK_KEYS"])
    return {"aws_access_key_id": keys["accessKeyId"], "aws_secret_access_key": keys["secretAccessKey"]}


def options():
    """What a client of S3 is made with, beside the configuration."""
    if source in ("code", "presigned", "unsigned"):
        return static_keys()
    if source == "temporary":
        answer = boto3.client("sts", **static_keys()).assume_role(RoleArn=os.environ["WORK_ROLE"], RoleSessionName="work")
        issued = answer["Credentials"]
        return {"aws_access_key_id": issued["AccessKeyId"], "aws_secret_access_key": issued["SecretAccessKey"], "aws_session_token": issued["SessionToken"]}
    if source == "vendor":
        with urllib.request.urlopen(os.environ["WORK_VENDOR"]) as answer:
            issued = json.load(answer)
        return {"aws_access_key_id": issued["accessKeyId"], "aws_secret_access_key": issued["secretAccessKey"], "aws_session_token": issued["sessionToken"]}
    return {}


def config():
    return CONFIG.merge(Config(signature_version={"unsigned": UNSIGNED, "presigned": "s3v4"}[source])) if source in ("unsigned", "presigned") else CONFIG


_client = None


def client():
    """Made with the first request: a server that forks has it in each of its processes."""
    global _client
    if _client is None:
        _client = boto3.client("s3", config=config(), **options())
    return _client


def work(key):
    """Reads an object of the bucket `data`; gives its text or raises what boto3 raises."""
    where = {"Bucket": "data", "Key": key}
    if source == "presigned":
        with urllib.request.urlopen(client().generate_presigned_url("get_object", Params=where)) as answer:
            return answer.read().decode()
    return client().get_object(**where)["Body"].read().decode()


def answer_of(key):
    """As servers answer: what went well, or the error's code."""
    try:
        return {"success": True, "results": [len(work(key))]}
    except urllib.error.HTTPError as error:
        return {"success": False, "error": error.read().decode()}
    except Exception as error:
        return {"success": False, "error": str(error)}
