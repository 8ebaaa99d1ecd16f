/** An answer whose status was sent before what was to follow failed: nobody left, and it never came to its end. */
import { expect, test } from 'vitest'
import { ROLECALL, SEMCONV } from '../../../src/model/attributes.ts'
import { python, run, spansOf } from './python.ts'

const ASK = `
def ask(port):
    import socket, time
    with socket.create_connection(("127.0.0.1", port)) as asking:
        asking.sendall(b"GET /zip HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n")
        while asking.recv(65536): pass
`

test('aiohttp, a viewer who goes on to the next picture: the answer had begun', async () => {
  const played = await run(
    `import asyncio
from aiohttp import web
async def picture(request):
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"x" * 65536)
        await asyncio.sleep(0.01)
async def main():
    app = web.Application()
    app.add_routes([web.get("/picture", picture)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    reader, writer = await asyncio.open_connection("127.0.0.1", runner.addresses[0][1])
    writer.write(b"GET /picture HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n")
    await reader.read(1000)
    writer.close()
    await asyncio.sleep(0.5)
    await runner.cleanup()
asyncio.run(main())`,
    { command: python('servers') },
  )
  expect(played.code).toBe(0)
  expect(spansOf(played.folder).find(({ name }) => name === 'GET /picture')?.attributes).toMatchObject({
    [SEMCONV.httpStatus]: 200,
    [ROLECALL.callerLeft]: 'disconnect',
    [ROLECALL.responseFinished]: false,
  })
})

test.each([
  [
    'WSGI',
    `from wsgiref.simple_server import make_server
def app(environ, start):
    start("200 OK", [("Content-Type", "application/zip")])
    yield b"a part"
    raise KeyError("part 2")
server = make_server("127.0.0.1", 0, app)
asked = threading.Thread(target=server.handle_request)
asked.start()
ask(server.server_port)
asked.join()`,
  ],
  [
    'ASGI',
    `import uvicorn
async def app(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/zip")]})
    await send({"type": "http.response.body", "body": b"a part", "more_body": True})
    raise KeyError("part 2")
server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="off"))
def later():
    while not server.started: time.sleep(0.05)
    ask(server.servers[0].sockets[0].getsockname()[1])
    server.should_exit = True
threading.Thread(target=later).start()
server.run()`,
  ],
])('%s', async (_, program) => {
  const played = await run(`import threading, time${ASK}${program}`, { command: python('servers') })
  expect(played.code).toBe(0)
  const inbound = spansOf(played.folder).find(({ name }) => name === 'GET /zip')
  expect(inbound?.attributes).toMatchObject({
    [SEMCONV.httpStatus]: 200,
    [SEMCONV.errorType]: 'KeyError',
    [ROLECALL.responseFinished]: false,
  })
  expect(inbound?.attributes).not.toHaveProperty(ROLECALL.callerLeft)
})
