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
