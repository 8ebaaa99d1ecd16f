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
