/** How long a request waits for its turn where others hold what it asks for, and at what; whoever gets it at once has waited for nothing. */
import { expect, test } from 'vitest'
import { ROLECALL } from '../../../src/model/attributes.ts'
import { python, run, spansOf } from './python.ts'

const COMMON = `
import asyncio, logging, queue, sys, threading, urllib.request, urllib.error
logging.disable()
def ask(port, *paths):
    for path in paths:
        try: print(path, urllib.request.urlopen("http://127.0.0.1:%d%s" % (port, path)).read().decode())
        except urllib.error.HTTPError as error: print(path, error.code)
`

/** Each is asked twice while it is held, and once when it is not. */
const threads = `${COMMON}
from wsgiref.simple_server import make_server, WSGIRequestHandler
class Quiet(WSGIRequestHandler):
    def log_message(self, *args): pass
held = {"semaphore": threading.BoundedSemaphore(1), "get": queue.Queue(), "put": queue.Queue(1)}
held["semaphore"].acquire()
held["put"].put(0)
turns = {
    "semaphore": lambda: held["semaphore"].acquire(timeout=0.8),
    "get": lambda: held["get"].get(timeout=0.8),
    "put": lambda: held["put"].put(0, timeout=0.8),
}
def app(environ, start):
    _, of, free = environ["PATH_INFO"].split("/")
    if free == "free": {"semaphore": held["semaphore"].release, "get": lambda: held["get"].put(1), "put": held["put"].get}[of]()
    try: got = turns[of]() is not False
    except (queue.Empty, queue.Full): got = False
    start("200 OK" if got else "503 Busy", [])
    return [b"%d" % got]
server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
threading.Thread(target=server.serve_forever, daemon=True).start()
ask(server.server_port, *[path for of in held for path in ("/%s/held" % of, "/%s/free" % of)])
server.shutdown()`

const tasks = `${COMMON}
import socket, uvicorn
from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse
from starlette.routing import Route
held = {}
turns = {
    "lock": lambda: held["lock"].acquire(),
    "semaphore": lambda: held["semaphore"].acquire(),
    "get": lambda: held["get"].get(),
    "put": lambda: held["put"].put(0),
    "limit": lambda: run_in_threadpool(int),
}
frees = {
    "lock": lambda: held["lock"].release(),
    "semaphore": lambda: held["semaphore"].release(),
    "get": lambda: held["get"].put_nowait(1),
    "put": lambda: held["put"].get_nowait(),
    "limit": lambda: current_default_thread_limiter().release_on_behalf_of(app),
}
async def serve(request):
    of, free = request.path_params["of"], request.path_params["free"]
    if not held:
        held.update(lock=asyncio.Lock(), semaphore=asyncio.Semaphore(1), get=asyncio.Queue(), put=asyncio.Queue(1))
        current_default_thread_limiter().total_tokens = 1
        await current_default_thread_limiter().acquire_on_behalf_of(app)
        await held["lock"].acquire()
        await held["semaphore"].acquire()
        held["put"].put_nowait(0)
    if free == "free": frees[of]()
    try: await asyncio.wait_for(turns[of](), 0.8)
    except asyncio.TimeoutError: return PlainTextResponse("0", 503)
    return PlainTextResponse("1")
app = Starlette(routes=[Route("/{of}/{free}", serve)])
listening = socket.socket()
listening.bind(("127.0.0.1", 0))
server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
def asked():
    try: ask(listening.getsockname()[1], *[path for of in turns for path in ("/%s/held" % of, "/%s/free" % of)])
    finally: server.should_exit = True
listening.listen()
threading.Thread(target=asked).start()
server.run(sockets=[listening])`

test.each([
  ['threads', threads, { semaphore: 'threading.Semaphore', get: 'queue.Queue.get', put: 'queue.Queue.put' }],
  [
    'tasks',
    tasks,
    {
      lock: 'asyncio.Lock',
      semaphore: 'asyncio.Semaphore',
      get: 'asyncio.Queue.get',
      put: 'asyncio.Queue.put',
      // Of what runs it is known that it waits for a thread.
      limit: undefined,
    },
  ],
] as const)('%s', async (_, program, places) => {
  const played = await run(program, { command: python('servers') })
  const asked = Object.keys(places).flatMap((of) => [`/${of}/held 503`, `/${of}/free 1`])
  expect(played).toMatchObject({ code: 0, stderr: '', stdout: `${asked.join('\n')}\n` })
  const spans = spansOf(played.folder).filter(({ kind }) => kind === 2)
  for (const [of, place] of Object.entries(places)) {
    const [held, free] = ['held', 'free'].map(
      (how) => spans.find(({ name }) => name === `GET /${of}/${how}`)!.attributes,
    )
    const waited = place ? ROLECALL.turnWait : ROLECALL.threadWait
    expect([of, Number(held![waited]) >= 500, held![ROLECALL.turnAt]]).toEqual([of, true, place])
    expect([of, free![waited], free![ROLECALL.turnAt]]).toEqual([of, undefined, undefined])
  }
})
