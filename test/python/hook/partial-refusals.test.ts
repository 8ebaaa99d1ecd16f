/** Entries of a batch that were denied inside an answer of 200, and objects that a transfer could not fetch. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { ROLECALL, SEMCONV } from '../../../src/model/attributes.ts'
import { PARTIAL_ANSWERS } from '../../preload/partial-answers.ts'
import { HOOK, python, run, spansOf } from './python.ts'

const entry = (key: string, code: string) =>
  code
    ? `<Error><Key>${key}</Key><Code>${code}</Code><Message>Not this one</Message></Error>`
    : `<Deleted><Key>${key}</Key></Deleted>`
const deleted = (...codes: string[]) =>
  `<?xml version="1.0"?><DeleteResult>${codes.map((code, nth) => entry(`k${nth}`, code)).join('')}</DeleteResult>`
const ANSWERS: Record<string, string> = {
  '/denied?delete': deleted('', 'AccessDenied'),
  '/busy?delete': deleted('InternalError', ''),
  '/all?delete': deleted('', ''),
}

test('in a batch, and in a transfer', async () => {
  const server = createServer((request, answer) => {
    request.resume().on('end', () => {
      const said = ANSWERS[request.url!]
      answer.writeHead(said ? 200 : 403, { 'content-type': 'application/xml', 'x-amz-request-id': 'R1' })
      answer.end(said)
    })
  })
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => void server.close())
  const played = await run(
    `import boto3, io
s3 = boto3.client("s3", region_name="eu-west-1", endpoint_url="http://127.0.0.1:${(server.address() as AddressInfo).port}",
  aws_access_key_id="AKIAQ3EGRGAKPRESIGN1", aws_secret_access_key="x" * 40)
for bucket in ("denied", "busy", "all"):
    s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "k0"}, {"Key": "k1"}]})
try: s3.head_object(Bucket="heads", Key="k")
except s3.exceptions.ClientError: pass
try: s3.download_fileobj("heads", "k", io.BytesIO())
except s3.exceptions.ClientError: pass`,
    { command: python('servers') },
  )
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const calls = spansOf(played.folder).filter(({ name }) => name.startsWith('S3.'))
  expect(
    calls.map(({ attributes: a }) => [
      a[SEMCONV.s3Bucket],
      a[SEMCONV.httpStatus],
      a[SEMCONV.errorType],
      a[ROLECALL.transfer],
    ]),
  ).toEqual([
    ['denied', 200, 'AccessDenied', undefined],
    ['busy', 200, undefined, undefined],
    ['all', 200, undefined, undefined],
    ['heads', 403, '403', undefined],
    ['heads', 403, '403', true],
  ])
})

test('in batches of every kind', async () => {
  const played = await run(
    `import json, sys
sys.path.insert(0, ${JSON.stringify(HOOK)})
from rolecall_preload.partial_refusals import partial_refusal
print(json.dumps([(partial_refusal(one[0], one[1]) or [None])[0] for one in json.load(sys.stdin)]))`,
    { hook: false, input: JSON.stringify(PARTIAL_ANSWERS) },
  )
  expect(played.stderr).toBe('')
  expect(JSON.parse(played.stdout)).toEqual(PARTIAL_ANSWERS.map(([, , code]) => code ?? null))
})
