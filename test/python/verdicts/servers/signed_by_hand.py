"""requests, signed by hand with botocore's signer: `WITHOUT_TOKEN` forgets the session's token."""

import os
from xml.etree import ElementTree

import boto3
import requests
from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

issued = boto3.client("sts").assume_role(RoleArn=os.environ["ROLE"], RoleSessionName="by-hand")["Credentials"]
token = None if "WITHOUT_TOKEN" in os.environ else issued["SessionToken"]
ask = AWSRequest("GET", os.environ["AWS_ENDPOINT_URL"] + "/data/a")
S3SigV4Auth(Credentials(issued["AccessKeyId"], issued["SecretAccessKey"], token), "s3", "us-east-1").add_auth(ask)
answer = requests.get(ask.url, headers=dict(ask.headers))
print(answer.status_code, len(answer.text) if answer.ok else ElementTree.fromstring(answer.text).findtext("Code"))
