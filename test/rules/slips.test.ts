/** Slips of real servers, and days that only look like one: what servers and incidents nobody wrote a rule for showed. */
import { describe, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { ROLECALL as R, SEMCONV as S } from '../../src/model/attributes.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import type { LogRecord, Span } from '../../src/model/records.ts'
import { enrichLog } from '../../src/sources/logs/log-facts.ts'
import { outcome } from '../../src/sources/results/outcomes.ts'
import { AMBIENT, at, denial, judge, type Made, ROLE, RunBuilder } from '../unit/run-builder.ts'

const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')
const assume: Made = { operation: 'AssumeRole', from: 1, to: 9, key: AMBIENT, role: ROLE, issues: SESSION }
const loud = (run: RunBuilder) => judge(run.records, rules).findings.filter(({ severity }) => severity !== 'info')
const lead = (run: RunBuilder) => loud(run)[0]?.ruleId

describe('what heals a refusal', () => {
  const secret = (from: number, name: string | undefined, more: Partial<Made> = {}): Made => ({
    service: 'Secrets Manager',
    operation: 'GetSecretValue',
    from,
    to: from + 10,
    key: SESSION,
    ...more,
    attributes: { ...(name && { [R.resource]: name }), ...more.attributes },
  })
  const refused: Partial<Made> = { error: ['AccessDenied', 'not authorized'], attributes: { [S.httpStatus]: 400 } }
  const twoTools = (first: string | undefined, second: string | undefined) =>
    new RunBuilder()
      .coverage()
      .add((run) => run.tool('read', 0, 100, [assume, secret(20, first, refused)]))
      .add((run) => run.tool('read', 1000, 1100, [secret(1020, second)]))
      .outcome('read', 0, 100, 'failed')
      .outcome('read', 1000, 1100, 'passed')

  it('is the next try for the same secret, not that another one was given', () => {
    expect(loud(twoTools('db', 'db'))).toEqual([])
    expect(lead(twoTools('db', 'mail'))).toBe('access-denied')
    expect(lead(twoTools(undefined, undefined))).toBe('access-denied')
  })

  it('is what another session of the role was given', () => {
    const NEXT = fingerprintKey('ASIAQ3EGRGAKNEXT1111')
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 100, [assume, secret(20, 'db', refused)])
    run.tool('read', 1000, 1100, [{ ...assume, from: 1001, to: 1009, issues: NEXT }, secret(1020, 'db', { key: NEXT })])
    expect(loud(run)).toEqual([])
  })

  it('is the same request asked again, where success names no role', () => {
    const sts = (from: number, refusedIt: boolean): Made => ({
      operation: 'AssumeRole',
      from,
      to: from + 9,
      ...(refusedIt && { error: denial(ROLE) }),
    })
    const run = (second: string) =>
      new RunBuilder()
        .add((one) => one.tool('read', 0, 100, [sts(1, true)]))
        .add((one) => one.tool(second, 2000, 2100, [sts(2001, false)]))
    expect(loud(run('read'))).toEqual([])
    expect(lead(run('list'))).toBe('assume-role-denied')
    expect(lead(run('read').outcome('read', 0, 100, 'failed'))).toBe('assume-role-denied')
    expect(lead(run('read').add((one) => one.tool('read', 3000, 3100, [sts(3001, true)])))).toBe('assume-role-denied')
  })

  it('is the next try for the same object of a bucket', () => {
    const object = (from: number, path: string, status: number): Made => ({
      ...secret(from, undefined, status === 403 ? { error: ['AccessDenied', 'Access Denied'] } : {}),
      service: 'S3',
      operation: 'GetObject',
      bucket: 'data',
      tries: [{ from, to: from + 10, status, attributes: { [S.urlPath]: path } }],
    })
    const run = (first: string, second: string) =>
      new RunBuilder()
        .coverage()
        .add((one) => one.tool('read', 0, 100, [assume, object(20, first, 403)]))
        .add((one) => one.tool('read', 1000, 1100, [object(1020, second, 200)]))
        .outcome('read', 0, 100, 'failed')
    expect(loud(run('/data/a', '/data/a'))).toEqual([])
    expect(lead(run('/data/a', '/data/b'))).toBe('access-denied')
  })
})

describe('a token that names several roles', () => {
  const OPS = 'arn:aws:iam::391827364550:role/Ops'
  const several = { [R.tokenRoleArns]: [ROLE, OPS] }
  const get = (from: number): Made => ({ operation: 'GetObject', from, to: from + 10, key: SESSION, bucket: 'data' })
  const ops = { [R.issuedSessionArn]: 'arn:aws:sts::391827364550:assumed-role/Ops/s' }

  it('is served by any of them, a kept session too', () => {
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 100, [{ ...assume, role: OPS, attributes: ops }, get(20)], several)
    run.tool('read', 200, 300, [get(220)], several)
    expect(judge(run.records, rules).findings).toEqual([])
  })

  it('is not served by the server’s own key', () => {
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 100, [{ ...get(20), key: AMBIENT }], several)
    expect(lead(run)).toBe('assume-role-skipped')
  })
})

describe('a presigned URL', () => {
  const handedOut = (key: string, withToken: boolean) => {
    const run = new RunBuilder().coverage()
    run.tool('share', 0, 100, [assume], { [R.resultPresigned]: key, [R.resultPresignedToken]: withToken })
    return run
  }

  it('of a temporary key opens nothing without its session token', () => {
    expect(lead(handedOut(SESSION, false))).toBe('partial-credentials')
    expect(loud(handedOut(SESSION, true))).toEqual([])
    expect(lead(handedOut(AMBIENT, false))).toBe('presigned-by-own-key')
  })
})

describe('outside any request', () => {
  const background = (attributes: Made['attributes'], status?: number) => {
    const run = new RunBuilder().coverage({ to: at(9000), ended: false })
    const http = { host: 'peer.example', path: '/v1/watch', ...(status && { status }) }
    run.call('f'.repeat(32), undefined, { operation: 'GET', from: 0, http, ...(attributes && { attributes }) })
    return run
  }
  const served = (run: RunBuilder) =>
    run.add((one) => one.tool('read', 5000, 5100, [{ ...assume, from: 5001, to: 5009 }]))

  it('a feed whose answer began stands by design, and so does a poll beside which others are served', () => {
    expect(loud(background({ [R.timeFirstByte]: 20, [R.waitingFor]: 'body', [R.body]: 'stalled' }, 200))).toEqual([])
    expect(loud(served(background({ [R.waitingFor]: 'answer' })))).toEqual([])
  })

  it('a call that a process hung on before it served anybody did hang', () => {
    expect(lead(background({ [R.waitingFor]: 'answer' }))).toBe('tool-timeout-hung-call')
  })
})

describe('a log that knows no clock', () => {
  const sentence = 'UnrecognizedClientException: The security token included in the request is invalid.'
  const clockless = () => {
    const run = new RunBuilder().log(0, sentence)
    const { time: _, ...log } = enrichLog(run.records[0] as LogRecord)
    run.records[0] = log
    return run
  }

  it('is heard where nothing else speaks, or something failed', () => {
    expect(lead(clockless())).toBe('client-token-invalid')
    expect(lead(clockless().outcome('get', 0, 50, 'failed'))).toBe('client-token-invalid')
  })

  it('is not heard against results that all passed: it may be what they expected', () => {
    expect(loud(clockless().outcome('get', 0, 50, 'passed'))).toEqual([])
  })
})

describe('deadline', () => {
  it('is how long a timed-out case took, where its report knows no clock', () => {
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 4000, [assume, { operation: 'GetObject', from: 20, to: 3990, key: SESSION, bucket: 'data' }])
    const told = outcome({ name: 'read works', state: 'timeout', durationMs: 1200, where: { file: 'junit.xml' } })
    run.records.push(told)
    expect(lead(run)).toBe('tool-timeout-hung-call')
  })
})

describe('a test that asks to be refused', () => {
  const denied: Made = { operation: 'AssumeRole', from: 1, to: 9, key: AMBIENT, role: ROLE, error: denial(ROLE) }
  const told = (name: string, state: 'passed' | 'failed') => {
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 100, [denied])
    run.records.push(
      outcome({ name, tool: 'read', state, start: at(0) / 1000, durationMs: 100, where: { file: 'r.json' } }),
    )
    return run
  }

  it('says so by its name, if it passed', () => {
    expect(loud(told('read: rejects a caller whose role cannot be assumed', 'passed'))).toEqual([])
    expect(loud(told('read answers 403 to strangers', 'passed'))).toEqual([])
    expect(lead(told('read: rejects a caller', 'failed'))).toBe('assume-role-denied')
    expect(lead(told('read is not rejected', 'passed'))).toBe('assume-role-denied')
    expect(lead(told('read finds the report', 'passed'))).toBe('assume-role-denied')
  })

  it('or by passing with the refusal that its caller was told', () => {
    const run = told('read works', 'passed')
    const inbound = run.records.find((rec): rec is Span => rec.type === 'span' && rec.name === 'POST /mcp')!
    Object.assign(inbound, { attributes: { ...inbound.attributes, [S.httpStatus]: 403 } })
    expect(loud(run)).toEqual([])
    Object.assign(inbound, { attributes: { ...inbound.attributes, [S.httpStatus]: 404 } })
    expect(lead(run)).toBe('assume-role-denied')
  })
})

describe('the metadata service', () => {
  it('is what a tool was given up for, however short its deadline', () => {
    const probe = (from: number): Made => ({
      operation: 'PUT',
      from,
      to: from + 800,
      http: { host: '169.254.169.254', path: '/latest/api/token' },
      error: ['TimeoutError', 'timed out'],
    })
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 2000, [probe(0), probe(800), probe(1600)])
    run.outcome('read', 0, 1500, 'timeout', { timeout: 1_500_000 })
    expect(lead(run)).toBe('imds-unreachable')
  })
})

describe('another account', () => {
  it('is meant where the configuration says so', () => {
    const PARTNER = 'arn:aws:iam::640172938455:role/Reader'
    const session = { [R.issuedSessionArn]: 'arn:aws:sts::640172938455:assumed-role/Reader/s' }
    const run = new RunBuilder().coverage()
    run.tool(
      'read',
      0,
      100,
      [
        { ...assume, role: PARTNER, attributes: session },
        { operation: 'GetObject', from: 20, to: 30, key: SESSION, bucket: 'theirs' },
      ],
      { [R.tokenRoleArn]: PARTNER, [R.tokenAccount]: '391827364550' },
    )
    expect(lead(run)).toBe('cross-account-call')
    expect(judge(run.records, rules, { expectedRole: PARTNER }).findings).toEqual([])
  })
})
