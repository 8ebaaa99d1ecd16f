/** Where in the server's code a call was made. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { run, spansOf } from './python.ts'

const program = (url: string) => `import boto3, io, urllib3
class Store:
    def load(self, key):
        return client.get_object(Bucket="b", Key=key)["Body"].read()
client = boto3.client("s3", endpoint_url="${url}", region_name="us-east-1", aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="s")
Store().load("k")
urllib3.request("GET", "${url}/plain")
try:
    client.upload_fileobj(io.BytesIO(b"x"), "b", "k")
except Exception:
    pass
`

async function play(env: Record<string, string> = {}) {
  const server = createServer((_, answer) => void answer.end('ok'))
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const played = await run(program(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), { env })
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const spans = spansOf(played.folder)
  const of = (find: (name: string, path: unknown) => boolean) =>
    spans.find((span) => find(span.name, span.attributes['url.path']))!.attributes
  return {
    file: join(played.folder, 'program.py'),
    sdk: of((name) => name === 'S3.GetObject'),
    plain: of((_, path) => path === '/plain'),
    pooled: of((name) => name === 'S3.PutObject'),
  }
}

test('of an SDK call and of a bare request: the nearest frame outside of packages', async () => {
  const { file, sdk, plain } = await play()
  expect(sdk).toMatchObject({ 'code.file.path': file, 'code.line.number': 4 })
  // With its class from Python 3.11 on.
  expect(sdk['code.function.name']).toMatch(/^(Store\.)?load$/)
  expect(plain).toMatchObject({ 'code.file.path': file, 'code.line.number': 7, 'code.function.name': '<module>' })
})

test('of what a pool of threads does: where that was asked for', async () => {
  const { file, pooled } = await play()
  expect(pooled).toMatchObject({ 'code.file.path': file, 'code.line.number': 9, 'code.function.name': '<module>' })
})

test('not with ROLECALL_CODE_LOCATION=0', async () => {
  const { sdk, plain, pooled } = await play({ ROLECALL_CODE_LOCATION: '0' })
  for (const attributes of [sdk, plain, pooled])
    expect(Object.keys(attributes).filter((name) => name.startsWith('code.'))).toEqual([])
})
