/** Servers made of the standard library's `http.server`: each request is one span, with who asked, what came of it and what it did. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { type Options, python, type RecordedSpan, run, spansOf } from './python.ts'

/** A caller in a thread of the same process, which speaks HTTP by itself; `raw` sends as it is, and reads until its end is there. */
const CALLER = `
import json, socket, socketserver, sys, threading, time, urllib.request, xmlrpc.server
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer, SimpleHTTPRequestHandler
class Quiet(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *args): pass
    def say(self, body, status=200, kind="text/plain"):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
class Threads(ThreadingHTTPServer):
    # Its end is the end of all its requests.
    daemon_threads = False
def serve(handler, server=Threads):
    server = server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
def raw(connection, request, end=b"ok"):
    connection.sendall(request)
    answer = b""
    while not answer.endswith(end):
        piece = connection.recv(65536)
        if not piece: break
        answer += piece
    return answer
def head(method, path, body=b"", *headers):
    lines = ["%s %s HTTP/1.1" % (method, path), "Host: x", "Content-Length: %d" % len(body), *headers]
    return "\\r\\n".join(lines + ["", ""]).encode() + body
def connect(server): return socket.create_connection(server.server_address[:2], 20)
def settle(server):
    server.shutdown()
    server.server_close()
`
const OWN = `${CALLER}
class Handler(Quiet):
    def do_GET(self): self.say(b"ok")
`

async function played(program: string, options: Options = {}) {
  const bare = await run(program, { ...options, hook: false })
  const hooked = await run(program, options)
  const same = (text: string) => text.replace(/Date: .*|127\.0\.0\.1:\d+|, \d+\)/g, '')
  expect(bare.code, bare.stderr).toBe(0)
  expect(hooked.code).toBe(0)
  expect(same(hooked.stdout)).toBe(same(bare.stdout))
  if (!bare.stderr.includes('Traceback')) expect(hooked.stderr).toBe(bare.stderr)
  return spansOf(hooked.folder)
}

const brief = ({ name, error, open, attributes }: RecordedSpan) => ({
  name,
  open,
  error: error !== undefined,
  status: attributes['http.response.status_code'],
  finished: attributes['rolecall.response.finished'],
  left: attributes['rolecall.caller.left'],
})
const well = (name: string, status = 200) => ({
  name,
  open: false,
  error: false,
  status,
  finished: true,
  left: undefined,
})

/** A token whose claims name a role; nobody verifies it here. */
const TOKEN = `e30.${Buffer.from(JSON.stringify({ sub: 'alice', role: 'arn:aws:iam::391827364550:role/reader' })).toString('base64url')}.c2lnbmF0dXJl`

test('who asks, and what was asked for in their name', async () => {
  const other = createServer((_, answer) => void answer.end('ok')).listen(0, '127.0.0.1')
  await new Promise((done) => other.once('listening', done))
  onTestFinished(() => void other.close())
  const spans = await played(`${CALLER}
class Handler(Quiet):
    def do_GET(self): self.say(urllib.request.urlopen("http://127.0.0.1:${(other.address() as AddressInfo).port}/inner").read())
server = serve(Handler)
connection = connect(server)
print(raw(connection, head("GET", "/a", b"", "Authorization: Bearer ${TOKEN}", "X-Tenant-Id: acme")))
print(raw(connection, head("GET", "/b")))
connection.close()
settle(server)
`)
  const [a, b] = ['GET /a', 'GET /b'].map((name) => spans.find((span) => span.name === name)!)
  expect([a, b].map((span) => brief(span!))).toEqual([well('GET /a'), well('GET /b')])
  expect(a!.attributes).toMatchObject({
    'rolecall.token.role_arn': 'arn:aws:iam::391827364550:role/reader',
    'rolecall.header.tenant': 'acme',
  })
  expect(b!.attributes['rolecall.token.role_arn']).toBeUndefined()
  const inner = spans.filter((span) => span.attributes['url.path'] === '/inner')
  expect(inner.map((span) => span.parentSpanId)).toEqual([a!.spanId, b!.spanId])
  expect(spans).toHaveLength(4)
})

const shapes: Record<string, [program: string, expected: object[]]> = {
  'one request a connection, without a length': [
    `${CALLER}
class Handler(Quiet):
    protocol_version = "HTTP/1.0"
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"ok")
server = serve(Handler, HTTPServer)
print(raw(connect(server), head("GET", "/a"), b"never"))
settle(server)
`,
    [well('GET /a')],
  ],
  'several requests of a connection, sent at once': [
    `${OWN}
server = serve(Handler)
print(raw(connect(server), head("GET", "/a") + head("GET", "/b") + head("GET", "/c", b"", "Connection: close"), b"never"))
settle(server)
`,
    [well('GET /a'), well('GET /b'), well('GET /c')],
  ],
  'a method that there is not, a request that is none, and an answer without a body': [
    `${CALLER}
class Handler(Quiet):
    def do_HEAD(self):
        self.send_response(204)
        self.end_headers()
server = serve(Handler)
print(raw(connect(server), head("BREW", "/a", b"", "Connection: close"), b"never")[:20])
print(raw(connect(server), b"nonsense\\r\\n\\r\\n", b"never")[:20])
print(raw(connect(server), head("HEAD", "/b", b"", "Connection: close"), b"never")[:20])
settle(server)
`,
    [{ ...well('BREW /a', 501), error: true }, well('HEAD /b', 204)],
  ],
  'an answer that is written by hand, in pieces, after "100 Continue"': [
    `${CALLER}
class Handler(Quiet):
    def do_PUT(self):
        self.wfile.write(b"HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1.1 20")
        self.rfile.read(2)
        self.wfile.write(b"1 Created\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n2\\r\\nok")
        self.wfile.write(b"\\r\\n0\\r\\n\\r\\n")
server = serve(Handler)
print(raw(connect(server), head("PUT", "/a", b"xx"), b"0\\r\\n\\r\\n"))
settle(server)
`,
    [well('PUT /a', 201)],
  ],
  'a handler that buffers what it writes': [
    `${OWN}
class Buffered(Handler): wbufsize = 4096; rbufsize = 0
server = serve(Buffered)
print(raw(connect(server), head("GET", "/a")))
settle(server)
`,
    [well('GET /a')],
  ],
  'a handler that serves its requests, and looks at them, in its own way': [
    `${CALLER}
class Handler(Quiet):
    def handle_one_request(self):
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        if self.path == "/bad": raise ValueError("bad")
        self.say(b"ok")
    def parse_request(self):
        if not super().parse_request(): return False
        self.path = self.path.upper()
        return True
server = serve(Handler)
connection = connect(server)
print(raw(connection, head("GET", "/a")), raw(connection, head("GET", "/b")))
connection.close()
settle(server)
`,
    [well('GET /a'), well('GET /b')],
  ],
  'a handler that parses its requests by itself': [
    `${CALLER}
class Handler(Quiet):
    def parse_request(self):
        self.requestline = self.raw_requestline.decode().strip()
        self.command, self.path, self.request_version = self.requestline.split()
        import http.client
        self.headers = http.client.parse_headers(self.rfile)
        self.close_connection = True
        return True
    def do_GET(self): self.say(b"ok")
server = serve(Handler)
print(raw(connect(server), head("GET", "/a")))
settle(server)
`,
    [well('GET /a')],
  ],
  'a handler that fails before it answers, and one after': [
    `${CALLER}
class Handler(Quiet):
    def do_GET(self):
        if self.path == "/later":
            self.send_response(200)
            self.send_header("Content-Length", "10")
            self.end_headers()
        raise ValueError("lost")
server = serve(Handler)
print(raw(connect(server), head("GET", "/a")), raw(connect(server), head("GET", "/later"))[:15])
settle(server)
`,
    [
      { ...well('GET /a'), status: undefined, finished: false, error: true },
      { ...well('GET /later'), finished: false, error: true },
    ],
  ],
  'a server that is run where an error is handled': [
    `${OWN}
server = HTTPServer(("127.0.0.1", 0), Handler)
done = []
threading.Thread(target=lambda: done.append(raw(connect(server), head("GET", "/a", b"", "Connection: close")))).start()
try: import nothing_of_that_name
except ImportError: server.handle_request()
while not done: time.sleep(0.01)
print(done)
`,
    [well('GET /a')],
  ],
  'a caller that leaves before its answer': [
    `${CALLER}
class Handler(Quiet):
    protocol_version = "HTTP/1.0"
    def do_GET(self):
        started.set()
        left.wait()
        self.send_response(200)
        self.end_headers()
        try:
            while True: self.wfile.write(b"x" * 65536)
        except ConnectionError: print("gone")
        over.set()
started, left, over = threading.Event(), threading.Event(), threading.Event()
server = serve(Handler)
connection = connect(server)
connection.sendall(head("GET", "/a"))
started.wait()
connection.close()
left.set()
over.wait()
settle(server)
`,
    [{ ...well('GET /a'), finished: false, left: 'disconnect' }],
  ],
  'xmlrpc.server': [
    `${CALLER}
import xmlrpc.client
server = xmlrpc.server.SimpleXMLRPCServer(("127.0.0.1", 0), logRequests=False)
server.register_function(lambda a, b: a + b, "add")
threading.Thread(target=server.serve_forever, daemon=True).start()
with xmlrpc.client.ServerProxy("http://127.0.0.1:%d" % server.server_address[1]) as proxy: print(proxy.add(2, 3))
settle(server)
`,
    [well('POST /RPC2')],
  ],
  'a file that is handed out, and a program of CGI': [
    `${CALLER}
import os
from http.server import CGIHTTPRequestHandler
os.makedirs("cgi-bin", exist_ok=True)
with open("cgi-bin/say.sh", "w") as file: file.write("#!/bin/sh\\necho 'Content-Type: text/plain'\\necho\\nprintf ok")
os.chmod("cgi-bin/say.sh", 0o755)
with open("file.txt", "w") as file: file.write("ok")
class Handler(CGIHTTPRequestHandler):
    def log_message(self, *args): pass
server = serve(Handler, HTTPServer)
print(raw(connect(server), head("GET", "/file.txt"))[-2:], raw(connect(server), head("GET", "/cgi-bin/say.sh"))[-2:])
settle(server)
`,
    [well('GET /cgi-bin/say.sh'), well('GET /file.txt')],
  ],
}

test.each(Object.entries(shapes))('%s', async (_, [program, expected]) => {
  const spans = await played(program)
  const served = spans.filter(({ kind }) => kind === 2).sort((a, b) => (a.name < b.name ? -1 : 1))
  expect(served.map(brief)).toEqual(expected)
})

test('a tool call of MCP, in JSON, in events, in chunks', async () => {
  const spans = await played(`${CALLER}
class Handler(Quiet):
    def do_POST(self):
        call = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        name = call["params"]["name"]
        answer = json.dumps({"jsonrpc": "2.0", "id": call["id"], "result": {"content": [{"type": "text", "text": "no"}], "isError": name == "refused"}}).encode()
        if name == "streamed":
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            event = b"event: message\\ndata: " + answer + b"\\n\\n"
            for piece in (event[:20], event[20:], b""): self.wfile.write(b"%x\\r\\n%s\\r\\n" % (len(piece), piece))
        else: self.say(answer, 200, "application/json")
server = serve(Handler)
connection = connect(server)
for id, name in enumerate(("told", "refused", "streamed")):
    body = json.dumps({"jsonrpc": "2.0", "id": id, "method": "tools/call", "params": {"name": name, "arguments": {}}}).encode()
    print(raw(connection, head("POST", "/mcp", body, "Content-Type: application/json"), b"0\\r\\n\\r\\n" if name == "streamed" else b"}"))
connection.close()
settle(server)
`)
  const tools = spans.filter(({ name }) => name.startsWith('tools/call'))
  expect(tools.map(({ name, error }) => [name, error])).toEqual([
    ['tools/call told', undefined],
    ['tools/call refused', 'no'],
    ['tools/call streamed', undefined],
  ])
  const requests = spans.filter(({ name }) => name === 'POST /mcp')
  expect(tools.map(({ parentSpanId }) => parentSpanId)).toEqual(requests.map(({ spanId }) => spanId))
})

const APP = `
def app(environ, start_response):
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ok"]
`
const standing = {
  wsgiref: `${APP}
from wsgiref.simple_server import make_server, WSGIRequestHandler
class Handler(WSGIRequestHandler):
    def log_message(self, *args): pass
server = make_server("127.0.0.1", 0, app, handler_class=Handler)
`,
  'werkzeug, without a framework': `${APP}
import logging
logging.getLogger("werkzeug").disabled = True
from werkzeug.serving import make_server
server = make_server("127.0.0.1", 0, app, threaded=True)
`,
  'Flask on werkzeug': `
import logging
logging.getLogger("werkzeug").disabled = True
from flask import Flask
app = Flask("f")
@app.get("/a")
def a(): return "ok"
from werkzeug.serving import make_server
server = make_server("127.0.0.1", 0, app)
`,
  'Django, as runserver serves': `${APP}
import logging
from django.conf import settings
settings.configure()
logging.getLogger("django.server").disabled = True
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
server.set_app(app)
`,
}

test.each(Object.entries(standing))('%s: a request is told once', async (_, program) => {
  const spans = await played(
    `${CALLER}${program}
server.daemon_threads = False
threading.Thread(target=server.serve_forever, daemon=True).start()
print(raw(connect(server), head("GET", "/a", b"", "Connection: close")))
settle(server)
`,
    { command: python('servers') },
  )
  expect(spans.map(brief)).toEqual([well('GET /a')])
})
