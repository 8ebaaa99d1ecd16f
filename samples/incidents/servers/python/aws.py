"""What the incidents' Python servers do with AWS, in one place: assume a role, and read an object."""

import logging
import os

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

log = logging.getLogger("incident.aws")
CONFIG = Config(read_timeout=float(os.environ.get("READ_TIMEOUT", "60")), retries={"mode": "standard", "max_attempts": 2}, s3={"addressing_style": "path"})


def assume(role):
    """A session of a role, as what a client is made with."""
    try:
        answer = boto3.Session().client("sts").assume_role(RoleArn=role, RoleSessionName="incident-server")
    except (BotoCoreError, ClientError) as error:
        log.warning("Role assumption failed for %s: %s", role, error)
        raise
    issued = answer["Credentials"]
    return {
        "aws_access_key_id": issued["AccessKeyId"],
        "aws_secret_access_key": issued["SecretAccessKey"],
        "aws_session_token": issued["SessionToken"],
    }


def s3(session={}):
    """Without credentials the default chain's are used."""
    return boto3.Session(**session).client("s3", config=CONFIG)


def read(client, key="report.csv"):
    return {"bytes": len(client.get_object(Bucket="acme-data", Key=key)["Body"].read())}


def names(client, bucket="acme-data"):
    return {"items": [one["Key"] for one in client.list_objects_v2(Bucket=bucket).get("Contents", [])]}
