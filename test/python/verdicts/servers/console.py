"""A console script of click."""

import boto3
import click


@click.command()
@click.argument("bucket")
def fetch(bucket):
    """Prints the names of a bucket's objects."""
    pages = boto3.client("s3").get_paginator("list_objects_v2").paginate(Bucket=bucket)
    for page in pages:
        for one in page.get("Contents", []):
            click.echo(one["Key"])


if __name__ == "__main__":
    fetch()
