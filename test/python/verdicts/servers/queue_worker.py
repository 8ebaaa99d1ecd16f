"""A worker that stores what the messages of a queue hold, until there are no more; where that fails, it deletes the message or leaves it."""

import os

import boto3
from botocore.exceptions import ClientError

sqs = boto3.client("sqs", endpoint_url=os.environ["QUEUE"])
s3 = boto3.client("s3")
queue = os.environ["QUEUE"] + "/000000000000/notes"
while messages := sqs.receive_message(QueueUrl=queue).get("Messages"):
    for message in messages:
        try:
            s3.put_object(Bucket="data", Key=message["MessageId"], Body=message["Body"])
        except ClientError as error:
            print("could not store", message["MessageId"], error)
            if "LEAVES" in os.environ:
                continue
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
