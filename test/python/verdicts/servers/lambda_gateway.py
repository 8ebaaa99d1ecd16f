"""A Lambda function behind a gateway: reads an object, or signs a URL for it, as the role of whoever asks, or as itself."""

import json
import os
from base64 import urlsafe_b64decode

import boto3

from caller import keys_of


def role_of(event):
    authorizer = (event.get("requestContext") or {}).get("authorizer") or {}
    claims = authorizer.get("claims") or (authorizer.get("jwt") or {}).get("claims") or authorizer.get("lambda") or (event.get("identity") or {}).get("claims")
    if not claims:
        headers = event.get("headers") or {name: values[-1] for name, values in event["multiValueHeaders"].items()}
        token = {name.lower(): value for name, value in headers.items()}["authorization"].split(".")[1]
        claims = json.loads(urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    return claims["role"]


def handler(event, context):
    session = boto3.Session()
    if "OWN" not in os.environ:
        session = boto3.Session(**keys_of(boto3.client("sts").assume_role(RoleArn=role_of(event), RoleSessionName="caller")))
    s3 = session.client("s3")
    size = s3.get_object(Bucket="data", Key="a")["ContentLength"]
    signer = boto3.client("s3") if "OWN_URL" in os.environ else s3
    url = signer.generate_presigned_url("get_object", Params={"Bucket": "data", "Key": "a"}) if "URL" in os.environ else None
    answer = {"bytes": size, "url": url}
    return answer if "AS_IT_IS" in os.environ else {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": json.dumps(answer)}
