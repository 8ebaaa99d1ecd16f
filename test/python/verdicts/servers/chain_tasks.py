"""Celery, a chain of two tasks: reads as a role, or, where STS refuses it, as the worker; then counts."""

import os

import boto3
from botocore.exceptions import ClientError
from celery import Celery

from caller import keys_of

folder = os.environ["WORK_FOLDER"]
app = Celery("chain", broker="filesystem://", backend="file://" + folder + "/results")
app.conf.broker_transport_options = {"data_folder_in": folder + "/queue", "data_folder_out": folder + "/queue", "control_folder": folder + "/control"}


@app.task
def fetch(key):
    try:
        session = boto3.Session(**keys_of(boto3.client("sts").assume_role(RoleArn=os.environ["ROLE"], RoleSessionName="worker")))
    except ClientError:
        session = boto3.Session()
    return session.client("s3").get_object(Bucket="data", Key=key)["Body"].read().decode()


@app.task
def count(text):
    return len(text)
