/** Stock exporters write a span when it ends: a tool that was given up has none, and its calls have lost their parent. */
import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import { at, judge, type Made, RunBuilder } from '../../unit/run-builder.ts'

const TRACE = 'c'.repeat(32)
const LOST = 'd'.repeat(16)

const denied = (n: number): Made => ({
  operation: 'GetObject',
  from: 10 + 100 * n,
  to: 105 + 100 * n,
  bucket: 'acme',
  error: ['AccessDenied', 'Access Denied'],
  attributes: { [S.httpStatus]: 403 },
})

/** A tool that was given up after 4 s, beside others that passed in the same time. */
function run(calls: readonly Made[], others = 2) {
  const run = new RunBuilder()
  for (const call of calls) run.call(TRACE, LOST, call)
  run.outcome('survey', 0, 4100, 'timeout')
  for (let n = 0; n < others; n++) run.outcome(`list_${n}`, 5, 4090, 'passed')
  return judge(run.records, rules).findings
}

describe('calls whose parent never came belong to the one tool that was given up', () => {
  it.each([0, 2])('as a storm, beside %i others', (others) => {
    const findings = run(
      Array.from({ length: 40 }, (_, n) => denied(n)),
      others,
    )
    expect(findings[0]).toMatchObject({ ruleId: 'denied-call-storm', confidence: 'medium' })
    expect(findings[0]?.message).toContain('survey')
  })

  it('as the probe of the metadata service that it waited for', () => {
    const probes = [0, 1, 2].map(
      (n): Made => ({
        operation: 'PUT',
        from: 10 + 1300 * n,
        to: 1310 + 1300 * n,
        http: { host: '169.254.169.254', path: '/latest/api/token' },
        error: ['ETIMEDOUT', 'timed out'],
      }),
    )
    expect(run(probes)[0]).toMatchObject({ ruleId: 'imds-unreachable' })
  })

  it('as the probe that had no end yet, where what recorded it told of its start', () => {
    const probe: Made = { operation: 'PUT', from: 10, http: { host: '169.254.169.254', path: '/latest/api/token' } }
    const [lead] = run([probe])
    expect(lead?.ruleId).toBe('imds-unreachable')
    expect(lead?.message).toContain('survey')
  })

  it('but not where two were given up', () => {
    const two = new RunBuilder()
    for (let n = 0; n < 40; n++) two.call(TRACE, LOST, denied(n))
    two.outcome('survey', 0, 4100, 'timeout').outcome('scan', 5, 4100, 'timeout')
    expect(judge(two.records, rules).findings.map(({ ruleId }) => ruleId)).not.toContain('denied-call-storm')
  })
})

it('bare 503s with growing pauses are throttling', () => {
  const bare = [0, 300, 900, 2100].map(
    (from): Made => ({
      operation: 'GET',
      from: 10 + from,
      to: 40 + from,
      http: { host: 's3.eu-west-1.amazonaws.com', path: '/acme/a', status: 503 },
      error: ['503', ''],
    }),
  )
  const [lead] = run(bare)
  expect(lead).toMatchObject({ ruleId: 'throttled' })
  expect(lead?.message).toContain('4 times')
})

it('a half-instrumented run that went well is a remark', () => {
  const good: Made = {
    operation: 'GET',
    from: 10,
    to: 40,
    http: { host: 's3.eu-west-1.amazonaws.com', path: '/acme/a', status: 200 },
  }
  const healthy = new RunBuilder()
  healthy.tool('read', 0, 100, [good])
  healthy.outcome('read', 0, 100, 'passed')
  expect(judge(healthy.records, rules).findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  const failed = new RunBuilder()
  failed.tool('read', 0, 100, [good])
  failed.outcome('read', 0, 100, 'failed')
  expect(judge(failed.records, rules).findings).toMatchObject([{ ruleId: 'evidence-incomplete', severity: 'warning' }])
})

it('a log’s clock skew and the bare 403 that it explains are one cause', () => {
  const bare: Made = {
    operation: 'HeadObject',
    from: 20,
    to: 60,
    bucket: 'acme',
    error: ['403', ''],
    attributes: { [S.httpStatus]: 403 },
  }
  const told = (line: string | undefined) => {
    const run = new RunBuilder()
    run.tool('read', 0, 100, [bare])
    run.outcome('read', 0, 100, 'failed')
    if (line)
      run.records.push({
        type: 'log',
        time: at(65),
        severity: 'error',
        body: line,
        attributes: { [S.errorType]: 'RequestTimeTooSkewed', [S.rpcService]: 'S3', [S.rpcMethod]: 'HeadObject' },
        process: 'server.log',
        service: '',
        evidence: { kind: 'log', file: 'server.log', line: 1 },
      })
    return judge(run.records, rules)
      .findings.filter(({ severity, causedBy }) => severity !== 'info' && !causedBy)
      .map(({ ruleId }) => ruleId)
  }
  expect(
    told('RequestTimeTooSkewed: The difference between the request time and the current time is too large.'),
  ).toEqual(['clock-skew'])
  expect(told(undefined)).toEqual(['access-denied'])
})

describe('a tool whose own span says that it timed out', () => {
  const survey = (words: string, calls: readonly Made[]) => {
    const run = new RunBuilder()
    run.tool('survey', 0, 4100, calls)
    const span = run.records.find((rec) => rec.type === 'span' && rec.name === 'tools/call survey')!
    Object.assign(span, { status: 'error', message: words })
    return judge(run.records, rules).findings
  }
  const storm = Array.from({ length: 40 }, (_, n) => denied(n))

  it('of denied calls in a row: their sum is told, not each denial', () => {
    const [lead] = survey('MCP error -32001: Request timed out', storm)
    expect(lead).toMatchObject({ ruleId: 'denied-call-storm', confidence: 'medium' })
  })

  it.each(['timeout', 'TimeoutError', 'DeadlineExceeded'])(
    'in its error.type (%s), with its status left open',
    (type) => {
      const run = new RunBuilder()
      run.tool('survey', 0, 4100, storm)
      const records = run.records.map((rec) =>
        rec.type === 'span' && rec.name === 'tools/call survey'
          ? { ...rec, attributes: { ...rec.attributes, [S.errorType]: type } }
          : rec,
      )
      expect(judge(records, rules).findings[0]?.ruleId).toBe('denied-call-storm')
    },
  )

  it('but not where it failed for another reason, or where few of the calls were denied', () => {
    expect(survey('no permission', storm).map(({ ruleId }) => ruleId)).not.toContain('denied-call-storm')
    const answered = storm.map(({ error: _, attributes: __, ...call }) => call)
    expect(survey('Request timed out', answered).map(({ ruleId }) => ruleId)).not.toContain('denied-call-storm')
  })
})
