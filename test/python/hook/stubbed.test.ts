/** Answers that no service gave, and what a WSGI server's answer holds. */
import { expect, test } from 'vitest'
import { ROLECALL } from '../../../src/model/attributes.ts'
import { python, run, spansOf } from './python.ts'

test('an answer of botocore’s own stubber is no call', async () => {
  const played = await run(
    `import boto3
from botocore.stub import Stubber
s3 = boto3.client("s3", region_name="eu-west-1", aws_access_key_id="testing", aws_secret_access_key="testing")
with Stubber(s3) as stubber:
    stubber.add_client_error("get_object", "AccessDenied", "no", 403)
    stubber.add_response("list_buckets", {"Buckets": []})
    try: s3.get_object(Bucket="b", Key="k")
    except s3.exceptions.ClientError: pass
    s3.list_buckets()`,
    { command: python('servers') },
  )
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const spans = spansOf(played.folder)
  expect(spans.map(({ name, error, open }) => [name, error, open])).toEqual([
    ['stubbed S3.GetObject', undefined, false],
    ['stubbed S3.ListBuckets', undefined, false],
  ])
  for (const { attributes } of spans) expect(attributes).not.toHaveProperty('rpc.system')
})

const token = `e30.${Buffer.from(JSON.stringify({ sub: 'kim', role_arn: 'arn:aws:iam::391827364550:role/reader' })).toString('base64url')}.x`

const URL = 'url = s3.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"})'
const FORM = 'url = s3.generate_presigned_post("b", "k")'

test.each([
  ['a list', URL, 'return [body]'],
  ['pieces that are made while they are sent', URL, 'return (body[at:at + 4096] for at in range(0, len(body), 4096))'],
  ['a form', FORM, 'return [body]'],
  [
    'a form of signature version 4',
    `s3 = boto3.client("s3", region_name="eu-west-1", aws_access_key_id="AKIAQ3EGRGAKPRESIGN1", aws_secret_access_key="x" * 40, config=boto3.session.Config(signature_version="s3v4"))\n${FORM}`,
    'return [body]',
  ],
])('a presigned URL in an answer by WSGI: %s', async (_, made, answer) => {
  const played = await run(
    `import boto3, json, threading, urllib.request
from wsgiref.simple_server import make_server, WSGIRequestHandler
s3 = boto3.client("s3", region_name="eu-west-1", aws_access_key_id="AKIAQ3EGRGAKPRESIGN1", aws_secret_access_key="x" * 40)
${made}
class Quiet(WSGIRequestHandler):
    def log_message(self, *args): pass
def app(environ, start):
    body = json.dumps({"url": url}).encode()
    start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    ${answer}
server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
asked = threading.Thread(target=server.handle_request)
asked.start()
with urllib.request.urlopen(urllib.request.Request("http://127.0.0.1:%d/share" % server.server_port, headers={"Authorization": "Bearer ${token}"})) as answered: answered.read()
asked.join()`,
    { command: python('servers') },
  )
  expect(played).toMatchObject({ code: 0, stderr: '' })
  const inbound = spansOf(played.folder).find(({ name }) => name === 'GET /share')
  expect(inbound?.attributes[ROLECALL.resultPresigned]).toMatch(/^AKIA-/)
  expect(inbound?.attributes[ROLECALL.resultPresignedBucket]).toBe('b')
})
