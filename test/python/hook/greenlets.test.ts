/** gevent and eventlet: what a request spawns is the request's, and nobody else's. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { python, run, spansOf } from './python.ts'

const SPAWN = {
  gevent: {
    patch: 'from gevent import monkey; monkey.patch_all()\nimport gevent\nfrom gevent.pywsgi import WSGIServer',
    spawned: 'gevent.joinall([gevent.spawn(fetch, n + "-greenlet")])',
    serve: `server = WSGIServer(("127.0.0.1", 0), app, log=None); server.start()
clients = [gevent.spawn(ask, server.server_port, n) for n in range(3)]
gevent.joinall(clients); server.stop()`,
  },
  eventlet: {
    patch: 'import eventlet; eventlet.monkey_patch()\nfrom eventlet import wsgi',
    spawned:
      'eventlet.spawn(fetch, n + "-greenlet").wait(); done = eventlet.event.Event(); eventlet.spawn_n(lambda: (fetch(n + "-unnamed"), done.send())); done.wait()',
    serve: `socket = eventlet.listen(("127.0.0.1", 0))
server = eventlet.spawn(wsgi.server, socket, app, log=open("/dev/null", "w"))
clients = [eventlet.spawn(ask, socket.getsockname()[1], n) for n in range(3)]
for client in clients: client.wait()
server.kill()`,
  },
}

test.each(Object.entries(SPAWN))('%s', async (_, { patch, spawned, serve }) => {
  const slow = createServer((_, answer) => void setTimeout(() => answer.end('ok'), 100))
  slow.listen(0, '127.0.0.1')
  await new Promise((done) => slow.once('listening', done))
  onTestFinished(() => {
    slow.closeAllConnections()
    slow.close()
  })
  const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`
  const played = await run(
    `${patch}
import threading, urllib.request
from contextvars import ContextVar
from flask import Flask
own = ContextVar("own", default="empty")
app = Flask(__name__)
def fetch(n):
    # Theirs begins empty, as without us.
    assert own.get() == "empty"
    urllib.request.urlopen("${url}/call/" + n).read()
@app.get("/<n>")
def handle(n):
    token = own.set("set")
    ${spawned}
    own.reset(token)
    thread = threading.Thread(target=fetch, args=(n + "-thread",)); thread.start(); thread.join()
    fetch(n)
    return "ok"
def ask(port, n): urllib.request.urlopen("http://127.0.0.1:%d/%d" % (port, n)).read()
${serve}`,
    { command: python('servers'), env: { PYTHONWARNINGS: 'ignore' } },
  )
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const spans = spansOf(played.folder)
  for (const n of [0, 1, 2]) {
    const inbound = spans.find((span) => span.name === `GET /${n}` && span.kind === 2)!
    const calls = spans.filter((span) => String(span.attributes['url.path']).startsWith(`/call/${n}`))
    expect(calls.length).toBeGreaterThanOrEqual(3)
    for (const call of calls) expect(call.parentSpanId).toBe(inbound.spanId)
  }
})
