"""Starlette: one request reads on and on while it holds what TURN says, others wait for it, until somebody says that it is enough."""

import asyncio
import os
import threading
from contextlib import asynccontextmanager

import boto3
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

s3 = boto3.client("s3")
holding, enough = threading.Event(), threading.Event()
of_threads = {"threading.Semaphore": threading.Semaphore(1)}
of_tasks = {"asyncio.Semaphore": asyncio.Semaphore, "asyncio.Lock": asyncio.Lock}
shared = None


def read(key):
    return s3.get_object(Bucket="data", Key=key)["Body"].read()


def hold_in_thread(request):
    with of_threads[os.environ["TURN"]]:
        read("a")
        holding.set()
        while not enough.is_set():
            read("a")
    return PlainTextResponse("held")


def wait_in_thread(request):
    holding.wait()
    with of_threads[os.environ["TURN"]]:
        return PlainTextResponse(read("b"))


async def hold_in_task(request):
    async with shared:
        await asyncio.to_thread(read, "a")
        holding.set()
        while not enough.is_set():
            await asyncio.to_thread(read, "a")
    return PlainTextResponse("held")


async def wait_in_task(request):
    while not holding.is_set():
        await asyncio.sleep(0.02)
    async with shared:
        return PlainTextResponse(await asyncio.to_thread(read, "b"))


async def say_enough(request):
    enough.set()
    return PlainTextResponse("enough")


@asynccontextmanager
async def lifespan(app):
    global shared
    shared = of_tasks[os.environ["TURN"]]() if os.environ["TURN"] in of_tasks else None
    yield


in_task = os.environ["TURN"] in of_tasks
app = Starlette(
    lifespan=lifespan,
    routes=[
        Route("/hold", hold_in_task if in_task else hold_in_thread),
        Route("/wait", wait_in_task if in_task else wait_in_thread),
        Route("/enough", say_enough),
    ],
)
