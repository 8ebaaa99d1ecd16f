/** Days that look like incidents and are none, and incidents whose first symptom is another call's. */
import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R, SEMCONV as S } from '../../../src/model/attributes.ts'
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import type { Span } from '../../../src/model/records.ts'
import { AMBIENT, at, judge, type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'

const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')
const assume: Made = { operation: 'AssumeRole', from: 1, to: 9, key: AMBIENT, role: ROLE, issues: SESSION }
const call = (operation: string, from: number, more: Partial<Made> = {}): Made => ({
  operation,
  from,
  to: from + 10,
  key: SESSION,
  bucket: 'data',
  ...more,
})
const refused = (operation: string, from: number) =>
  call(operation, from, { error: ['AccessDenied', 'Access Denied'], attributes: { [S.httpStatus]: 403 } })
const leftAt = (ms: number) => ({ name: R.callerLeft, time: at(ms), attributes: {} })

const loud = (run: RunBuilder) => judge(run.records, rules).findings.filter(({ severity }) => severity !== 'info')
const lead = (run: RunBuilder) => loud(run)[0]?.ruleId

/** The span of a tool call, to be changed in place. */
const toolSpan = (run: RunBuilder, name: string) =>
  run.records.find((rec): rec is Span => rec.type === 'span' && rec.name === `tools/call ${name}`)!

function callerLeft(run: RunBuilder, name: string, ms: number) {
  const span = toolSpan(run, name)
  Object.assign(span, {
    attributes: { ...span.attributes, [R.callerLeft]: 'disconnect' },
    events: [leftAt(ms)],
  })
}

describe('healthy', () => {
  it('public data read unsigned on purpose, by a server that does assume the role', () => {
    const run = new RunBuilder().coverage()
    const { key: _, ...open } = call('GetObject', 10, { unsigned: true, bucket: 'public' })
    run.tool('open_data', 0, 100, [open])
    run.tool('own_data', 200, 300, [{ ...assume, from: 201, to: 209 }, call('GetObject', 220)])
    run.outcome('open_data', 0, 100, 'passed').outcome('own_data', 200, 300, 'passed')
    expect(loud(run)).toEqual([])
    const fallback = new RunBuilder().coverage()
    fallback.tool('open_data', 0, 100, [open])
    expect(lead(fallback)).toBe('unsigned-aws-call')
  })

  it('a tool that collects what it may not do, with and without results', () => {
    const kinds = ['GetBucketPolicy', 'GetBucketAcl', 'ListObjectsV2']
    const run = new RunBuilder().coverage()
    run.tool('discover', 0, 100, [assume, ...kinds.map((kind, nth) => refused(kind, 10 + 20 * nth))])
    expect(loud(run)).toEqual([])
    expect(loud(run.outcome('discover', 0, 100, 'passed'))).toEqual([])
  })

  it('a 403 to "is there such an object?", but not to its reading', () => {
    const asked = (operation: string) => {
      const run = new RunBuilder().coverage()
      run.tool('exists', 0, 100, [assume, refused(operation, 20)])
      return run.outcome('exists', 0, 100, 'passed')
    }
    expect(loud(asked('HeadObject'))).toEqual([])
    expect(lead(asked('GetObject'))).toBe('hollow-pass-error-swallowed')
  })

  it('a role that the token’s role goes on to assume in another account', () => {
    const CHAINED = fingerprintKey('ASIAQ3EGRGAKCHAINED1')
    const run = new RunBuilder().coverage()
    const second = { ...assume, from: 15, to: 19, key: SESSION, role: 'arn:aws:iam::555566667777:role/Partner' }
    const session = { [R.issuedSessionArn]: 'arn:aws:sts::555566667777:assumed-role/Partner/s' }
    run.tool(
      'partner',
      0,
      100,
      [assume, { ...second, issues: CHAINED, attributes: session }, call('ListObjectsV2', 30, { key: CHAINED })],
      { [R.tokenAccount]: '391827364550' },
    )
    expect(loud(run)).toEqual([])
  })

  it('a client that leaves sooner than any read timeout', () => {
    const left = (after: number) => {
      const run = new RunBuilder().coverage()
      run.tool('page', 0, after + 1500, [assume, call('GetObject', 20, { to: after + 1000 })])
      callerLeft(run, 'page', after)
      return run
    }
    expect(loud(left(200)).filter(({ ruleId }) => ruleId === 'tool-timeout-hung-call')).toEqual([])
    expect(lead(left(2500))).toBe('tool-timeout-hung-call')
  })

  it('a result goes to the call that began while its test ran, not to the one just before', () => {
    const run = new RunBuilder().coverage()
    run.tool('list', 0, 5, [])
    run.tool('list', 30, 100, [{ ...assume, from: 31, to: 39 }, call('ListObjectsV2', 50)])
    run.outcome('list', 10, 100, 'passed')
    expect(loud(run)).toEqual([])
  })
})

describe('faults', () => {
  it('a role never tried by a bundle, whose SDK nobody saw load', () => {
    const run = new RunBuilder().coverage({ watched: ['http1', 'http2', 'fetch', 'signing-keys', 'inbound'] })
    run.tool('list', 0, 100, [call('ListObjectsV2', 20, { key: AMBIENT })])
    expect(lead(run)).toBe('assume-role-skipped')
    const half = new RunBuilder().coverage({ watched: ['http1', 'signing-keys', 'inbound'] })
    half.tool('list', 0, 100, [call('ListObjectsV2', 20, { key: AMBIENT })])
    expect(loud(half).map(({ ruleId }) => ruleId)).not.toContain('assume-role-skipped')
  })

  it('a fetch that nobody answers, over a connection that came about', () => {
    const run = new RunBuilder().coverage()
    const sent = { [R.timeSocket]: 4, [R.waitingFor]: 'answer' }
    run.tool('ask', 0, undefined, [
      { operation: 'GET', from: 10, http: { host: 'upstream.example', path: '/' }, attributes: sent },
    ])
    run.outcome('ask', 0, 2500, 'timeout')
    expect(lead(run)).toBe('tool-timeout-hung-call')
    expect(loud(run).map(({ ruleId }) => ruleId)).not.toContain('connect-stall')
  })

  it('a call that the server gave up by a limit of its own, and failed with', () => {
    const run = new RunBuilder().coverage()
    const given = { [R.timeSocket]: 1, [R.timeConnect]: 2, [R.closedBy]: 'client' }
    const upstream: Made = {
      operation: 'GET',
      from: 10,
      to: 1510,
      http: { host: 'upstream.example', path: '/' },
      error: ['TimeoutError', 'The operation was aborted due to timeout'],
      attributes: given,
    }
    run.tool('ask', 0, 1520, [upstream])
    expect(lead(run.outcome('ask', 0, 1520, 'failed'))).toBe('tool-timeout-hung-call')
  })

  it('a failed test that the evidence does not explain is no clean day', () => {
    const run = new RunBuilder().coverage()
    run.tool('sum', 0, 100, [])
    expect(judge(run.outcome('sum', 0, 100, 'failed').records, rules).summary).toMatchObject({
      headline: 'Nothing found that explains why 1 of 1 tool call failed.',
      unexplained: 1,
    })
  })

  it('a request that was given up before the busy process came to read it', () => {
    const run = new RunBuilder().coverage()
    const busy = { attributes: { [R.eventLoopDelay]: 3000 } }
    run.tool('crunch', 0, 3100, [assume, call('ListObjectsV2', 20, { to: 3050, ...busy })])
    run.tool('get', 3060, 3400, [call('GetObject', 3070, { to: 3300 })])
    callerLeft(run, 'get', 3090)
    run.outcome('get', 100, 2100, 'timeout')
    expect(lead(run)).toBe('event-loop-blocked')
  })
})
