/** Builds runs for engine tests: spans as the preload writes them, with times in milliseconds from the run's start. */
import { expect } from 'vitest'
import { type CaseOptions, casesOf } from '../../src/engine/cases/cases.ts'
import { reportOf } from '../../src/engine/judge/report.ts'
import { Judge } from '../../src/engine/judge/run-rules.ts'
import { PROGRESS, ROLECALL as R, SEMCONV as S } from '../../src/model/attributes.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import type { Attributes, Coverage, LogRecord, Outcome, Rec, Span } from '../../src/model/records.ts'
import type { Finding, Report } from '../../src/model/report.ts'
import type { Rule } from '../../src/model/rule.ts'

const START = Date.parse('2026-11-23T10:00:00Z') * 1000

export const ROLE = 'arn:aws:iam::391827364550:role/Reader'
export const AMBIENT = fingerprintKey('AKIAQ3EGRGAKAMBIENT1')

/** The report of some records under some rules. */
export function judge(records: readonly Rec[], rules: readonly Rule[], options: CaseOptions = {}): Report {
  const read = casesOf(records, options)
  const input = { file: 'run', format: 'rolecall spans', records: records.length, skipped: 0, skips: [] }
  const reportBy = (chosen: readonly Rule[]) => {
    const judge = new Judge(chosen)
    for (const c of read.cases) judge.add(c)
    return reportOf({ ...read, inputs: [{ ...input, proves: [], cannotProve: [] }] }, judge)
  }
  const report = reportBy(rules)
  // A trigger saves looking, and decides nothing: a rule finds the same where it looks at every tool call.
  expect(reportBy(rules.map((rule) => ({ ...rule, trigger: {} }))).findings).toEqual(report.findings)
  return report
}

/**
 * What one rule says of a run; for tests of single rules, as `npm run new-rule` makes them.
 *
 * @public
 */
export function findingsOf(run: RunBuilder, rule: Rule): readonly Finding[] {
  return judge(run.records, [rule]).findings
}

/** Milliseconds of the run → µs since the epoch. */
export const at = (ms: number) => START + ms * 1000

export interface Made {
  service?: string
  operation: string
  from: number
  to?: number
  key?: string
  unsigned?: true
  role?: string
  issues?: string
  error?: [code: string, message: string]
  bucket?: string
  attributes?: Attributes
  /** The SDK gave up before a request left. */
  unsent?: true
  /** A request that is not AWS's; `operation` is its method. */
  http?: { host: string; path: string; status?: number }
  /** Its HTTP tries; one that lasts as long as the call unless told. */
  tries?: readonly Try[]
}

export interface Try {
  from: number
  to?: number
  status?: number
  error?: string
  host?: string
  attributes?: Attributes
}

export class RunBuilder {
  readonly records: Rec[] = []
  #next = 1
  readonly process: string

  constructor(process = 'run-1') {
    this.process = process
  }

  coverage(overrides: Partial<Coverage> = {}): this {
    this.records.push({
      type: 'coverage',
      process: this.process,
      service: 'server',
      watched: [
        'aws-calls',
        'http1',
        'http2',
        'fetch',
        'open-calls',
        'signing-keys',
        'tool-answers',
        'inbound',
        'complete-tail',
      ],
      from: at(-1000),
      to: at(600_000),
      ended: true,
      tail: 'complete',
      variables: [],
      files: [],
      dropped: 0,
      unwatched: 0,
      notes: [],
      evidence: { kind: 'coverage', file: 'coverage.json' },
      ...overrides,
    })
    return this
  }

  /** An inbound request with one tool call and its calls; returns the trace id. */
  tool(
    tool: string,
    from: number,
    to: number | undefined,
    calls: readonly Made[],
    attributes: Attributes = {},
  ): string {
    const traceId = this.#id(32)
    const token = {
      [R.tokenRoleArn]: ROLE,
      [R.tokenRoleClaim]: 'role_arn',
      [R.tokenFingerprint]: 'tok-1',
      ...attributes,
    }
    const inbound = this.#span(traceId, undefined, 'POST /mcp', 'server', from, to, {
      [S.httpMethod]: 'POST',
      [S.urlPath]: '/mcp',
      ...(to !== undefined && { [S.httpStatus]: 200 }),
      ...token,
    })
    const span = this.#span(traceId, inbound, `tools/call ${tool}`, 'server', from, to, {
      [S.mcpMethod]: 'tools/call',
      [S.toolName]: tool,
      ...token,
    })
    for (const call of calls) this.call(traceId, span, call)
    return traceId
  }

  /** A queue's job or message, an invocation, a scheduled run, with its calls; returns the trace id. */
  work(
    name: string,
    from: number,
    to: number | undefined,
    calls: readonly Made[],
    attributes: Attributes,
    { kind = 'consumer', error }: { kind?: Span['kind']; error?: readonly [string, string] } = {},
  ): string {
    const traceId = this.#id(32)
    const span = this.#span(traceId, undefined, name, kind, from, to, attributes, error)
    for (const call of calls) this.call(traceId, span, call)
    return traceId
  }

  call(traceId: string, parent: string | undefined, made: Made): string {
    if (made.http)
      return this.#span(
        traceId,
        parent,
        made.operation,
        'client',
        made.from,
        made.to,
        {
          [S.httpMethod]: made.operation,
          [S.serverAddress]: made.http.host,
          [S.urlPath]: made.http.path,
          ...(made.http.status && { [S.httpStatus]: made.http.status }),
          ...(made.issues && { [R.issuedKey]: made.issues }),
          ...(made.error && { [S.errorType]: made.error[0] }),
          ...made.attributes,
        },
        made.error,
      )
    const service = made.service ?? (made.operation.startsWith('AssumeRole') ? 'STS' : 'S3')
    const sdk = this.#span(
      traceId,
      parent,
      `${service}.${made.operation}`,
      'client',
      made.from,
      made.to,
      {
        [S.rpcSystem]: 'aws-api',
        [S.rpcService]: service,
        [S.rpcMethod]: made.operation,
        ...(made.key && { [R.key]: made.key, [R.keyKind]: made.key.slice(0, 4) }),
        ...(made.unsigned && { [R.keyKind]: 'none' }),
        ...(made.role && { [R.stsRoleArn]: made.role }),
        ...(made.issues && {
          [R.issuedKey]: made.issues,
          [R.issuedSessionArn]: 'arn:aws:sts::391827364550:assumed-role/Reader/s',
        }),
        ...(made.bucket && { [S.s3Bucket]: made.bucket }),
        ...(made.error && { [S.errorType]: made.error[0] }),
        ...made.attributes,
      },
      made.error,
    )
    if (made.unsent) return sdk
    for (const one of made.tries ?? [])
      this.#span(
        traceId,
        sdk,
        'POST',
        'client',
        one.from,
        one.to,
        {
          [S.httpMethod]: 'POST',
          [S.urlPath]: '/',
          [S.serverAddress]: one.host ?? 's3.us-east-1.amazonaws.com',
          ...(one.status && { [S.httpStatus]: one.status }),
          ...(one.error && { [S.errorType]: one.error }),
          ...one.attributes,
        },
        one.error ? [one.error, one.error] : undefined,
      )
    if (made.tries) return sdk
    this.#span(traceId, sdk, 'POST', 'client', made.from, made.to, {
      [S.httpMethod]: 'POST',
      [S.urlPath]: '/',
      [S.serverAddress]: 'localhost',
      ...(made.to !== undefined && { [S.httpStatus]: made.error ? 403 : 200 }),
    })
    return sdk
  }

  /** The last tool call told of its progress at these times. */
  progress(...times: number[]): this {
    const span = this.records.findLast((rec): rec is Span => rec.type === 'span' && rec.name.startsWith('tools/call'))!
    const events = [times[0]!, times.at(-1)!].map((ms) => ({ name: PROGRESS, time: at(ms), attributes: {} }))
    Object.assign(span, { events, attributes: { ...span.attributes, [R.progressCount]: times.length } })
    return this
  }

  /** For chains: whatever gives no run back. */
  add(what: (run: this) => void): this {
    what(this)
    return this
  }

  log(ms: number, body: string, severity: LogRecord['severity'] = 'warn'): this {
    this.records.push({
      type: 'log',
      time: at(ms),
      severity,
      body,
      attributes: {},
      process: this.process,
      service: 'server',
      evidence: { kind: 'log', file: 'server.log', line: this.records.length + 1 },
    })
    return this
  }

  outcome(tool: string, from: number, to: number, state: Outcome['state'], more: Partial<Outcome> = {}): this {
    this.records.push({
      type: 'outcome',
      name: `${tool}: case`,
      tool,
      state,
      start: at(from),
      end: at(to),
      evidence: { kind: 'test', file: 'results.json', at: `/results/tests/${this.records.length}` },
      ...more,
    })
    return this
  }

  #span(
    traceId: string,
    parent: string | undefined,
    name: string,
    kind: Span['kind'],
    from: number,
    to: number | undefined,
    attributes: Attributes,
    error?: readonly [string, string],
  ): string {
    const spanId = this.#id(16)
    this.records.push({
      type: 'span',
      traceId,
      spanId,
      ...(parent && { parentSpanId: parent }),
      name,
      kind,
      start: at(from),
      ...(to !== undefined && { end: at(to) }),
      status: error ? 'error' : 'unset',
      ...(error && { message: error[1] }),
      attributes,
      events: [],
      process: this.process,
      service: 'server',
      evidence: { kind: 'span', file: 'spans.jsonl', line: this.records.length + 1, traceId, spanId },
    })
    return spanId
  }

  #id(digits: number): string {
    return (this.#next++).toString(16).padStart(digits, '0')
  }
}

export const denial = (role: string): [string, string] => [
  'AccessDenied',
  `User: arn:aws:iam::905418112233:user/ambient is not authorized to perform: sts:AssumeRole on resource: ${role}`,
]
