/** What is recorded of the situations that a post-mortem turns on: times, transports, callers, secrets. */
import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createServer2 } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import { type Evidence, readEvidence, type Seen } from './evidence.ts'
import { call, SERVERS, type ServerProcess, startServer } from './server-process.ts'

let folder: string
let server: ServerProcess
const target = createServer((request, response) => {
  request.resume()
  if (request.url === '/hang') return
  if (request.url === '/cut') {
    response.writeHead(200, { 'content-length': '100' }).write('half')
    setTimeout(() => response.destroy(), 30)
    return
  }
  if (request.url === '/issue') {
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        AccessKeyId: 'ASIAVENDORVENDORVEND',
        SecretAccessKey: 'canary-issued-secret',
        SessionToken: 'canary-issued-token',
        Expiration: '2030-01-01T00:00:00Z',
      }),
    )
    return
  }
  if (request.url?.startsWith('/tells')) {
    response.statusCode = 400
    response.setHeader('content-type', 'application/xml')
    response.end(
      `<Error><Code>Odd</Code><Message>bad: ${request.headers.authorization} ${request.headers['x-amz-security-token']}</Message></Error>`,
    )
    return
  }
  if (request.url === '/data/elsewhere') {
    response.writeHead(301, { 'content-type': 'application/xml', 'x-amz-bucket-region': 'eu-west-1' })
    response.end('<Error><Code>PermanentRedirect</Code><Message>Use the specified endpoint.</Message></Error>')
    return
  }
  setTimeout(() => response.end('quick'), 30)
})
const target2 = createServer2((request, response) => {
  request.resume()
  response.writeHead(403, {
    'content-type': 'application/json',
    'x-amzn-errortype': 'AccessDeniedException:http://internal/',
    'x-amzn-requestid': 'r-1',
  })
  response.end('{"message":"no"}')
})
const port = (one: { address(): unknown }) => (one.address() as AddressInfo).port

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-situations-'))
  for (const one of [target, target2]) await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve))
  const closed = createServer()
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  const CLOSED = `http://127.0.0.1:${port(closed)}/`
  await new Promise((resolve) => closed.close(resolve))
  server = await startServer({
    args: [join(SERVERS, 'lab.mjs')],
    env: { CLOSED, TARGET: `http://127.0.0.1:${port(target)}`, TARGET2: `http://127.0.0.1:${port(target2)}` },
    evidence: folder,
  })
})
afterAll(async () => {
  await server.stop('SIGKILL')
  target.closeAllConnections()
  target.close()
  target2.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The outbound spans below an inbound request, once `ready` says they are as they should be. */
async function outbound(
  path: string,
  ready: (spans: Seen[]) => boolean = (spans) => spans.some(({ end }) => end !== undefined),
): Promise<Seen[]> {
  let below: Seen[] = []
  for (let tries = 0; tries < 100; tries++) {
    const { spans } = readEvidence(folder)
    const inbound = spans.find((span) => span.kind === 2 && span.at[SEMCONV.urlPath] === path)
    below = spans.filter((span) => span.kind === 3 && span.traceId === inbound?.traceId)
    if (ready(below)) break
    await pause(50)
  }
  return below
}

/** The evidence once the inbound requests of these paths have ended: a client has its answer a moment before. */
async function endedEvidence(...paths: string[]): Promise<Evidence> {
  for (let tries = 0; ; tries++) {
    const evidence = readEvidence(folder)
    const open = paths.filter((path) => {
      const inbound = evidence.spans.filter(({ kind, at }) => kind === 2 && at[SEMCONV.urlPath] === path)
      return inbound.length === 0 || inbound.some(({ end }) => end === undefined)
    })
    if (open.length === 0) return evidence
    if (tries >= 100) throw new Error(`not ended: ${open.join(', ')}`)
    await pause(50)
  }
}

const ask = (path: string, options: Parameters<typeof call>[2] = {}) => call(server.port, path, options)

test('fetch: status, times, and the fingerprint of a bearer', async () => {
  expect((await ask('/fetch'))?.body).toBe('quick')
  const [span] = await outbound('/fetch')
  expect(span?.at).toMatchObject({
    [SEMCONV.httpStatus]: 200,
    [ROLECALL.authScheme]: 'bearer',
    [ROLECALL.body]: 'complete',
  })
  expect(span?.at[ROLECALL.authToken]).toMatch(/^tok-[0-9a-f]{12}$/)
})

test('fetch: a request that was sent and given up had its connection', async () => {
  await ask('/fetch-given-up')
  const [span] = await outbound('/fetch-given-up')
  expect(span?.at[SEMCONV.errorType]).toBe('TimeoutError')
  expect(span?.at).toMatchObject({
    [ROLECALL.timeSocket]: expect.any(Number),
    [ROLECALL.timeConnect]: expect.any(Number),
  })
})

test('an address is connected to, and not looked up', async () => {
  await ask('/connecting', { patience: 1900 })
  const [span] = await outbound('/connecting', ([one]) => one?.at[ROLECALL.waitingFor] !== undefined)
  expect(span?.at[ROLECALL.waitingFor]).toBe('connect')
})

test('fetch: a refused connection', async () => {
  await ask('/fetch-refused')
  const [span] = await outbound('/fetch-refused')
  expect(span?.at[SEMCONV.errorType]).toBe('ECONNREFUSED')
})

test('HTTP/2: identity, error code, request id', async () => {
  expect((await ask('/http2'))?.body).toBe('{"message":"no"}')
  const [span] = await outbound('/http2')
  expect(span?.at).toMatchObject({
    [SEMCONV.protocolVersion]: '2',
    [SEMCONV.rpcService]: 'bedrock',
    [SEMCONV.httpStatus]: 403,
    [SEMCONV.errorType]: 'AccessDeniedException',
    [SEMCONV.awsRequestId]: 'r-1',
    [ROLECALL.key]: fingerprintKey('AKIAIOSFODNN7EXAMPLE'),
  })
  expect(readEvidence(folder).coverage[0]?.watched).toContain('http2')
})

test("a redirect of S3's is an error that names the bucket's region", async () => {
  await ask('/elsewhere')
  const [span] = await outbound('/elsewhere')
  expect(span?.status.code).toBe(2)
  expect(span?.at).toMatchObject({
    [SEMCONV.httpStatus]: 301,
    [SEMCONV.errorType]: 'PermanentRedirect',
    [ROLECALL.bucketRegion]: 'eu-west-1',
  })
})

test('a request that waits for a socket says so, and which call has it', async () => {
  await ask('/queue', { patience: 1900 })
  const spans = await outbound('/queue', (all) => all.filter((span) => span.at[ROLECALL.waitingFor]).length === 2)
  const waiting = Object.fromEntries(spans.map((span) => [span.at[SEMCONV.urlPath], span.at[ROLECALL.waitingFor]]))
  expect(waiting).toEqual({ '/hang': 'answer', '/quick': 'socket' })
})

test('an answer that nobody reads', async () => {
  await ask('/unread', { patience: 1900 })
  const [span] = await outbound('/unread', ([found]) => !!found?.at[ROLECALL.waitingFor])
  expect(span?.at).toMatchObject({
    [ROLECALL.waitingFor]: 'reader',
    [ROLECALL.body]: 'unread',
    [SEMCONV.httpStatus]: 200,
  })
})

test('a blocked event loop is told from a slow answer', async () => {
  await ask('/blocked')
  const [span] = await outbound('/blocked')
  expect(span!.end! - span!.start).toBeGreaterThan(380)
  expect(span?.at[ROLECALL.eventLoopDelay]).toBeGreaterThan(250)
})

test('who closed: the server in the middle of a body, the client of a call it gave up', async () => {
  await ask('/cut')
  const [cut] = await outbound('/cut')
  expect(cut?.at).toMatchObject({
    [ROLECALL.closedBy]: 'server',
    [ROLECALL.body]: 'aborted',
    [SEMCONV.errorType]: 'ECONNRESET',
  })
  await ask('/given-up')
  const [given] = await outbound('/given-up')
  expect(given?.at).toMatchObject({ [ROLECALL.closedBy]: 'client', [SEMCONV.errorType]: 'ABORT_ERR' })
})

test('the inbound side: status, refusals, event streams that stand by design', async () => {
  await ask('/fail')
  await ask('/refuse')
  await ask('/events', { patience: 300, headers: { accept: 'text/event-stream' } })
  const { spans } = await endedEvidence('/fail', '/refuse', '/events')
  const inbound = (path: string) => spans.find((span) => span.kind === 2 && span.at[SEMCONV.urlPath] === path)
  expect(inbound('/fail')).toMatchObject({
    status: { code: 2 },
    at: { [SEMCONV.httpStatus]: 500, [ROLECALL.responseFinished]: true },
  })
  expect(inbound('/refuse')?.at[SEMCONV.httpStatus]).toBe(401)
  expect(inbound('/events')?.at[ROLECALL.standing]).toBe(true)
})

test("a token's claims: the role by its shape, a tampered twin by its claims' fingerprint", async () => {
  const role = 'arn:aws:iam::391827364550:role/Reader'
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = `${part({ alg: 'HS256' })}.${part({ iss: 'i', sub: 'u', aud: ['a', 'b'], exp: 4e9, custom: { anyName: [role] }, secret: 'canary-claim' })}`
  const good = `${claims}.${createHmac('sha256', 'k').update(claims).digest('base64url')}`
  const twin = `${claims}.${createHmac('sha256', 'other').update(claims).digest('base64url')}`
  await ask('/fail?good', { headers: { authorization: `Bearer ${good}` } })
  await ask('/refuse?twin', { headers: { authorization: `Bearer ${twin}` } })
  const evidence = await endedEvidence('/fail', '/refuse')
  const [first, second] = evidence.spans.filter((span) => span.at[ROLECALL.tokenAlg])
  expect(first?.at).toMatchObject({
    [ROLECALL.tokenIss]: 'i',
    [ROLECALL.tokenAud]: 'a b',
    [ROLECALL.tokenExp]: 4e9,
    [ROLECALL.tokenRoleArn]: role,
    [ROLECALL.tokenRoleClaim]: 'custom.anyName.0',
    [ROLECALL.tokenAccount]: '391827364550',
  })
  expect(second?.at[ROLECALL.tokenClaimsFingerprint]).toBe(first?.at[ROLECALL.tokenClaimsFingerprint])
  expect(second?.at[ROLECALL.tokenFingerprint]).not.toBe(first?.at[ROLECALL.tokenFingerprint])
  for (const secret of [good, twin, 'canary-claim']) expect(evidence.text).not.toContain(secret)
})

test('a presigned URL that an answer hands out, or redirects to: whose key signed, and whether its token went along', async () => {
  const claims = Buffer.from(JSON.stringify({ role: 'arn:aws:iam::391827364550:role/Reader' })).toString('base64url')
  const headers = { authorization: `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.` }
  await ask('/hands-out', { headers })
  await ask('/redirects', { headers })
  const evidence = await endedEvidence('/hands-out', '/redirects')
  const signed = (path: string) => evidence.spans.find((span) => span.kind === 2 && span.at[SEMCONV.urlPath] === path)
  const by = { [ROLECALL.resultPresigned]: fingerprintKey('ASIAHANDEDOUTHANDEDO') }
  expect(signed('/hands-out')?.at).toMatchObject({ ...by, [ROLECALL.resultPresignedToken]: false })
  expect(signed('/redirects')?.at).toMatchObject({ ...by, [ROLECALL.resultPresignedToken]: true })
  expect(evidence.text).not.toMatch(/canary-presigned/)
})

test('a key that a vendor issues is named; no canary is written anywhere', async () => {
  await ask('/vendor?X-Amz-Signature=canary-inbound-signature', {
    headers: { cookie: 'sid=canary-inbound-cookie', 'x-api-key': 'canary-api-key' },
  })
  expect((await ask('/echo-secret'))?.body).toBe('Odd')
  const [vendor] = await outbound('/vendor')
  expect(vendor?.at[ROLECALL.issuedKey]).toBe(fingerprintKey('ASIAVENDORVENDORVEND'))
  expect(vendor?.at[ROLECALL.authScheme]).toBe('basic')
  expect(vendor?.at[ROLECALL.authToken]).toBeUndefined()
  const { text } = readEvidence(folder)
  expect(text.match(/.{30}(canary|dXNlcjpwYXNz|s3cret).{30}/i)?.[0]).toBeUndefined()
})
