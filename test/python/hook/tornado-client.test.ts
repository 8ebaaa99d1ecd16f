/** Tornado's own client: each request is one span, with what it carried, what it waited for and what became of it. */
import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { endpoint } from './endpoint.ts'
import { coverageOf, python, run, spansOf } from './python.ts'

const answers: RequestListener = ({ url }, answer) => {
  if (url === '/moved') answer.writeHead(302, { location: '/ok' }).end()
  else if (url === '/refused')
    answer.writeHead(401, { 'content-type': 'application/json' }).end('{"message":"bearer token missing"}')
  else if (url === '/zipped')
    answer
      .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' })
      .end(gzipSync('{"errors":[{"message":"no session","extensions":{"code":"UNAUTHENTICATED"}}]}'))
  else if (url === '/cut') answer.writeHead(200, { 'content-length': 9 }).write('half', () => answer.destroy())
  else if (url !== '/mute') answer.end('ok')
}

const PROGRAM = (url: string) => `import asyncio
from tornado.httpclient import AsyncHTTPClient, HTTPRequest
async def ask(client, path, url=${JSON.stringify(url)}, **options):
    try:
        response = await client.fetch(HTTPRequest(url + path, **options))
        return path, response.code, response.body.decode()
    except Exception as error:
        return path, type(error).__name__, str(error).replace(url, "")
async def main():
    client = AsyncHTTPClient()
    print(await ask(client, "/ok", headers={"Authorization": "Bearer opaque-and-very-long-0123456789"}))
    print(await ask(client, "/named", auth_username="kim", auth_password="opensesame"))
    for path in ("/refused", "/zipped", "/moved", "/cut"): print(await ask(client, path))
    print(await ask(client, "/mute", request_timeout=0.3))
    print(await ask(client, "/nobody", "http://127.0.0.1:1"))
    narrow = AsyncHTTPClient(force_instance=True, max_clients=1)
    for told in await asyncio.gather(
        ask(narrow, "/mute", request_timeout=1),
        ask(narrow, "/never", connect_timeout=0.1),
        ask(narrow, "/queued", method="POST", body="a=1"),
    ): print(told)
asyncio.run(main())`

test('what each request asked, how it was answered, and how it failed', async () => {
  const program = PROGRAM(await endpoint(answers))
  const command = python('frameworks')
  const played = await run(program, { command })
  expect(played).toMatchObject({ code: 0, stderr: '' })
  expect(played.stdout).toBe((await run(program, { command, hook: false })).stdout)
  const spans = spansOf(played.folder)
  const of = (path: string) => spans.filter(({ attributes }) => attributes['url.path'] === path)
  const [named, moved, queued, never] = ['/named', '/moved', '/queued', '/never'].map((path) => of(path)[0]!.attributes)
  expect(spans.every(({ open }) => !open)).toBe(true)
  expect(of('/ok')).toMatchObject([
    { name: 'GET', error: undefined, attributes: { 'rolecall.auth.scheme': 'bearer', 'rolecall.body': 'complete' } },
    { name: 'GET', error: undefined, attributes: { 'rolecall.auth.scheme': 'none', 'http.response.status_code': 200 } },
  ])
  expect(named).toMatchObject({ 'rolecall.auth.scheme': 'basic' })
  expect(moved).toMatchObject({ 'http.response.status_code': 302, 'rolecall.body': 'complete' })
  expect(of('/refused')).toMatchObject([
    { attributes: { 'http.response.status_code': 401, 'rolecall.auth.scheme': 'none' } },
  ])
  expect(of('/refused')[0]!.error).toContain('bearer token missing')
  expect(of('/zipped')).toMatchObject([{ error: 'no session', attributes: { 'error.type': 'unauthenticated' } }])
  expect(of('/cut')).toMatchObject([
    {
      attributes: { 'error.type': 'HTTPStreamClosedError', 'rolecall.body': 'aborted', 'rolecall.closed_by': 'server' },
    },
  ])
  expect(of('/mute')).toMatchObject([
    { attributes: { 'error.type': 'HTTPTimeoutError', 'rolecall.closed_by': 'client' } },
    { attributes: { 'error.type': 'HTTPTimeoutError', 'rolecall.closed_by': 'client' } },
  ])
  expect(of('/nobody')).toMatchObject([{ attributes: { 'error.type': 'ECONNREFUSED' } }])
  expect(queued!['rolecall.time.socket_ms']).toBeGreaterThan(100)
  expect(never).toMatchObject({ 'error.type': 'TimeoutError', 'rolecall.closed_by': 'client' })
  expect(JSON.stringify(spans)).not.toMatch(/opensesame|opaque-and-very/)
  expect(coverageOf(played.folder)).toMatchObject([{ notes: [], watched: expect.arrayContaining(['http1']) }])
})
