/** A run folder whose one tool call asks for a role, is refused, and goes on as somebody else. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprintKey } from '../../src/model/fingerprint.ts'

const ROLE = 'arn:aws:iam::123456789012:role/TestRole'
const KEY = fingerprintKey('AKIAEXAMPLEEXAMPLE00')

/** @returns the run's folder below `root`, started at that UTC ms */
export function writeDeniedRun(root: string, startMs = 1_763_900_000_000, tool = 'read_object'): string {
  const runId = `${startMs}-4242-ab12`
  const folder = join(root, runId)
  mkdirSync(folder, { recursive: true })
  const traceId = startMs.toString(16).padStart(32, '0')
  const span = (id: number, name: string, kind: number, from: number, to: number, facts: object, message?: string) => ({
    traceId,
    spanId: id.toString(16).padStart(16, '0'),
    ...(id > 1 && { parentSpanId: '1'.padStart(16, '0') }),
    name,
    kind,
    startTimeUnixNano: `${startMs + from}000000`,
    endTimeUnixNano: `${startMs + to}000000`,
    attributes: attributes(facts),
    status: message ? { code: 2, message } : {},
  })
  const aws = (service: string, method: string) => ({
    'rpc.system': 'aws-api',
    'rpc.service': service,
    'rpc.method': method,
    'rolecall.identity.key': KEY,
    'rolecall.identity.kind': 'AKIA',
    'rolecall.identity.source': 'env',
  })
  const denial = `User: arn:aws:iam::999988887777:user/ci is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`
  const spans = [
    span(1, `tools/call ${tool}`, 2, 0, 300, {
      'mcp.method.name': 'tools/call',
      'gen_ai.tool.name': tool,
      'jsonrpc.request.id': '1',
      'rolecall.token.role_arn': ROLE,
      'rolecall.token.role_claim': 'role_arn',
      'rolecall.token.alg': 'HS256',
      'rolecall.token.sub': 'jane',
    }),
    span(
      2,
      'STS.AssumeRole',
      3,
      10,
      50,
      {
        ...aws('STS', 'AssumeRole'),
        'rolecall.sts.role_arn': ROLE,
        'http.response.status_code': 403,
        'error.type': 'AccessDenied',
        'aws.request_id': 'request-1',
      },
      denial,
    ),
    span(3, 'S3.GetObject', 3, 60, 120, {
      ...aws('S3', 'GetObject'),
      'aws.s3.bucket': 'data',
      'http.response.status_code': 200,
    }),
  ]
  const resource = {
    attributes: attributes({ 'service.name': 'server', 'process.pid': 4242, 'rolecall.run.id': runId }),
  }
  const lines = spans.map((one) =>
    JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'rolecall' }, spans: [one] }] }] }),
  )
  writeFileSync(join(folder, 'spans.jsonl'), `${lines.join('\n')}\n`)
  const iso = (ms: number) => new Date(startMs + ms).toISOString()
  writeFileSync(
    join(folder, 'coverage.json'),
    JSON.stringify({
      format: 'rolecall-coverage',
      version: 1,
      runId,
      service: 'server',
      pid: 4242,
      ppid: 1,
      start: iso(0),
      end: iso(1000),
      runtime: { name: 'nodejs', version: '20.0.0' },
      watched: ['aws-calls', 'http1', 'signing-keys', 'inbound', 'tool-answers', 'open-calls', 'complete-tail'],
      variables: ['AWS_ACCESS_KEY_ID'],
      files: [],
      sdks: [],
      spans: { started: 3, ended: 3, dropped: 0 },
      tail: 'complete',
      notes: [],
    }),
  )
  return folder
}

function attributes(facts: object): object[] {
  return Object.entries(facts).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }))
}
