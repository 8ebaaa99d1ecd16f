"""
The standard library alone: reads an object for its caller, as the role of the caller's token where FOLLOWS is set. SHAPE says how it is
served: by `http.server`, or by sockets in its own hand.
"""

import asyncio
import os
import socketserver
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import boto3

from caller import claims_of, keys_of

ADDRESS = ("127.0.0.1", int(os.environ["PORT"]))


def read(authorization):
    role = claims_of(authorization)["role"] if "FOLLOWS" in os.environ else None
    keys = keys_of(boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="read")) if role else {}
    return boto3.client("s3", **keys).get_object(Bucket="data", Key="a")["Body"].read()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = read(self.headers["Authorization"])
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def answer(head):
    authorization = next((line.partition(b": ")[2] for line in head.split(b"\r\n") if line.lower().startswith(b"authorization:")), b"")
    body = read(authorization.decode())
    return b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


class ByHand(socketserver.StreamRequestHandler):
    def handle(self):
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            line = self.rfile.readline()
            if not line:
                return
            head += line
        self.wfile.write(answer(head))


async def serve(reader, writer):
    try:
        writer.write(await asyncio.to_thread(answer, await reader.readuntil(b"\r\n\r\n")))
    except asyncio.IncompleteReadError:
        pass
    writer.close()


async def streams():
    async with await asyncio.start_server(serve, *ADDRESS) as server:
        await server.serve_forever()


if os.environ["SHAPE"] == "http":
    ThreadingHTTPServer(ADDRESS, Handler).serve_forever()
elif os.environ["SHAPE"] == "sockets":
    socketserver.ThreadingTCPServer(ADDRESS, ByHand).serve_forever()
else:
    asyncio.run(streams())
