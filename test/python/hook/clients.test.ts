/** Clients of HTTP: each request is one span, with what became of it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { answers, told } from '../../preload/told-answers.ts'
import { endpoint } from './endpoint.ts'
import { python, run, spansOf } from './python.ts'

const clients = {
  httpx2: ['fastmcp-4', 'import httpx2\nhttpx2.get(URL).text'],
  'httpx2, asynchronous': [
    'fastmcp-4',
    'import asyncio, httpx2\nasync def main():\n    async with httpx2.AsyncClient() as client: await client.get(URL)\nasyncio.run(main())',
  ],
  httpx: ['servers', 'import httpx\nhttpx.get(URL).text'],
  // As urllib3 1 asks, which botocore keeps to on Python 3.9.
  "http.client, asked with Python 2's parameter first": [
    'mcp',
    `import http.client
c = http.client.HTTPConnection(URL[7:])
c.request("GET", "/")
try: c.getresponse(buffering=True)
except TypeError: c.getresponse().read()`,
  ],
} as const

test('a refusal inside an answer of 200 is told for one', async () => {
  const server = createServer(({ url }, answer) => {
    answer.setHeader('content-type', 'application/json')
    answer.end(answers[Number(url!.slice(1))]![0])
  })
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const played = await run(
    `import httpx
with httpx.Client() as client:
    for at in range(${answers.length}): client.get("${url}/%d" % at).json()`,
    { command: python('servers') },
  )
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const spans = spansOf(played.folder)
  const found = answers.map(([text], at) => {
    const { attributes } = spans.find((span) => span.attributes['url.path'] === `/${at}`)!
    return [text, attributes['error.type'] ? told(String(attributes['error.type'])) : {}]
  })
  expect(found).toEqual(answers)
})

test.each(Object.entries(clients))('%s', async (_, [environment, program]) => {
  const played = await run(program.replaceAll('URL', JSON.stringify(await endpoint())), {
    command: python(environment),
  })
  expect(played).toMatchObject({ code: 0, stderr: '' })
  expect(spansOf(played.folder)).toMatchObject([
    {
      name: 'GET',
      open: false,
      error: undefined,
      attributes: { 'http.response.status_code': 200, 'rolecall.body': 'complete' },
    },
  ])
})

test('each request tells of its own headers, where as many of other names were sent before on the same connection', async () => {
  const url = JSON.stringify(await endpoint())
  const played = await run(
    `import http.client
c = http.client.HTTPConnection(${url}[7:])
for headers in (
    {"Accept": "a", "Authorization": "Bearer one"},
    {"AUTHORIZATION": "Token two", "Accept": "a"},
    {"X-Api-Key": "three", "Accept": "a"},
    {"Accept": "a", "X-Other": "four"},
    {"Accept": "a", "Authorization": "Bearer five"},
):
    c.request("GET", "/" + headers["Accept"], headers=headers)
    c.getresponse().read()
c.putrequest("GET", "/twice", skip_accept_encoding=True)
c.putheader("Authorization", "Digest first")
c.putheader("authorization", "Bearer second")
c.endheaders()
c.getresponse().read()`,
  )
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const schemes = spansOf(played.folder).map(({ attributes }) => attributes['rolecall.auth.scheme'])
  expect(schemes).toEqual(['bearer', 'token', 'api-key', 'none', 'bearer', 'digest'])
})

test("an answer is read by whatever of http.client's functions, with its argument named or not", async () => {
  const url = JSON.stringify(await endpoint())
  const played = await run(
    `import http.client
def take(read):
    c = http.client.HTTPConnection(${url}[7:])
    c.request("GET", "/")
    answer = c.getresponse()
    while read(answer): pass
    c.close()
room = bytearray(64)
for read in (
    lambda a: a.read(), lambda a: a.read(3), lambda a: a.read(amt=3), lambda a: a.read1(), lambda a: a.read1(n=3),
    lambda a: a.readline(), lambda a: a.readline(limit=3), lambda a: a.readinto(room),
): take(read)`,
  )
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const ends = spansOf(played.folder).map(({ attributes, open }) => [open, attributes['rolecall.body']])
  expect(ends).toEqual(ends.map(() => [false, 'complete']))
  expect(ends).toHaveLength(8)
})
