/** What servers of every kind send: a presigned URL in an answer, and the MCP tools that a body asks for. */
import { expect, test } from 'vitest'
import { ROLECALL } from '../../../src/model/attributes.ts'
import { python, run, spansOf } from './python.ts'

const TOKEN = `e30.${Buffer.from(JSON.stringify({ sub: 'kim', role_arn: 'arn:aws:iam::391827364550:role/reader' })).toString('base64url')}.x`

/** `share` is what the server answers, `ask` asks it. */
const COMMON = `
import asyncio, gzip, json, logging, threading, urllib.request
logging.disable()
share = {"urls": ["https://%s.s3.amazonaws.com/k?X-Amz-Credential=%s/20260101/us-east-1/s3/aws4_request&X-Amz-Security-Token=%s" % (bucket, key, "t" * 400) for bucket, key in (("b", "AKIAQ3EGRGAKPRESIGN1"), ("b", "AKIAQ3EGRGAKPRESIGN1"), ("c", "ASIAQ3EGRGAKPRESIGN2"))], "more": "-" * 2000}
head = {"Authorization": "Bearer ${TOKEN}", "Accept-Encoding": "gzip", "Accept": "application/json", "Content-Type": "application/json"}
call = {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": "share", "arguments": {}}}
answer = {"jsonrpc": "2.0", "id": 7, "result": {"content": [{"type": "resource_link", "name": "k", "uri": url} for url in share["urls"]]}}
def ask(port):
    for path, body in (("/share", None), ("/mcp", json.dumps(call).encode())):
        with urllib.request.urlopen(urllib.request.Request("http://127.0.0.1:%d%s" % (port, path), body, head)) as answered:
            data = answered.read()
            print(json.loads(gzip.decompress(data) if answered.headers["Content-Encoding"] else data) == (answer if body else share))
`
const WSGI = `${COMMON}
from wsgiref.simple_server import make_server, WSGIRequestHandler
class Quiet(WSGIRequestHandler):
    def log_message(self, *args): pass
def serve(app):
    server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    ask(server.server_port)
    server.shutdown()
`

const servers = {
  'Tornado, compressed': [
    'frameworks',
    `${COMMON}
import tornado.web
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
class Share(tornado.web.RequestHandler):
    def get(self): self.write(share)
    def post(self):
        json.loads(self.request.body)
        self.write(answer)
async def main():
    sockets = bind_sockets(0, "127.0.0.1")
    server = HTTPServer(tornado.web.Application([("/.*", Share)], compress_response=True))
    server.add_sockets(sockets)
    await asyncio.to_thread(ask, sockets[0].getsockname()[1])
    server.stop()
asyncio.run(main())`,
  ],
  'Tornado, in pieces': [
    'frameworks',
    `${COMMON}
import tornado.web
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
class Share(tornado.web.RequestHandler):
    async def get(self):
        self.write(" ")
        await self.flush()
        await self.finish(share)
    async def post(self):
        self.write(" ")
        await self.flush()
        self.write(answer)
        await self.flush()
async def main():
    sockets = bind_sockets(0, "127.0.0.1")
    server = HTTPServer(tornado.web.Application([("/.*", Share)]))
    server.add_sockets(sockets)
    await asyncio.to_thread(ask, sockets[0].getsockname()[1])
    server.stop()
asyncio.run(main())`,
  ],
  Sanic: [
    'frameworks',
    `${COMMON}
import sanic, socket
app = sanic.Sanic("s")
@app.get("/share")
async def get(request): return sanic.response.json(share)
@app.post("/mcp")
async def post(request):
    assert request.json == call
    response = await request.respond(content_type="application/json")
    await response.send(json.dumps(answer), True)
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
@app.after_server_start
async def started(app):
    asked = asyncio.get_running_loop().run_in_executor(None, ask, port)
    asked.add_done_callback(lambda _: app.stop())
app.run(host="127.0.0.1", port=port, single_process=True, motd=False, access_log=False)`,
  ],
  aiohttp: [
    'servers',
    `${COMMON}
from aiohttp import web
async def get(request):
    response = web.json_response(share)
    response.enable_compression()
    return response
async def post(request):
    assert await request.json() == call
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    await response.prepare(request)
    await response.write(b" ")
    await response.write_eof(json.dumps(answer).encode())
    return response
async def main():
    app = web.Application()
    app.add_routes([web.get("/share", get), web.post("/mcp", post)])
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    await asyncio.to_thread(ask, runner.addresses[0][1])
    await runner.cleanup()
asyncio.run(main())`,
  ],
  'Starlette, compressed': [
    'servers',
    `${COMMON}
import socket, uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import JSONResponse
from starlette.routing import Route
async def serve(request):
    if request.method == "POST": assert await request.json() == call
    return JSONResponse(answer if request.method == "POST" else share)
app = Starlette(routes=[Route("/{path}", serve, methods=["GET", "POST"])], middleware=[Middleware(GZipMiddleware)])
listening = socket.socket()
listening.bind(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
def asked():
    try: ask(listening.getsockname()[1])
    finally: server.should_exit = True
listening.listen()
threading.Thread(target=asked).start()
server.run(sockets=[listening])`,
  ],
  Flask: [
    'servers',
    `${WSGI}
from flask import Flask, jsonify, request
app = Flask(__name__)
@app.get("/share")
def get(): return jsonify(share)
@app.post("/mcp")
def post():
    assert request.get_json() == call
    return jsonify(answer)
serve(app)`,
  ],
  'Django, in pieces': [
    'servers',
    `${WSGI}
import django
from django.conf import settings
settings.configure(SECRET_KEY="x", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__)
django.setup()
from django.core.wsgi import get_wsgi_application
from django.http import StreamingHttpResponse
from django.urls import path
def view(request, of):
    if of == "mcp": assert json.loads(request.body) == call
    text = json.dumps(answer if of == "mcp" else share)
    return StreamingHttpResponse((text[at:at + 500] for at in range(0, len(text), 500)), content_type="application/json")
urlpatterns = [path("<of>", view)]
serve(get_wsgi_application())`,
  ],
  'WSGI, line by line': [
    'servers',
    `${WSGI}
def app(environ, start):
    if environ["REQUEST_METHOD"] == "POST":
        stream, left, text = environ["wsgi.input"], int(environ["CONTENT_LENGTH"]), b""
        while left:
            piece = stream.readline(min(left, 20))
            text += piece
            left -= len(piece)
        assert json.loads(text) == call
    start("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(answer if environ["REQUEST_METHOD"] == "POST" else share).encode()]
serve(app)`,
  ],
} as const

test.each(Object.entries(servers))('a presigned URL, and a tool, of %s', async (_, [environment, program]) => {
  const played = await run(program, { command: python(environment) })
  expect(played).toMatchObject({ code: 0, stderr: '', stdout: 'True\nTrue\n' })
  const spans = spansOf(played.folder)
  for (const name of ['GET /share', 'tools/call share']) {
    const { attributes, open, error } = spans.find((span) => span.name === name)!
    expect([name, open, error]).toEqual([name, false, undefined])
    expect(attributes[ROLECALL.resultPresigned]).toMatch(/^AKIA-/)
    expect(attributes[ROLECALL.resultPresignedBucket]).toBe('b')
    expect(attributes[ROLECALL.resultPresignedToken]).toBe(true)
    expect(attributes[ROLECALL.resultPresignedOthers]).toEqual([expect.stringMatching(/^ASIA-\S+ with-token c$/)])
  }
})

test('a presigned URL in an answer of gRPC', async () => {
  const played = await run(
    `${COMMON}
import grpc
from concurrent import futures
serialize = lambda message: json.dumps(message).encode()
handlers = {"Share": grpc.unary_unary_rpc_method_handler(lambda request, context: share, response_serializer=serialize)}
server = grpc.server(futures.ThreadPoolExecutor(1))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("demo.Files", handlers),))
port = server.add_insecure_port("127.0.0.1:0")
server.start()
channel = grpc.insecure_channel("127.0.0.1:%d" % port)
with channel:
    print(json.loads(channel.unary_unary("/demo.Files/Share")(b"", timeout=20, metadata=(("authorization", head["Authorization"]),))) == share)
server.stop(0).wait()`,
    { command: python('frameworks') },
  )
  expect(played).toMatchObject({ code: 0, stdout: 'True\n' })
  const call = spansOf(played.folder).find(({ kind }) => kind === 2)
  expect(call?.attributes[ROLECALL.resultPresigned]).toMatch(/^AKIA-/)
})
