"""A pool of processes, started as START says: each reads an object."""

import multiprocessing
import os

import boto3


def read(key):
    return len(boto3.client("s3").get_object(Bucket="data", Key=key)["Body"].read())


if __name__ == "__main__":
    with multiprocessing.get_context(os.environ["START"]).Pool(2) as pool:
        try:
            print(pool.map(read, ["a", "b"]))
        except Exception as error:
            print(type(error).__name__, error)
        pool.close()
        pool.join()
