/** However many results, lines, records, spans of a trace or sessions there are: four times as many take about four times as long. */
import { expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { casesOf } from '../../src/engine/cases/cases.ts'
import { Judge } from '../../src/engine/judge/run-rules.ts'
import type { Attributes, LogRecord, Outcome, Rec, Span } from '../../src/model/records.ts'

const FROM = 1_795_000_000_000_000
const EVERY = 100_000
const ROLE = 'arn:aws:iam::123456789012:role/reader'
const ONE_TRACE = 'ab'.repeat(16)

const idOf = (letter: string, nth: number) => letter + String(nth).padStart(15, '0')

function span(nth: number, letter: string, made: Partial<Span>): Span {
  const start = FROM + nth * EVERY
  return {
    type: 'span',
    traceId: String(nth).padStart(32, '0'),
    spanId: idOf(letter, nth),
    name: 'span',
    kind: 'client',
    start,
    end: start + 40_000,
    status: 'unset',
    attributes: {},
    events: [],
    process: 'server',
    service: 'server',
    evidence: { kind: 'span', file: 'spans.jsonl', line: nth },
    ...made,
  }
}

function tool(nth: number, made: Partial<Span> = {}): Span {
  const attributes = { 'mcp.method.name': 'tools/call', 'gen_ai.tool.name': 'read', 'jsonrpc.request.id': String(nth) }
  return span(nth, 'a', { name: 'tools/call read', kind: 'server', attributes, ...made })
}

function call(nth: number, { attributes, ...made }: Partial<Span> = {}): Span {
  const asked: Attributes = {
    'rpc.system': 'aws-api',
    'rpc.service': 'S3',
    'rpc.method': 'GetObject',
    'aws.request_id': `R${nth}`,
    'rolecall.identity.key': 'key',
    ...attributes,
  }
  return span(nth, 'b', { name: 'S3.GetObject', parentSpanId: idOf('a', nth), attributes: asked, ...made })
}

function denied(nth: number, made: Partial<Span> = {}): Span {
  const refused = { status: 'error', message: `Access Denied number ${nth}` } as const
  return call(nth, { ...refused, attributes: { 'error.type': 'AccessDenied' }, ...made })
}

function record(nth: number): Span {
  const { parentSpanId: _, ...own } = call(nth)
  const evidence = { kind: 'cloudtrail', file: 'trail.json', line: nth } as const
  return { ...own, spanId: `${String(nth).padStart(8, '0')}-0000-0000-0000-000000000000`, traceId: '', evidence }
}

function result(nth: number, made: Partial<Outcome> = {}): Outcome {
  const [start, end] = [FROM + nth * EVERY, FROM + nth * EVERY + 50_000]
  const evidence = { kind: 'test', file: 'results.json', line: nth } as const
  return { type: 'outcome', name: `case ${nth}`, tool: 'read', state: 'passed', start, end, evidence, ...made }
}

function failedResult(nth: number): Outcome {
  const { start: _, end: __, ...untimed } = result(nth)
  return { ...untimed, state: 'failed', message: `it said: Access Denied number ${nth}` }
}

function line(nth: number, attributes: Attributes = {}): LogRecord {
  return {
    type: 'log',
    time: FROM + nth * EVERY + 1500,
    severity: 'error',
    body: `AccessDenied: cannot get ${nth}`,
    attributes,
    process: 'server.log',
    service: '',
    evidence: { kind: 'log', file: 'server.log', line: nth },
  }
}

function session(nth: number): Span {
  const attributes = { 'rpc.service': 'STS', 'rpc.method': 'AssumeRole', 'rolecall.sts.role_arn': ROLE }
  const issued = { ...attributes, 'rolecall.issued.key': `key-${nth}` }
  return call(nth, { spanId: idOf('d', nth), name: 'STS.AssumeRole', attributes: issued })
}

const COMPLAINT = { 'error.type': 'AccessDenied', 'rpc.service': 'S3', 'rpc.method': 'GetObject' }

const MADE: Readonly<Record<string, (nth: number) => Rec[]>> = {
  'results and no spans': (nth) => [result(nth)],
  'results beyond the spans': (nth) => (nth < 100 ? [tool(nth), call(nth), result(nth)] : [result(nth)]),
  'results, a tool call each': (nth) => [tool(nth), call(nth), result(nth)],
  'results of equal ids': (nth) => [tool(nth), call(nth), result(nth, { jsonrpcId: '1' })],
  'results of one trace': (nth) => [tool(nth, { traceId: ONE_TRACE }), result(nth, { traceId: ONE_TRACE })],
  'results that quote the errors of calls without a trace': (nth) => [denied(nth, { traceId: '' }), failedResult(nth)],
  'lines of a log beside spans': (nth) => [tool(nth), call(nth), line(nth)],
  'lines that tell of failed calls': (nth) => [tool(nth), denied(nth), line(nth, COMPLAINT)],
  'lines that tell of denials, to a user each': (nth) => [
    { ...line(nth, COMPLAINT), body: `AccessDenied: User: arn:aws:iam::391827364550:user/u${nth} is not authorized` },
  ],
  'answers to HEAD that name no error': (nth) => [
    call(nth, {
      traceId: '',
      status: 'error',
      attributes: { 'rpc.method': 'HeadObject', 'error.type': '403', 'http.response.status_code': 403 },
    }),
  ],
  'records of CloudTrail': (nth) => [tool(nth), call(nth), record(nth)],
  'tool calls in one trace': (nth) => [tool(nth, { traceId: ONE_TRACE }), call(nth, { traceId: ONE_TRACE })],
  'tool calls that failed, all at once': (nth) => [
    tool(nth, { start: FROM, end: FROM + 2_000_000, status: 'error', message: 'boom' }),
  ],
  'tool calls that stood still, all at once': (nth) => [
    tool(nth, {
      start: FROM + (nth % 7),
      end: FROM + 2_000_000 + (nth % 5),
      status: 'error',
      message: 'Request timed out',
    }),
  ],
  'standstills, one after another': (nth) => [
    tool(nth, { start: FROM + nth * 3_000_000, end: FROM + nth * 3_000_000 + 60_000_000, status: 'error' }),
  ],
  'sessions of one role': (nth) => [
    tool(nth),
    session(nth),
    call(nth, { attributes: { 'rolecall.identity.key': `key-${nth}` } }),
  ],
}

it.each(Object.entries(MADE))(
  '%s',
  (_, made) => {
    const least = (many: number) => Math.min(tookFor(many, made), tookFor(many, made))
    tookFor(500, made)
    const [short, long] = [least(1000), least(4000)]
    // Quadratic is sixteen times as long.
    expect(long / short).toBeLessThan(8.5)
  },
  120_000,
)

/** In CPU time: what else the machine does in the meantime is not counted. */
function tookFor(many: number, made: (nth: number) => Rec[]): number {
  const records = Array.from({ length: many }, (_, nth) => made(nth)).flat()
  const started = process.cpuUsage()
  const judge = new Judge(rules)
  for (const c of casesOf(records).cases) judge.add(c)
  judge.findings()
  const { user, system } = process.cpuUsage(started)
  return user + system
}
