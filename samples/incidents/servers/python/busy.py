"""Builds a report some time after it was ordered: on the event loop, or, `IN_THREAD`, beside it."""

import asyncio
import os
import threading
import time

from aws import assume, s3
from aws import read as read_object
from serve import claims, serve


def build(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def order(afterMs: int, forMs: int) -> dict:
    if "IN_THREAD" in os.environ:
        threading.Timer(afterMs / 1000, build, [forMs / 1000]).start()
    else:
        asyncio.get_running_loop().call_later(afterMs / 1000, build, forMs / 1000)
    return {"ordered": True}


order.on_the_loop = True


def read() -> dict:
    return read_object(s3(assume(claims.get()["role"])))


if __name__ == "__main__":
    serve(order, read)
