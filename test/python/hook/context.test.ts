/** A call keeps the request it is made for, wherever it runs, or is outside any: never another's. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { ROLECALL } from '../../../src/model/attributes.ts'
import { endpoint } from './endpoint.ts'
import { coverageOf, run, runsOf, spansOf } from './python.ts'

const [SERVER, CLIENT] = [2, 3]

/** An application whose requests `/<n>` make a call to `/call/<n>` in the way that `work` says. */
const application = (url: string, work: string, atOnce = 1) => `
import asyncio, queue, threading, urllib.request
from concurrent.futures import ThreadPoolExecutor
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

def fetch(n):
    return urllib.request.urlopen("${url}/call/%s" % n).read()

pool = ThreadPoolExecutor(1)
tasks = queue.Queue()
worker = None
begun = set()

def serve():
    while True:
        n, done = tasks.get()
        fetch(n)
        done.set()

async def handler(request):
    global worker
    n = request.path_params["n"]
    ${work}
    return PlainTextResponse("ok")

app = Starlette(routes=[Route("/{n}", handler)])

async def main():
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical"))
    task = asyncio.create_task(server.serve())
    while not server.started: await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    def drive(n):
        urllib.request.urlopen("http://127.0.0.1:%d/%d" % (port, n)).read()
    def drive_all():
        with ThreadPoolExecutor(${atOnce}) as clients: list(clients.map(drive, range(3)))
    await asyncio.get_running_loop().run_in_executor(ThreadPoolExecutor(), drive_all)
    server.should_exit = True
    await task
asyncio.run(main())
`

const WAYS = {
  'in the handler, which blocks the loop': 'fetch(n)',
  'in a task': 'await asyncio.create_task(asyncio.to_thread(fetch, n))',
  'in to_thread': 'await asyncio.to_thread(fetch, n)',
  'in a pool that all requests share': 'await asyncio.get_running_loop().run_in_executor(pool, fetch, n)',
  'in a thread of its own': 't = threading.Thread(target=fetch, args=(n,)); t.start(); await asyncio.to_thread(t.join)',
}

test.each(Object.entries(WAYS))('%s', async (_, work) => {
  const played = await run(application(await endpoint(), work))
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const spans = spansOf(played.folder)
  for (const n of [0, 1, 2]) {
    const inbound = spans.find(
      (span) =>
        span.name === `GET /${n}` && span.parentSpanId === undefined && span.attributes['rolecall.response.finished'],
    )!
    expect(spans.find((span) => span.attributes['url.path'] === `/call/${n}`)!.parentSpanId).toBe(inbound.spanId)
  }
})

test("a worker thread that the first request made is not the first request's for ever", async () => {
  const work = `if worker is None:
        worker = threading.Thread(target=serve, daemon=True); worker.start()
    done = threading.Event(); tasks.put((n, done)); await asyncio.to_thread(done.wait)`
  const played = await run(application(await endpoint(), work))
  expect(played.code).toBe(0)
  const spans = spansOf(played.folder)
  const first = spans.find((span) => span.name === 'GET /0' && span.attributes['rolecall.response.finished'])!
  expect(spans.find((span) => span.attributes['url.path'] === '/call/0')!.parentSpanId).toBe(first.spanId)
  for (const n of [1, 2])
    expect(spans.find((span) => span.attributes['url.path'] === `/call/${n}`)!.parentSpanId).toBeUndefined()
})

test('a blocked event loop is told on the spans that it covers', async () => {
  const played = await run(application(await endpoint(), 'await asyncio.sleep(0.15); import time; time.sleep(0.6)'))
  const inbound = spansOf(played.folder).filter(
    (span) => /^GET .[012]$/.test(span.name) && span.attributes['rolecall.response.finished'],
  )
  expect(inbound).toHaveLength(3)
  for (const span of inbound) expect(Number(span.attributes['rolecall.event_loop.delay_ms'])).toBeGreaterThan(300)
})

test('a call that blocks the loop is not held up by it, nor is who makes it: all others are', async () => {
  const slow = createServer((_, answer) => void setTimeout(() => answer.end('ok'), 700))
  slow.listen(0, '127.0.0.1')
  await new Promise((done) => slow.once('listening', done))
  onTestFinished(() => void slow.close())
  const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`
  // The first waits in the event loop's own thread, once the second has begun, which could have gone on meanwhile.
  const work = `begun.add(n)
    if n == "0":
        while "1" not in begun: await asyncio.sleep(0.01)
        fetch(n)
    if n == "1": await asyncio.sleep(0.3)`
  const played = await run(application(url, work, 2))
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const spans = spansOf(played.folder)
  const delay = (path: string, kind: number) =>
    spans.find((span) => span.attributes['url.path'] === path && span.kind === kind)!.attributes[
      'rolecall.event_loop.delay_ms'
    ] ?? 0
  expect(delay('/call/0', CLIENT)).toBe(0)
  expect(delay('/0', SERVER)).toBeLessThan(300)
  expect(delay('/1', SERVER)).toBeGreaterThan(400)
})

test('who came while the loop stood still has waited, though nobody took it up before; who came later has not', async () => {
  const played = await run(`
import asyncio, time
from rolecall_preload.recorder import recorder
def begun(name):
    span = recorder.start(name, ${SERVER}, {}, root=True)
    recorder.open(span)
    return span
async def main():
    busy = begun("busy")
    await asyncio.sleep(0.05)
    time.sleep(0.8)
    for _ in range(20): await asyncio.sleep(0)
    recorder.end(begun("came meanwhile"))
    await asyncio.sleep(0.05)
    recorder.end(begun("came later"))
    recorder.end(busy)
asyncio.run(main())`)
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const delays = Object.fromEntries(
    spansOf(played.folder).map(({ name, attributes }) => [name, attributes['rolecall.event_loop.delay_ms']]),
  )
  expect(Number(delays['came meanwhile'])).toBeGreaterThan(500)
  expect(delays['came later']).toBeUndefined()
})

test('threads whose first calls begin at once share one folder', async () => {
  const played = await run(`
import sys, threading
from rolecall_preload.recorder import recorder
sys.setswitchinterval(1e-6)
together = threading.Barrier(16)
def work():
    together.wait()
    span = recorder.start("work", ${CLIENT}, {})
    recorder.open(span)
    recorder.end(span)
threads = [threading.Thread(target=work) for _ in range(16)]
for thread in threads: thread.start()
for thread in threads: thread.join()`)
  expect(played).toMatchObject({ code: 0, stderr: '' })
  expect(runsOf(played.folder)).toHaveLength(1)
  expect(spansOf(played.folder).filter((span) => !span.open)).toHaveLength(16)
})

test('a forked child writes a folder of its own, and keeps what it was forked in', async () => {
  const url = await endpoint()
  const played = await run(`
import os, sys, threading, urllib.request
from wsgiref.simple_server import make_server, WSGIRequestHandler
class Quiet(WSGIRequestHandler):
    def log_message(self, *args): pass
def app(environ, start):
    pid = os.fork()
    if pid == 0:
        urllib.request.urlopen("${url}/child").read()
        sys.stdout.flush()
        os._exit(0)
    os.waitpid(pid, 0)
    urllib.request.urlopen("${url}/parent").read()
    start("200 OK", [])
    return [b"ok"]
server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
threading.Thread(target=lambda: urllib.request.urlopen("http://127.0.0.1:%d/outer" % server.server_port).read()).start()
server.handle_request()`)
  expect(played).toMatchObject({ code: 0, stderr: '' })
  expect(runsOf(played.folder)).toHaveLength(2)
  const spans = spansOf(played.folder)
  const inbound = spans.find((span) => span.name === 'GET /outer')!
  for (const path of ['/child', '/parent'])
    expect(spans.find((span) => span.attributes['url.path'] === path)!.parentSpanId).toBe(inbound.spanId)
  expect(new Set(coverageOf(played.folder).map((one) => one.pid)).size).toBe(2)
})

test('calls in flight are on disk when the process is killed; what was answered is not open', async () => {
  const held = createServer((request, answer) => void (request.url === '/quick' && answer.end('ok')))
  held.listen(0, '127.0.0.1')
  await new Promise((done) => held.once('listening', done))
  onTestFinished(() => {
    held.closeAllConnections()
    held.close()
  })
  const url = `http://127.0.0.1:${(held.address() as AddressInfo).port}`
  const played = await run(`
import os, signal, threading, time, urllib.request
urllib.request.urlopen("${url}/quick").read()
for n in range(5): threading.Thread(target=lambda n=n: urllib.request.urlopen("${url}/hung/%d" % n), daemon=True).start()
time.sleep(2.5)
os.kill(os.getpid(), signal.SIGKILL)`)
  expect(played.signal).toBe('SIGKILL')
  const spans = spansOf(played.folder)
  expect(
    spans
      .filter((span) => span.open)
      .map((span) => span.attributes['url.path'])
      .sort(),
  ).toEqual([0, 1, 2, 3, 4].map((n) => `/hung/${n}`))
  expect(new Set(spans.filter((span) => span.open).map((span) => span.attributes['rolecall.waiting_for']))).toEqual(
    new Set(['answer']),
  )
  expect(coverageOf(played.folder)[0].end).toBeUndefined()
})

test('how long work waits for a thread of a full pool, and that it never got one', async () => {
  const played = await run(
    `import concurrent.futures, threading, urllib.request, urllib.error
from wsgiref.simple_server import make_server, WSGIRequestHandler
class Quiet(WSGIRequestHandler):
    def log_message(self, *args): pass
pool = concurrent.futures.ThreadPoolExecutor(1)
free = threading.Event()
def app(environ, start):
    work = pool.submit(free.wait if environ["PATH_INFO"] == "/first" else int)
    try:
        if environ["PATH_INFO"] != "/first": work.result(0.8)
        start("200 OK", [])
    except concurrent.futures.TimeoutError:
        if environ["PATH_INFO"] == "/late":
            free.set()
            work.result()
        start("504 Gateway Timeout", [])
    return [b""]
server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
threading.Thread(target=server.serve_forever, daemon=True).start()
for path in ("/first", "/never", "/late", "/free"):
    try: urllib.request.urlopen("http://127.0.0.1:%d%s" % (server.server_port, path)).read()
    except urllib.error.HTTPError: pass
server.shutdown()`,
  )
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const waits = spansOf(played.folder).flatMap(({ name, kind, attributes }) =>
    kind === 2 ? [[name, Number(attributes[ROLECALL.threadWait] ?? 0) >= 500]] : [],
  )
  expect(Object.fromEntries(waits)).toEqual({
    'GET /first': false,
    'GET /never': true,
    'GET /late': true,
    'GET /free': false,
  })
})
