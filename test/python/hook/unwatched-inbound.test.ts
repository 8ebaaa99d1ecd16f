/** `inbound` is claimed of a process where whoever asks it is watched, and not where something else takes connections. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { coverageOf, python, run } from './python.ts'

/** A port to listen at, and a caller; whoever is asked makes a call himself, by which the run folder comes to be. */
const ASKING = `
import asyncio, os, socket, socketserver, sys, threading, time, urllib.request
def call(): urllib.request.urlopen(os.environ["OTHER"]).read()
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
PORT = port()
REQUEST = b"GET / HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n"
def knock(at=PORT):
    for _ in range(500):
        try: return socket.create_connection(("127.0.0.1", at), 20)
        except OSError: time.sleep(0.02)
def ask(at=PORT):
    with knock(at) as connection:
        connection.sendall(REQUEST)
        while connection.recv(4096): pass
def later(*steps):
    def run():
        for step in steps: step()
        os._exit(0)
    threading.Thread(target=run, daemon=True).start()
`
const BY_HAND = `
class Hand(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.recv(4096)
        call()
        self.request.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok")
`
const ASYNC = `
async def serve(reader, writer):
    await reader.readuntil(b"\\r\\n\\r\\n")
    call()
    writer.write(b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok")
    writer.close()
async def main():
    async with await asyncio.start_server(serve, "127.0.0.1", PORT) as server: await server.serve_forever()
`
const HTTP = `
from http.server import BaseHTTPRequestHandler, HTTPServer
class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args): pass
    def do_GET(self):
        call()
        self.send_response(200)
        self.end_headers()
`
const ASGI = `
import uvicorn
async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        call()
        return
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        call()
        await send({"type": "websocket.close"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})
`

async function inboundOf(program: string, environment: Parameters<typeof python>[0] = 'mcp') {
  const other = createServer((_, answer) => void answer.end('ok')).listen(0, '127.0.0.1')
  await new Promise((done) => other.once('listening', done))
  onTestFinished(() => {
    other.closeAllConnections()
    other.close()
  })
  const { folder, code, stderr } = await run(`${ASKING}${program}`, {
    command: python(environment),
    env: { OTHER: `http://127.0.0.1:${(other.address() as AddressInfo).port}/` },
  })
  expect(code, stderr).toBe(0)
  const coverage = coverageOf(folder).find(({ spans }) => spans.started > 0)
  return { claimed: coverage.watched.includes('inbound'), unwatched: coverage.unwatchedInbound }
}
const PORT = expect.stringMatching(/^\d+$/)

test.each<[string, string, string, Parameters<typeof python>[0]?]>([
  [
    'sockets in a server of their own',
    'port',
    `${BY_HAND}\nlater(ask)\nsocketserver.ThreadingTCPServer(("127.0.0.1", PORT), Hand).serve_forever()`,
  ],
  [
    'a Unix socket',
    'run.sock',
    `${BY_HAND}
def ask_there():
    with socket.socket(socket.AF_UNIX) as connection:
        while True:
            try: connection.connect("run.sock"); break
            except OSError: time.sleep(0.02)
        connection.sendall(REQUEST)
        while connection.recv(4096): pass
later(ask_there)\nsocketserver.ThreadingUnixStreamServer("run.sock", Hand).serve_forever()`,
  ],
  ["asyncio's streams", 'port', `${ASYNC}\nlater(ask)\nasyncio.run(main())`],
  ["asyncio's streams on uvloop", 'port', `${ASYNC}\nimport uvloop\nlater(ask)\nuvloop.run(main())`, 'frameworks'],
  [
    'a server of gevent',
    'port',
    `import gevent.server, gevent.monkey
def serve(connection, address):
    connection.recv(4096)
    call()
    connection.close()
later(ask)\ngevent.server.StreamServer(("127.0.0.1", PORT), serve).serve_forever()`,
    'servers',
  ],
  [
    'sockets under gevent',
    'port',
    `import gevent.monkey
gevent.monkey.patch_all(thread=False)${BY_HAND}
import gevent
def asking():
    ask()
    os._exit(0)
gevent.spawn(asking)\nsocketserver.TCPServer(("127.0.0.1", PORT), Hand).serve_forever()`,
    'servers',
  ],
  [
    'a library of WebSockets',
    'port',
    `from websockets.sync.server import serve
from websockets.sync.client import connect
def answer(connection):
    call()
    connection.send("ok")
def asking():
    knock().close()
    with connect("ws://127.0.0.1:%d" % PORT) as connection: connection.recv()
later(asking)\nserve(answer, "127.0.0.1", PORT).serve_forever()`,
    'frameworks',
  ],
  [
    'a server by hand, beside one that is watched',
    'port',
    `${BY_HAND}${HTTP}
health = HTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=health.serve_forever, daemon=True).start()
later(lambda: ask(health.server_port), ask)\nsocketserver.ThreadingTCPServer(("127.0.0.1", PORT), Hand).serve_forever()`,
  ],
  [
    'WebSockets of an application of ASGI',
    'WebSocket',
    `${ASGI}
from websockets.sync.client import connect
def asking():
    knock().close()
    ask()
    with connect("ws://127.0.0.1:%d" % PORT) as connection:
        try: connection.recv()
        except Exception: pass
later(asking)\nuvicorn.run(app, port=PORT, log_level="critical")`,
    'fastmcp',
  ],
])('not claimed: %s', async (_, what, program, environment) => {
  const found = await inboundOf(program, environment)
  expect(found).toEqual({ claimed: false, unwatched: [what === 'port' ? PORT : what] })
})

test.each<[string, string, Parameters<typeof python>[0]?]>([
  ['a script', 'call()'],
  ['http.server', `${HTTP}\nlater(ask)\nHTTPServer(("127.0.0.1", PORT), Handler).serve_forever()`],
  [
    'http.server, at which somebody only knocks',
    `${HTTP}\ncall()
server = HTTPServer(("127.0.0.1", PORT), Handler)
knock().close()\nserver.handle_request()
call()`,
  ],
  [
    'a server of ASGI, at which somebody only knocks',
    `${ASGI}\nlater(lambda: knock().close(), lambda: time.sleep(0.2), call)\nuvicorn.run(app, port=PORT, log_level="critical")`,
    'servers',
  ],
  [
    "multiprocessing's own connections",
    `from multiprocessing.connection import Client, Listener
with Listener(("127.0.0.1", PORT)) as listener:
    threading.Thread(target=lambda: Client(("127.0.0.1", PORT)).close()).start()
    listener.accept()
call()`,
  ],
  [
    'gunicorn',
    `from gunicorn.app.base import BaseApplication
def app(environ, start_response):
    call()
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ok"]
class Server(BaseApplication):
    def load_config(self):
        for name, value in {"bind": "127.0.0.1:%d" % PORT, "loglevel": "critical"}.items(): self.cfg.set(name, value)
    def load(self): return app
import signal
def end(): os.kill(os.getpid(), signal.SIGTERM)
def asking():
    ask()
    end()
threading.Thread(target=asking, daemon=True).start()\nServer().run()`,
    'servers',
  ],
  [
    'aiohttp',
    `from aiohttp import web
async def answer(request):
    call()
    return web.Response(text="ok")
app = web.Application()
app.add_routes([web.get("/", answer)])
later(ask)\nweb.run_app(app, port=PORT, host="127.0.0.1", print=None)`,
    'servers',
  ],
  [
    'tornado',
    `import tornado.web
class Answer(tornado.web.RequestHandler):
    def get(self): call()
async def main():
    tornado.web.Application([("/", Answer)]).listen(PORT, "127.0.0.1")
    await asyncio.Event().wait()
later(ask)\nasyncio.run(main())`,
    'frameworks',
  ],
  [
    'waitress',
    `import waitress
def app(environ, start_response):
    call()
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ok"]
later(ask)\nwaitress.serve(app, host="127.0.0.1", port=PORT)`,
    'frameworks',
  ],
  [
    'sanic',
    `import sanic
app = sanic.Sanic("s")
@app.get("/")
async def answer(request):
    call()
    return sanic.response.text("ok")
later(ask)\napp.run(host="127.0.0.1", port=PORT, single_process=True, motd=False, access_log=False)`,
    'frameworks',
  ],
])('claimed: %s', async (_, program, environment) => {
  expect(await inboundOf(program, environment)).toEqual({ claimed: true, unwatched: undefined })
})
