/** A server whose every secret is known: none of them stands in a file that the hook wrote. */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { complaints, corpus } from '../../redaction/corpus.ts'
import { HOOK, run, runsOf, spansOf } from './python.ts'

const SECRETS = {
  basic: 'Y2FuYXJ5OmJhc2ljLXNlY3JldA==',
  bearer: 'canaryBearer0123456789abcdefXYZ',
  cookie: 'canary-cookie-4711-abcdef',
  apiKey: 'canaryApiKey99887766554433',
  jwt: `eyJhbGciOiJIUzI1NiJ9.${Buffer.from('{"sub":"jane","canary":"claim-that-nobody-asked-for"}').toString('base64url')}.c2lnbmF0dXJlLWNhbmFyeQ`,
  claim: 'claim-that-nobody-asked-for',
  accessKey: 'ASIACANARYKEY1234567',
  secretKey: 'cAnArY0+secret/key0123456789abcdefghijkl',
  sessionToken: 'FwoGZXIvYXdzECanarySessionToken0123456789==',
  query: 'canary-query-value-1234',
  body: 'canary-body-text-5678',
  path: 'q7Zk3v9QmT1pLx8RwYb2NcH7sJd5GfAe0u',
}

test('tokens, keys, cookies, bodies, queries and claims, in requests, answers, errors and tool answers', async () => {
  const issued = JSON.stringify({
    AccessKeyId: SECRETS.accessKey,
    SecretAccessKey: SECRETS.secretKey,
    Token: SECRETS.sessionToken,
    Expiration: '2030-01-01T00:00:00Z',
  })
  const server = createServer((request, answer) => {
    if (request.url?.startsWith('/issue')) answer.setHeader('content-type', 'application/json').end(issued)
    else {
      answer.statusCode = 403
      answer.setHeader('content-type', 'application/xml')
      answer.end(
        `<Error><Code>Denied</Code><Message>token=${SECRETS.bearer} key ${SECRETS.secretKey} ${SECRETS.jwt}</Message></Error>`,
      )
    }
  })
  server.listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const played = await run(
    `
import json, os, threading, urllib.request, boto3
from botocore.config import Config
secrets = json.loads(os.environ["CANARIES"])
def get(path, **headers):
    try: urllib.request.urlopen(urllib.request.Request("${url}" + path, headers=headers)).read()
    except Exception as error: pass
get("/issue")
get("/%s?q=%s" % (secrets["path"], secrets["query"]), Authorization="Bearer " + secrets["bearer"], Cookie="s=" + secrets["cookie"])
get("/b", Authorization="Basic " + secrets["basic"])
get("/c", **{"x-api-key": secrets["apiKey"]})
try: urllib.request.urlopen("${url}/d", data=secrets["body"].encode())
except Exception: pass
client = boto3.client("s3", endpoint_url="${url}", region_name="us-east-1", aws_access_key_id=secrets["accessKey"], aws_secret_access_key=secrets["secretKey"], aws_session_token=secrets["sessionToken"], config=Config(retries={"max_attempts": 0}))
try: client.put_object(Bucket="b", Key="k", Body=secrets["body"])
except Exception as error: pass
presigned = client.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"})
from wsgiref.simple_server import make_server, WSGIRequestHandler
class Quiet(WSGIRequestHandler):
    def log_message(self, *args): pass
def app(environ, start):
    start("200 OK", [("Location", presigned)])
    return [json.dumps({"url": presigned}).encode()]
server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
def drive():
    urllib.request.urlopen(urllib.request.Request("http://127.0.0.1:%d/in?token=%s" % (server.server_port, secrets["query"]), headers={"Authorization": "Bearer " + secrets["jwt"], "Cookie": secrets["cookie"]})).read()
thread = threading.Thread(target=drive); thread.start(); server.handle_request(); thread.join()
`,
    { env: { CANARIES: JSON.stringify(SECRETS) } },
  )
  expect(played).toMatchObject({ code: 0, stderr: '' })
  expect(spansOf(played.folder).length).toBeGreaterThan(7)
  const hits = runsOf(played.folder).flatMap((run) =>
    readdirSync(run).flatMap((file) => {
      const text = readFileSync(join(run, file), 'utf8')
      return Object.entries(SECRETS)
        .filter(([, secret]) => text.includes(secret))
        .map(([name]) => `${file}: ${name}`)
    }),
  )
  expect(hits).toEqual([])
})

test('the corpus that preload and analyzer are held to', async () => {
  const program = `
import json, sys
sys.path.insert(0, "${HOOK}")
from rolecall_preload.redact import redact, redact_path
for line in sys.stdin:
    one = json.loads(line)
    print(json.dumps(redact_path(one["text"]) if one.get("path") else redact(one["text"])))`
  const input = corpus.map((example) => `${JSON.stringify(example)}\n`).join('')
  const played = await run(program, { hook: false, input })
  const cleaned = played.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(cleaned).toHaveLength(corpus.length)
  expect(corpus.flatMap((example, i) => complaints(example, cleaned[i]))).toEqual([])
})
