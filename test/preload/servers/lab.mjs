/** One path, one situation. `TARGET` and `TARGET2` are HTTP/1 and HTTP/2 servers of the test's, `CLOSED` a port that nobody listens on. */
import { Agent, createServer, get, request } from 'node:http'
import http2 from 'node:http2'
import { Socket } from 'node:net'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'

const { TARGET, TARGET2, CLOSED } = process.env
const text = (outgoing, body) =>
  new Promise((resolve, reject) => {
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      let all = ''
      response.on('data', (part) => {
        all += part
      })
      response.on('end', () => resolve(all))
      response.on('error', reject)
    })
    outgoing.end(body)
  })
const SIGNED =
  'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=canary-signature'
const PRESIGNED =
  'https://data.s3.amazonaws.com/a?X-Amz-Credential=ASIAHANDEDOUTHANDEDO%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=canary-presigned-signature'
const narrow = new Agent({ keepAlive: true, maxSockets: 1 })

const SITUATIONS = {
  '/fetch': async () =>
    (await fetch(`${TARGET}/quick`, { headers: { authorization: `Bearer ${'s3cret'.repeat(8)}` } })).text(),
  '/fetch-refused': async () => fetch(CLOSED).catch((error) => error.cause.code),
  '/http2': () =>
    new Promise((resolve, reject) => {
      const session = http2.connect(TARGET2)
      const stream = session.request({
        ':path': '/model/m/converse?secret=canary-query',
        ':method': 'POST',
        authorization:
          'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260101/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=canary-signature',
        'amz-sdk-invocation-id': 'i-1',
      })
      let all = ''
      stream.on('data', (part) => {
        all += part
      })
      stream.on('end', () => {
        session.close()
        resolve(all)
      })
      stream.on('error', reject)
      stream.end('{}')
    }),
  // As clients other than AWS's sign for S3.
  '/elsewhere': () => text(get(`${TARGET}/data/elsewhere`, { headers: { authorization: SIGNED } })),
  '/fetch-given-up': () => fetch(`${TARGET}/hang`, { signal: AbortSignal.timeout(100) }).catch((error) => error.name),
  // A socket that never connects, to an address.
  '/connecting': () =>
    text(
      get({
        host: '192.0.2.1',
        createConnection: () => Object.assign(new Socket(), { connecting: true }),
        signal: AbortSignal.timeout(60_000),
      }),
    ),
  // The second request waits for the first one's socket.
  '/queue': () =>
    Promise.all([text(get(`${TARGET}/hang`, { agent: narrow })), text(get(`${TARGET}/quick`, { agent: narrow }))]),
  '/unread': () =>
    new Promise((resolve) => get(`${TARGET}/quick`, (response) => response.pause() && setTimeout(resolve, 60_000))),
  '/blocked': async () => {
    const answer = text(get(`${TARGET}/quick`))
    await new Promise((resolve) => setTimeout(resolve, 20))
    for (const end = Date.now() + 400; Date.now() < end; );
    return answer
  },
  '/cut': () => text(get(`${TARGET}/cut`)).catch((error) => error.code),
  '/given-up': () => text(get(`${TARGET}/hang`, { signal: AbortSignal.timeout(100) })).catch((error) => error.name),
  '/vendor': () =>
    text(
      request(`${TARGET}/issue`, {
        method: 'POST',
        headers: { authorization: 'Basic dXNlcjpwYXNz', cookie: 'session=canary-cookie' },
      }),
      '{"canary":"canary-body"}',
    ),
  '/echo-secret': async () => {
    const s3 = new S3Client({
      endpoint: `${TARGET}/tells`,
      region: 'us-east-1',
      forcePathStyle: true,
      maxAttempts: 1,
      credentials: {
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        secretAccessKey: 'canarysecretkey',
        sessionToken: 'canary-session-token',
      },
    })
    return s3.send(new GetObjectCommand({ Bucket: 'data', Key: 'key' })).catch((error) => error.name)
  },
  '/fail': async (_, response) => {
    response.statusCode = 500
    return 'failed'
  },
  '/hands-out': async (_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ links: [{ href: PRESIGNED }] }))
  },
  '/redirects': async (_, response) => {
    response.writeHead(307, { Location: `${PRESIGNED}&X-Amz-Security-Token=canary-presigned-token` }).end()
  },
  '/refuse': async (_, response) => {
    response.statusCode = 401
    return 'refused'
  },
}

const server = createServer(async (incoming, response) => {
  const path = incoming.url.split('?')[0]
  if (path === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(': open\n\n')
    return
  }
  response.end(String(await SITUATIONS[path](incoming, response)))
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
