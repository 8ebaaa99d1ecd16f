"""A scheduled job that names its session after SESSION_NAME, and goes on to its bucket with the role."""

import os

import boto3

issued = boto3.client("sts").assume_role(RoleArn=os.environ["ROLE"], RoleSessionName=os.environ["SESSION_NAME"])["Credentials"]
session = boto3.Session(issued["AccessKeyId"], issued["SecretAccessKey"], issued["SessionToken"])
print(session.client("s3").get_object(Bucket="data", Key="a")["Body"].read())
