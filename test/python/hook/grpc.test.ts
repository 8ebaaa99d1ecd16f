/** Servers of gRPC: each call is an inbound request, with its caller's token, what it called, and whether the caller waited. */
import { expect, test } from 'vitest'
import { python, run, spansOf } from './python.ts'

const role = 'arn:aws:iam::123456789012:role/Reader'
const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url')
const TOKEN = `${part({ alg: 'HS256' })}.${part({ sub: 'ann', role })}.c2ln`

/** What the service does, what asks it, and the server of threads. */
const COMMON = `
import grpc, threading, time, urllib.request, http.server
from concurrent import futures
class Service(http.server.BaseHTTPRequestHandler):
    def do_GET(self): self.send_response(204); self.end_headers()
    def log_message(self, *args): pass
service = http.server.HTTPServer(("127.0.0.1", 0), Service)
threading.Thread(target=service.serve_forever, daemon=True).start()
def work(request):
    urllib.request.urlopen("http://127.0.0.1:%d/" % service.server_port).read()
    if request == b"slow": time.sleep(2)
    return b"ok"
def ask(port):
    channel = grpc.insecure_channel("127.0.0.1:%d" % port)
    ask = lambda method, request, timeout: channel.unary_unary("/demo.Files/" + method)(request, timeout=timeout, metadata=(("authorization", "Bearer ${TOKEN}"),))
    print(ask("List", b"", 20).decode())
    print(*[one.decode() for one in channel.unary_stream("/demo.Files/Each")(b"", timeout=20)])
    for method, request, timeout in (("List", b"slow", 0.5), ("Refuse", b"", 20), ("Break", b"", 20)):
        try: ask(method, request, timeout)
        except grpc.RpcError as error: print(error.code().name)
    time.sleep(2)
`
const THREADS = `${COMMON}
def each(request, context):
    for _ in range(2): yield work(request)
def refuse(request, context): context.abort(grpc.StatusCode.PERMISSION_DENIED, "no")
def broken(request, context): raise ValueError("x")
methods = {"List": grpc.unary_unary_rpc_method_handler(lambda request, context: work(request)), "Each": grpc.unary_stream_rpc_method_handler(each),
    "Refuse": grpc.unary_unary_rpc_method_handler(refuse), "Break": grpc.unary_unary_rpc_method_handler(broken)}
import logging; logging.disable()
server = grpc.server(futures.ThreadPoolExecutor(4))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("demo.Files", methods),))
port = server.add_insecure_port("127.0.0.1:0")
server.start()
ask(port)
server.stop(0).wait()
`
const ASYNCIO = `${COMMON}
import asyncio, logging; logging.disable()
async def main():
    async def one(request, context): return await asyncio.to_thread(work, request)
    async def each(request, context):
        for _ in range(2): yield await asyncio.to_thread(work, request)
    async def refuse(request, context): await context.abort(grpc.StatusCode.PERMISSION_DENIED, "no")
    async def broken(request, context): raise ValueError("x")
    methods = {"List": grpc.unary_unary_rpc_method_handler(one), "Each": grpc.unary_stream_rpc_method_handler(each),
        "Refuse": grpc.unary_unary_rpc_method_handler(refuse), "Break": grpc.unary_unary_rpc_method_handler(broken)}
    server = grpc.aio.server()
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("demo.Files", methods),))
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    await asyncio.to_thread(ask, port)
    await server.stop(0)
asyncio.run(main())
`

test.each([
  ['threads', THREADS],
  ['asyncio', ASYNCIO],
])('%s', async (_, program) => {
  const bare = await run(program, { command: python('frameworks'), hook: false })
  const played = await run(program, { command: python('frameworks') })
  expect(played).toMatchObject({ code: 0, stdout: bare.stdout, stderr: bare.stderr })
  expect(played.stdout.split('\n')).toEqual(['ok', 'ok ok', 'DEADLINE_EXCEEDED', 'PERMISSION_DENIED', 'UNKNOWN', ''])

  const spans = spansOf(played.folder)
  const inbound = spans
    .filter(({ kind, name }) => kind === 2 && name !== 'GET /')
    .sort((a, b) => a.name.localeCompare(b.name))
  expect(inbound.map(({ name, open }) => [name, open])).toEqual(
    ['Break', 'Each', 'List', 'List', 'Refuse'].map((method) => [`POST /demo.Files/${method}`, false]),
  )
  const named = (name: string) => inbound.filter((span) => span.name.endsWith(name))
  expect(
    named('List')
      .map(({ attributes: at }) => at['rolecall.caller.left'] ?? 'waited')
      .sort(),
  ).toEqual(['disconnect', 'waited'])
  for (const span of named('List')) expect(span.attributes['rolecall.token.role_arn']).toBe(role)
  expect(named('Refuse')[0]).toMatchObject({ error: undefined, attributes: { 'http.response.status_code': 403 } })
  expect(named('Break')[0]).toMatchObject({ error: '', attributes: { 'http.response.status_code': 500 } })
  const callsOf = (id: string | undefined) => spans.filter(({ parentSpanId }) => parentSpanId === id)
  expect(callsOf(named('Each')[0]?.spanId)).toHaveLength(2)
  for (const span of named('List')) expect(callsOf(span.spanId)).toHaveLength(1)
})
