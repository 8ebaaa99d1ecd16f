/** Callers that hang up while the server is at work and reads no socket: the server never learns of it, the record tells. */
import { expect, test } from 'vitest'
import { type Played, python, run, spansOf } from './python.ts'

/** Asks for /left and is gone after 0.4 s, then for /waited; each takes the server 1.5 s. Then the server is told to stop. */
const CALLER = `
import os, signal, socket, threading, time
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    PORT = probe.getsockname()[1]
def ask(path, patience):
    for _ in range(300):
        try: connection = socket.create_connection(("127.0.0.1", PORT), patience); break
        except OSError: time.sleep(0.1)
    connection.sendall(b"GET %s HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n" % path)
    answer = b""
    try:
        # All of it: who goes after its head has left before its end.
        while b"ok" not in answer:
            piece = connection.recv(4096)
            answer += piece
            if not piece: break
        print(answer.decode(), flush=True)
    except TimeoutError: pass
    # A worker that was forked meanwhile has this end, too: closing it here alone hangs up nothing.
    connection.shutdown(socket.SHUT_RDWR)
    connection.close()
def caller():
    ask(b"/left", 0.4)
    ask(b"/waited", 30)
    time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)
threading.Thread(target=caller, daemon=True).start()
`
const WSGI = `
def app(environ, start_response):
    time.sleep(1.5)
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ok"]
`
const gunicorn = (worker: string) => `${CALLER}${WSGI}
from gunicorn.app.base import BaseApplication
class Server(BaseApplication):
    def load_config(self):
        for name, value in {"bind": "127.0.0.1:%d" % PORT, "worker_class": "${worker}", "loglevel": "critical"}.items(): self.cfg.set(name, value)
    def load(self): return app
Server().run()
`
const servers = {
  'gunicorn, sync': gunicorn('sync'),
  // A timeout of the server's own for sockets must not change the caller's.
  'gunicorn, gthread': `import socket\nsocket.setdefaulttimeout(60)\n${gunicorn('gthread')}`,
  'gunicorn, gevent': `import gevent.monkey\ngevent.monkey.patch_all(subprocess=False, thread=False)\n${gunicorn('gevent')}`,
  werkzeug: `${CALLER}${WSGI}
from flask import Flask
server = Flask("f")
@server.get("/<path>")
def answer(path):
    time.sleep(1.5)
    return "ok"
server.run(port=PORT)
`,
  wsgiref: `${CALLER}${WSGI}
from wsgiref.simple_server import make_server
make_server("127.0.0.1", PORT, app).serve_forever()
`,
  waitress: `${CALLER}${WSGI}
import waitress
waitress.serve(app, host="127.0.0.1", port=PORT)
`,
  cheroot: `${CALLER}${WSGI}
import cheroot.wsgi
cheroot.wsgi.Server(("127.0.0.1", PORT), app).safe_start()
`,
  tornado: `${CALLER}
import asyncio, tornado.web
class Answer(tornado.web.RequestHandler):
    def get(self, path):
        time.sleep(1.5)
        self.write("ok")
async def main():
    tornado.web.Application([("/(.*)", Answer)]).listen(PORT, "127.0.0.1")
    await asyncio.Event().wait()
asyncio.run(main())
`,
  sanic: `${CALLER}
import sanic
app = sanic.Sanic("s")
@app.get("/<path>")
async def answer(request, path):
    time.sleep(1.5)
    return sanic.response.text("ok")
app.run(host="127.0.0.1", port=PORT, single_process=True, motd=False, access_log=False)
`,
  // Whoever has the whole answer may go, whatever the server does after it.
  'an answer in pieces': `${CALLER}
def app(environ, start_response):
    start_response("200 OK", [("Content-Length", "2")])
    time.sleep(1.5)
    yield b"ok"
    time.sleep(0.2)
from wsgiref.simple_server import make_server
make_server("127.0.0.1", PORT, app).serve_forever()
`,
  'aiohttp, by the handler itself': `${CALLER}
from aiohttp import web
async def answer(request):
    response = web.StreamResponse(headers={"Content-Length": "2"})
    time.sleep(1.5)
    await response.prepare(request)
    await response.write(b"ok")
    await response.write_eof()
    import asyncio
    await asyncio.sleep(0.3)
    return response
app = web.Application()
app.add_routes([web.get("/{path}", answer)])
web.run_app(app, port=PORT, host="127.0.0.1", print=None)
`,
  'aiohttp, which fails of it': `${CALLER}
import asyncio
from aiohttp import web
async def answer(request):
    response = web.StreamResponse(headers={"Content-Length": "2"})
    await response.prepare(request)
    await asyncio.sleep(0.8)
    await response.write(b"ok")
    await response.write_eof()
    return response
app = web.Application()
app.add_routes([web.get("/{path}", answer)])
web.run_app(app, port=PORT, host="127.0.0.1", print=None, access_log=None)
`,
  // A synchronous call in an asynchronous server keeps its event loop from reading.
  uvicorn: `${CALLER}
import uvicorn
async def app(scope, receive, send):
    time.sleep(1.5)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})
uvicorn.run(app, port=PORT, log_level="critical", lifespan="off")
`,
  aiohttp: `${CALLER}
from aiohttp import web
async def answer(request):
    time.sleep(1.5)
    return web.Response(text="ok")
app = web.Application()
app.add_routes([web.get("/{path}", answer)])
web.run_app(app, port=PORT, host="127.0.0.1", print=None)
`,
}

// As clients of MCP do: the event of the answer is all that they wait for, and the stream may go on.
const EVENTS = `
import asyncio, json, os, signal, socket, threading, time, uvicorn
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    PORT = probe.getsockname()[1]
def ask(id, patience):
    for _ in range(300):
        try: connection = socket.create_connection(("127.0.0.1", PORT), 20); break
        except OSError: time.sleep(0.1)
    body = json.dumps({"jsonrpc": "2.0", "id": id, "method": "tools/call", "params": {"name": id, "arguments": {}}}).encode()
    connection.sendall(b"POST /mcp HTTP/1.1\\r\\nHost: x\\r\\nContent-Type: application/json\\r\\nContent-Length: %d\\r\\n\\r\\n%s" % (len(body), body))
    connection.settimeout(patience)
    answer = b""
    try:
        while b'"result"' not in answer: answer += connection.recv(4096)
    except TimeoutError: pass
    connection.close()
async def app(scope, receive, send):
    id = json.loads((await receive())["body"])["id"]
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/event-stream")]})
    await send({"type": "http.response.body", "body": b": wait\\n\\n", "more_body": True})
    await asyncio.sleep(1.2)
    event = json.dumps({"jsonrpc": "2.0", "id": id, "result": {"content": []}})
    await send({"type": "http.response.body", "body": b"data: %s\\n\\n" % event.encode(), "more_body": True})
    while (await receive())["type"] != "http.disconnect": pass
def caller():
    ask("left", 0.4)
    ask("waited", 20)
    time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGTERM)
threading.Thread(target=caller, daemon=True).start()
uvicorn.run(app, port=PORT, log_level="critical", lifespan="off")
`

test('who goes with the answer, before the end of its stream, has not given up', async () => {
  const played = await run(EVENTS, { command: python('servers') })
  const left = (id: string) => {
    const spans = spansOf(played.folder)
    const call = spans.find(({ name }) => name === `tools/call ${id}`)!
    const inbound = spans.find(({ spanId }) => spanId === call.parentSpanId)!
    return [inbound.attributes['rolecall.caller.left'], inbound.attributes['rolecall.response.finished']]
  }
  expect(left('waited')).toEqual([undefined, true])
  expect(left('left')).toEqual(['disconnect', false])
})

const requestsOf = (played: Played) =>
  Object.fromEntries(
    spansOf(played.folder).map(({ attributes: at, open }) => [
      at['url.path'],
      open ? 'open' : [at['rolecall.caller.left'], at['rolecall.response.finished']],
    ]),
  )

const OTHERS = ['waitress', 'cheroot', 'tornado', 'sanic']

test.each(Object.entries(servers))('%s', async (name, program) => {
  const played = await run(program, { command: python(OTHERS.includes(name) ? 'frameworks' : 'servers') })
  // Who waited got its answer.
  expect(played.stdout).toContain('HTTP/1.')
  // cheroot tells nobody which socket is whose.
  const left = name === 'cheroot' ? [undefined, true] : ['disconnect', false]
  expect(requestsOf(played)).toEqual({ '/left': left, '/waited': [undefined, true] })
})
