/** What a call's own span leaves out, and another span, or the line of a log, says. */
import { describe, expect, it } from 'vitest'
import { moment, otlpOf, reportOf, type StockSpan, saidOf } from './stock-run.ts'

const read = (...traces: StockSpan[][]) => reportOf({ 'spans.jsonl': otlpOf(traces) })

describe('an error that a logger writes into a span as an event', () => {
  // https://github.com/tokio-rs/tracing-opentelemetry names the event after the message; Rust's SDK leaves its spans unmarked.
  const MOVED =
    'service error: unhandled error (PermanentRedirect): Error { code: "PermanentRedirect", message: "The bucket you are attempting to access must be addressed using the specified endpoint." }'
  const served: StockSpan = {
    id: 1,
    name: 'request',
    kind: 'server',
    from: 0,
    to: 120,
    attributes: { 'http.method': 'GET' },
  }
  const listed: StockSpan = {
    id: 2,
    parent: 1,
    name: 'list_partition',
    kind: 'internal',
    from: 1,
    to: 118,
    failed: '',
    event: MOVED,
    attributes: { bucket: 'sensor-lake' },
  }
  const call = (id: number, from: number, operation = 'ListObjectsV2'): StockSpan => ({
    id,
    parent: 2,
    name: `S3.${operation}`,
    kind: 'client',
    from,
    to: from + 40,
    attributes: { 'rpc.system': 'aws-api', 'rpc.service': 'S3', 'rpc.method': operation, sdk_invocation_id: `${id}` },
  })

  it('is that of the call below it, which went to the bucket that the span names', async () => {
    const report = await read([served, listed, call(3, 5)])
    expect(saidOf(report)).toEqual(['error s3-wrong-region'])
    expect(JSON.stringify(report.findings)).toContain('sensor-lake')
    expect(report.toolCalls[0]?.calls).toMatchObject([{ name: 'S3 ListObjectsV2', errorCode: 'PermanentRedirect' }])
    expect(report.differences).toEqual([])
  })

  it('may stand beside the message', async () => {
    const logged = { event: 'log', logged: 'operation error S3: PutObject, api error AccessDenied: Access Denied' }
    expect(saidOf(await read([{ ...served, failed: '', ...logged }]))).toEqual(['error access-denied'])
  })

  it('is that of the last call below it', async () => {
    const report = await read([served, listed, call(3, 5, 'HeadBucket'), call(4, 60)])
    expect(report.toolCalls[0]?.calls.map(({ outcome }) => outcome)).toEqual(['ok', 'error'])
  })

  it('is nothing of AWS where its words are not', async () => {
    expect(saidOf(await read([served, { ...listed, event: 'partition list is empty' }, call(3, 5)]))).toEqual([])
    const { event: _, ...calm } = listed
    expect(saidOf(await read([served, calm, call(3, 5)]))).toEqual([])
  })
})

describe('whom a server says that it served', () => {
  const get = (id: string): StockSpan => ({
    id: 3,
    parent: 1,
    name: 'S3.GetObject',
    kind: 'client',
    from: 50,
    to: 90,
    attributes: {
      'rpc.system': 'aws-api',
      'rpc.service': 'S3',
      'rpc.method': 'GetObject',
      'http.status_code': 200,
      'aws.request_id': id,
      'rolecall.identity.key': 'ASIA-0123456789ab-WXYZ',
    },
  })
  const assume = (name: string): StockSpan => ({
    id: 2,
    parent: 1,
    name: 'STS.AssumeRole',
    kind: 'client',
    from: 5,
    to: 40,
    attributes: {
      'rpc.system': 'aws-api',
      'rpc.service': 'STS',
      'rpc.method': 'AssumeRole',
      'http.status_code': 200,
      'rolecall.sts.session_name': name,
      'rolecall.sts.role_arn': 'arn:aws:iam::391827364550:role/Reader',
      'rolecall.issued.key': 'ASIA-0123456789ab-WXYZ',
    },
  })
  const served = (from: number, attributes: Record<string, string>): StockSpan => ({
    id: 1,
    name: 'GET /files',
    kind: 'server',
    from,
    to: from + 100,
    attributes: { 'http.method': 'GET', 'http.route': '/files', 'http.status_code': 200, ...attributes },
  })
  const later = (span: StockSpan): StockSpan => ({ ...span, from: span.from + 1000, to: span.to + 1000 })
  const two = (name: string, first: Record<string, string>, second: Record<string, string>) => [
    [served(0, first), assume(name), get('A')],
    [served(1000, second), later(get('B'))],
  ]

  it('is not whom the session was named for that signed', async () => {
    const report = await read(
      ...two('alice@acme.io', { 'enduser.id': 'alice@acme.io' }, { 'enduser.id': 'bob@acme.io' }),
    )
    expect(saidOf(report)).toEqual(['warning session-of-another-caller'])
    expect(report.findings[0]?.message).toContain('for bob@acme.io')
    expect(report.differences).toEqual([])
  })

  it('may stand in the lines of its log', async () => {
    const line = (trace: number, ms: number, who: string) =>
      `${moment(ms)} info  call tool=files user=${who} trace_id=${String(trace).padStart(32, 'a')}\n`
    const report = await reportOf({
      'spans.jsonl': otlpOf(two('alice', {}, {})),
      'app.log': line(1, 1, 'alice') + line(2, 1001, 'bob'),
    })
    expect(saidOf(report)).toEqual(['warning session-of-another-caller'])
    expect(report.differences).toEqual([])
  })

  it('says nothing where one session is meant for all, or it is the same caller', async () => {
    const [alice, bob] = [{ 'enduser.id': 'alice' }, { 'enduser.id': 'bob' }]
    expect(saidOf(await read(...two('files-api', alice, bob)))).toEqual([])
    expect(saidOf(await read(...two('alice-api', alice, bob)))).toEqual([])
    expect(saidOf(await read(...two('alice', alice, alice)))).toEqual([])
  })
})

describe('a test as its runner’s span has it', () => {
  const test = (failed?: string): StockSpan => ({
    id: 1,
    name: 'tests/test_docs.py::test_list',
    kind: 'internal',
    from: 0,
    to: 100,
    attributes: { 'pytest.nodeid': 'tests/test_docs.py::test_list', 'pytest.span_type': 'test' },
    ...(failed !== undefined && { failed }),
  })
  const request: StockSpan = {
    id: 2,
    parent: 1,
    name: 'GET /docs',
    kind: 'server',
    from: 5,
    to: 95,
    attributes: { 'http.method': 'GET', 'http.route': '/docs', 'http.status_code': 200 },
  }
  const call = (code: string, status: number, parent: number): StockSpan => ({
    id: 3,
    parent,
    name: 'S3.GetObject',
    kind: 'client',
    from: 10,
    to: 60,
    attributes: { 'rpc.system': 'aws-api', 'rpc.service': 'S3', 'rpc.method': 'GetObject', 'http.status_code': status },
    failed: `ClientError: An error occurred (${code}) when calling the GetObject operation: it failed`,
  })
  const results =
    '<testsuites><testsuite name="pytest" tests="1"><testcase classname="tests.test_docs" name="test_list" time="0.1"/></testsuite></testsuites>'
  const judged = (...spans: StockSpan[]) => reportOf({ 'spans.jsonl': otlpOf([spans]), 'junit.xml': results })

  it('has what it asked of the server that it runs in itself, and its result', async () => {
    const report = await judged(test(), request, call('AccessDenied', 403, 2))
    expect(report.toolCalls.map(({ tool, outcome }) => [tool, outcome])).toEqual([['test_list', 'passed']])
    expect(saidOf(report)).toContain('error hollow-pass-error-swallowed')
  })

  it('passed with an absence that it asked for', async () => {
    expect(saidOf(await judged(test(), call('NoSuchKey', 404, 1)))).toEqual([])
    expect(saidOf(await read([test(), call('NoSuchKey', 404, 1)]))).toEqual([])
  })
})

describe('a tool that its server gave up', () => {
  const host = 'kb.s3.us-east-2.amazonaws.com'
  const tool: StockSpan = {
    id: 1,
    name: 'tools/call get_document',
    kind: 'server',
    from: 0,
    to: 60_003,
    attributes: { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'get_document' },
    failed: 'MCP error -32001: Request timed out',
  }
  const call: StockSpan = {
    id: 2,
    parent: 1,
    name: 'S3.GetObject',
    kind: 'client',
    from: 5,
    to: 135,
    attributes: { 'rpc.system': 'aws-api', 'rpc.service': 'S3', 'rpc.method': 'GetObject', 'http.status_code': 200 },
  }
  const body = (to: number): StockSpan => ({
    id: 3,
    parent: 2,
    name: 'GET',
    kind: 'client',
    from: 7,
    to,
    attributes: { 'http.method': 'GET', 'http.url': `https://${host}/1.pdf`, 'http.status_code': 200 },
    failed: 'aborted',
    exception: ['ECONNRESET', 'aborted'],
  })

  it('gave up the body that it waited for with it', async () => {
    const report = await read([tool, call, body(60_001)])
    expect(saidOf(report)).toContain('error s3-body-stall')
    expect(saidOf(report)).not.toContain('error aws-call-failed')
    expect(report.differences).toEqual([])
  })

  it('is not at fault for a body that broke off before', async () => {
    const early = { ...tool, to: 2000, failed: 'aborted' }
    expect(saidOf(await read([early, call, body(1990)]))).toEqual(['error aws-call-failed'])
  })
})

it('names the server that worked on behind a proxy whose caller had left', async () => {
  const proxy: StockSpan = {
    id: 1,
    name: '/reports',
    kind: 'server',
    service: 'edge',
    from: 0,
    to: 5000,
    attributes: { 'http.method': 'POST', 'http.route': '/reports', 'http.status_code': 499 },
  }
  const behind: StockSpan = {
    id: 2,
    parent: 1,
    name: 'POST /reports',
    kind: 'server',
    service: 'report-builder',
    from: 2,
    to: 20_000,
    attributes: { 'http.method': 'POST', 'http.route': '/reports', 'http.status_code': 200 },
  }
  const calls = [0, 1, 2, 3].map(
    (nth): StockSpan => ({
      id: 3 + nth,
      parent: 2,
      name: 'DynamoDB.Query',
      kind: 'client',
      service: 'report-builder',
      from: 10 + nth * 4900,
      to: 4800 + nth * 4900,
      attributes: {
        'rpc.system': 'aws-api',
        'rpc.service': 'DynamoDB',
        'rpc.method': 'Query',
        'http.status_code': 200,
      },
    }),
  )
  const report = await read([proxy, behind, ...calls])
  expect(report.findings.map(({ message }) => message)[0]).toContain('(report-builder) kept working')
})
