"""A suite of pytest over code that takes every error for an absence."""

import boto3
from botocore.exceptions import ClientError


def size_of(key):
    try:
        return boto3.client("s3").get_object(Bucket="data", Key=key)["ContentLength"]
    except ClientError:
        return None


def test_an_object_has_a_size_or_none():
    assert size_of("a") is None or size_of("a") > 0


def test_an_absent_object_has_none():
    assert size_of("absent") is None
