"""A Lambda function that stores what the messages of a queue hold; where that fails, it tells Lambda so or nobody."""

import os

import boto3
from botocore.exceptions import ClientError

s3 = boto3.client("s3")


def handler(event, context):
    failed = []
    for record in event["Records"]:
        try:
            s3.put_object(Bucket="data", Key=record["messageId"], Body=record["body"])
        except ClientError as error:
            print("could not store", record["messageId"], error)
            failed.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failed if "TELLS" in os.environ else []}
