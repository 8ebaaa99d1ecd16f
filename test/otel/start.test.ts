/** How `rolecall/otel` starts: as a preload in both manners, with exports, without its packages, beside register. */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { NodeSDK } from '@opentelemetry/sdk-node'
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest'
import type * as otel from '../../instrumentation/otel/index.ts'
import { startAws } from '../../samples/aws-stand-in/index.mjs'

const USER = 'arn:aws:iam::391827364550:user/server'
const claims = { sub: 'jane', role: 'arn:aws:iam::391827364550:role/DataReader' }
const TOKEN = `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2lnbmF0dXJl`

const root = mkdtempSync(join(tmpdir(), 'rolecall-otel-start-'))
let aws: Awaited<ReturnType<typeof startAws>>
beforeAll(async () => {
  const Statement = [{ Effect: 'Allow' as const, Action: 's3:*', Resource: '*' }]
  aws = await startAws({ users: [{ arn: USER, policy: { Statement } }], buckets: [] })
})
afterAll(async () => {
  await aws.close()
  rmSync(root, { recursive: true, force: true })
})

interface Recorded {
  name: string
  kind: number
  spanId: string
  parentSpanId?: string
  told: Record<string, unknown>
}

let runs = 0
async function run(args: string[], variables: Record<string, string> = {}) {
  const folder = join(root, String(++runs))
  const server = spawn(process.execPath, [...args, 'test/otel/servers/one-call.mjs'], {
    env: {
      PATH: process.env['PATH'],
      HOME: root,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      ...aws.environment(USER),
      TOKEN,
      ROLECALL_DIR: folder,
      ...variables,
    },
  })
  const output = { stdout: '', stderr: '' }
  server.stdout.on('data', (chunk) => {
    output.stdout += chunk
  })
  server.stderr.on('data', (chunk) => {
    output.stderr += chunk
  })
  const code = await new Promise((done) => server.once('close', done))
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const read = (name: RegExp) =>
    files.filter((file) => name.test(file)).map((file) => readFileSync(join(folder, file), 'utf8'))
  const resources = read(/spans.*\.jsonl$/)
    .flatMap((text) => text.trim().split('\n'))
    .map((line) => JSON.parse(line).resourceSpans[0])
  const recorded: Recorded[] = resources
    .flatMap(({ scopeSpans }) => scopeSpans[0].spans)
    .map((span) => ({ ...span, told: told(span) }))
  const resource = resources[0] ? told(resources[0].resource) : {}
  return { code, ...output, recorded, resource, coverage: JSON.parse(read(/coverage\.json$/)[0] ?? '{}') }
}

function told({ attributes }: { attributes: { key: string; value: object }[] }): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
}

function expectEvidence(recorded: Recorded[]) {
  const inbound = recorded.find(({ kind }) => kind === 2)
  const sdk = recorded.find(({ name }) => name === 'S3.ListBuckets')
  const attempt = recorded.find(({ parentSpanId }) => parentSpanId === sdk?.spanId)
  expect(inbound?.told).toMatchObject({ 'rolecall.token.role_arn': claims.role, 'rolecall.token.sub': 'jane' })
  expect(sdk?.parentSpanId).toBe(inbound?.spanId)
  expect(sdk?.told).toMatchObject({ 'rolecall.identity.source': 'env', 'rpc.method': 'ListBuckets' })
  expect(attempt?.told['rolecall.identity.key']).toMatch(/^AKIA-/)
  // The request the server sends to itself is the fourth.
  expect(recorded).toHaveLength(4)
}

test.each(['--require', '--import'])('%s rolecall/otel records, and sends nothing', async (flag) => {
  const before = aws.requests.length
  const { code, stdout, stderr, recorded } = await run([flag, 'rolecall/otel'])
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' })
  expectEvidence(recorded)
  expect(recorded.find(({ name }) => name === 'S3.ListBuckets')?.told).toMatchObject({
    'code.file.path': expect.stringMatching(/test\/otel\/servers\/one-call\.mjs$/),
    'code.line.number': '7',
  })
  expect(aws.requests.slice(before).map(({ operation, status }) => ({ operation, status }))).toEqual([
    { operation: 'ListBuckets', status: 200 },
  ])
})

/** An OTLP collector, and what it was sent, by path. */
async function startCollector() {
  const bodies: { path: string; body: string }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      bodies.push({ path: request.url!, body })
      response.setHeader('content-type', 'application/json').end('{}')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { bodies, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

test.each([
  ['OTEL_EXPORTER_OTLP_ENDPOINT', ''],
  ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', '/v1/traces'],
])('exports by %s, with the evidence, and does not record that', async (variable, path) => {
  const { bodies, endpoint, close } = await startCollector()
  const { code, recorded } = await run(['--require', 'rolecall/otel'], {
    [variable]: endpoint + path,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  })
  close()
  expect(code).toBe(0)
  expectEvidence(recorded)
  const spans = bodies
    .filter(({ path }) => path === '/v1/traces')
    .flatMap(({ body }) => JSON.parse(body).resourceSpans)
    .flatMap((resource) => resource.scopeSpans)
    .flatMap((scope) => scope.spans)
  expect(spans.map(({ spanId }) => spanId).sort()).toEqual(recorded.map(({ spanId }) => spanId).sort())
  const text = JSON.stringify(spans)
  expect(text).toContain('rolecall.identity.key')
  expect(text).toContain('rolecall.token.role_arn')
})

test.each([
  ['none of ours goes to S3', {}, undefined],
  ['it does where OTEL_PROPAGATORS asks', { OTEL_PROPAGATORS: 'tracecontext' }, expect.stringMatching(/^00-/)],
])('traceparent: %s', async (_, variables, expected) => {
  const sent: unknown[] = []
  const s3 = createServer((request, response) => {
    sent.push(request.headers['traceparent'])
    response
      .setHeader('content-type', 'application/xml')
      .end('<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>')
  })
  await new Promise<void>((done) => s3.listen(0, '127.0.0.1', done))
  const AWS_ENDPOINT_URL_S3 = `http://127.0.0.1:${(s3.address() as AddressInfo).port}`
  const { code } = await run(['--require', 'rolecall/otel'], { ...variables, AWS_ENDPOINT_URL_S3 })
  s3.close()
  expect({ code, sent }).toEqual({ code: 0, sent: [expected] })
})

test('rolecall/register sends nothing, whatever the variables say', async () => {
  const { bodies, endpoint, close } = await startCollector()
  const { code, stdout, stderr, recorded } = await run(['--require', 'rolecall/register'], {
    OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_TRACES_EXPORTER: 'otlp,console',
    OTEL_SDK_DISABLED: 'true',
  })
  close()
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' })
  // OTEL_SDK_DISABLED is OpenTelemetry's switch, ROLECALL_DISABLED its own.
  expectEvidence(recorded)
  expect(bodies).toEqual([])
})

test.each(['register', 'otel'])('rolecall/%s: resource attributes, as the standard has them', async (entry) => {
  const preload = ['--require', `rolecall/${entry}`]
  const stated =
    'service.name=ignored, deployment.environment.name=a%2Cb%3Dc ,service.instance.id=pod-7,rolecall.run.id=forged,process.pid=1,api_key=canary12345,'
  const { resource, coverage } = await run(preload, { OTEL_RESOURCE_ATTRIBUTES: stated, OTEL_SERVICE_NAME: 'named' })
  expect(resource).toMatchObject({
    'service.name': 'named',
    'deployment.environment.name': 'a,b=c',
    'service.instance.id': 'pod-7',
    api_key: '[redacted]',
  })
  expect(resource['rolecall.run.id']).toMatch(/^\d+-\d+-[0-9a-f]{4}$/)
  expect(resource['process.pid']).not.toBe('1')
  expect(coverage.service).toBe('named')

  const unnamed = await run(preload, { OTEL_RESOURCE_ATTRIBUTES: 'service.name=from%20resource' })
  expect(unnamed.coverage.service).toBe('from resource')
  // One bad pair discards all, and that is said.
  const bad = await run(preload, { OTEL_RESOURCE_ATTRIBUTES: 'service.name=x,novalue' })
  expect(bad.coverage.service).not.toBe('x')
  expect(bad.coverage.notes).toEqual(['OTEL_RESOURCE_ATTRIBUTES is malformed: all of it was discarded'])
})

test('what the sampler drops is recorded all the same', async () => {
  const { recorded } = await run(['--require', 'rolecall/otel'], { OTEL_TRACES_SAMPLER: 'always_off' })
  expectEvidence(recorded)
})

test('OTEL_SDK_DISABLED leaves what the wire shows', async () => {
  const { code, recorded } = await run(['--require', 'rolecall/otel'], { OTEL_SDK_DISABLED: 'true' })
  expect(code).toBe(0)
  const call = recorded.find(({ name }) => name === 'S3.ListBuckets')
  expect(call?.told['rolecall.identity.source']).toBe('env')
})

test('an exporter that does not exist is said in one line, and the server runs', async () => {
  const { code, stderr, stdout } = await run(['--require', 'rolecall/otel'], { OTEL_TRACES_EXPORTER: 'carrier-pigeon' })
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  expect(stderr).toBe(
    'rolecall: rolecall/otel could not start: OTEL_TRACES_EXPORTER=carrier-pigeon: expected otlp, zipkin, console or none\n',
  )
})

test('missing packages are named in one line, and the server runs', async () => {
  const folder = join(root, 'alone')
  mkdirSync(join(folder, 'dist'), { recursive: true })
  cpSync('dist/otel.cjs', join(folder, 'dist/otel.cjs'))
  const server = spawn(process.execPath, ['--require', './dist/otel.cjs', '-e', 'console.log("runs")'], {
    cwd: folder,
    env: { PATH: process.env['PATH'] },
  })
  let text = ''
  server.stdout.on('data', (chunk) => {
    text += chunk
  })
  server.stderr.on('data', (chunk) => {
    text += chunk
  })
  expect(await new Promise((done) => server.once('close', done))).toBe(0)
  expect(text.split('\n').filter(Boolean).sort()).toEqual([
    'rolecall: rolecall/otel needs packages that are not installed: npm install @opentelemetry/api' +
      ' @opentelemetry/sdk-node @opentelemetry/instrumentation-aws-sdk @opentelemetry/instrumentation-http' +
      ' @opentelemetry/instrumentation-undici (rolecall/register needs none); nothing is recorded in this process',
    'runs',
  ])
})

test('beside rolecall/register it says that one is enough', async () => {
  const { stderr, recorded } = await run(['--require', 'rolecall/register', '--require', 'rolecall/otel'])
  expect(stderr).toMatch(/^rolecall: rolecall\/register records in this process already/)
  expectEvidence(recorded)
})

test('importing the module starts nothing', async () => {
  const { href } = pathToFileURL('dist/otel.mjs')
  const { recorded, code } = await run(['--import', `data:text/javascript,import '${href}'`])
  expect(code).toBe(0)
  expect(recorded).toEqual([])
})

test('the two lines fit NodeSDK’s types', () => {
  type Configuration = NonNullable<ConstructorParameters<typeof NodeSDK>[0]>
  type Processor = NonNullable<Configuration['spanProcessors']>[number]
  expectTypeOf<ReturnType<typeof otel.rolecallSpanProcessor>>().toExtend<Processor>()
  type Hooks = import('@opentelemetry/instrumentation-aws-sdk').AwsSdkInstrumentationConfig
  expectTypeOf<ReturnType<typeof otel.awsSdkHooks>>().toExtend<Hooks>()
})
