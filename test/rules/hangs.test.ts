import { describe, expect, it } from 'vitest'
import { rule as connectStall } from '../../analyzers/hangs/connect-stall.ts'
import { rule as storm } from '../../analyzers/hangs/denied-call-storm.ts'
import { rule as loopBlocked } from '../../analyzers/hangs/event-loop-blocked.ts'
import { rule as imds } from '../../analyzers/hangs/imds-unreachable.ts'
import { rule as noLimit } from '../../analyzers/hangs/no-request-timeout.ts'
import { rule as orphan } from '../../analyzers/hangs/orphan-after-cancel.ts'
import { rule as warnOnly } from '../../analyzers/hangs/request-timeout-warn-only.ts'
import { rule as retries } from '../../analyzers/hangs/retry-budget-over-deadline.ts'
import { rule as stall } from '../../analyzers/hangs/s3-body-stall.ts'
import { rule as unread } from '../../analyzers/hangs/s3-body-unconsumed.ts'
import { rule as pool } from '../../analyzers/hangs/socket-pool-exhausted.ts'
import { rule as stale } from '../../analyzers/hangs/stale-keepalive.ts'
import { rule as throttled } from '../../analyzers/hangs/throttled.ts'
import { rule as hung } from '../../analyzers/hangs/tool-timeout-hung-call.ts'
import { rules } from '../../analyzers/index.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import { at, findingsOf, judge, type Made, RunBuilder } from '../unit/run-builder.ts'

/** One tool call with its calls, given up by its runner. */
function givenUp(after: number, calls: readonly Made[], to?: number) {
  const run = new RunBuilder().coverage()
  run.tool('tool', 0, to, calls)
  return run.outcome('tool', 0, after, 'timeout', { timeout: after * 1000 })
}

function passed(ms: number, calls: readonly Made[]) {
  const run = new RunBuilder().coverage()
  run.tool('tool', 0, ms, calls)
  return run.outcome('tool', 0, ms, 'passed')
}

const probe = (from: number, to: number): Made => ({
  operation: 'PUT',
  from,
  to,
  http: { host: '169.254.169.254', path: '/latest/api/token' },
  error: ['TimeoutError', 'Connection to 169.254.169.254 timed out'],
})

describe('imds-unreachable', () => {
  it('sums the probes of all clients, though none hangs', () => {
    const probes = Array.from({ length: 10 }, (_, n) => probe(n * 1000, n * 1000 + 990))
    const [finding] = findingsOf(givenUp(10_000, probes), imds)
    expect(finding).toMatchObject({ severity: 'error' })
    expect(finding?.message).toMatch(/9\.9 s of 10 s \(99 %\).*10 probes, 10 in vain/)
    expect(findingsOf(givenUp(10_000, probes), hung)).toEqual([])
  })

  it('counts probes side by side once', () => {
    const probes = Array.from({ length: 5 }, () => probe(0, 990))
    expect(findingsOf(givenUp(10_000, probes), imds)).toEqual([])
  })

  it('takes the two probes of one client for normal', () => {
    expect(findingsOf(passed(2500, [probe(0, 1000), probe(1000, 2000)]), imds)).toEqual([])
  })

  it('hears of it from logs alone', () => {
    const run = new RunBuilder().log(5, 'Connection to 169.254.169.254 timed out. (connect timeout=1)')
    expect(findingsOf(run, imds)).toMatchObject([{ severity: 'warning', confidence: 'medium' }])
    expect(findingsOf(new RunBuilder().log(5, 'metadata of 169.254.169.254 read'), imds)).toEqual([])
  })
})

describe('progress', () => {
  const pages = Array.from(
    { length: 6 },
    (_, n): Made => ({ operation: 'ListObjectsV2', from: n * 500, to: n * 500 + 480 }),
  )
  const paged = () => givenUp(3000, pages).progress(500, 1000, 1500, 2000, 2500)

  it('tells a tool that was at work from one that hung', () => {
    const [finding] = findingsOf(paged(), hung)
    expect(finding).toMatchObject({ severity: 'error', confidence: 'medium', subject: ['tool', 'progress'] })
    expect(finding?.message).toMatch(
      /(?:timed out|abandoned) after 3 s .* while it was still at work: it told of progress 5 times, the last 500 ms before/,
    )
    expect(finding?.fix).toContain('resetTimeoutOnProgress')
  })

  it('says nothing of a tool whose progress had stopped long before', () => {
    expect(findingsOf(givenUp(30_000, []).progress(500, 1000, 1500), hung)).toEqual([])
  })

  it('is no finding where whoever is no test goes', () => {
    const run = new RunBuilder().coverage()
    run.tool('tool', 0, 3000, pages, { [R.callerLeft]: 'disconnect' })
    expect(findingsOf(run.progress(1000, 2000, 2900), hung)).toMatchObject([{ severity: 'info' }])
  })

  it('does not clear a call that hangs beside it', () => {
    const beside = givenUp(3000, [{ operation: 'GetObject', from: 10 }]).progress(1000, 2000, 2900)
    const [finding] = findingsOf(beside, hung)
    expect(finding).toMatchObject({ severity: 'error', confidence: 'medium' })
    expect(finding?.message).toMatch(/while S3 GetObject.* hung/)
    expect(finding?.observed).toContain('meanwhile the tool told of progress, 3 times, the last 100 ms before')
  })

  it('moves the runner’s limit, where the runner waited on from the last one', () => {
    const ran = (end: number, ...progress: number[]) => {
      const run = new RunBuilder().coverage()
      run.tool('tool', 0, undefined, [{ operation: 'GetObject', from: 10 }])
      if (progress.length) run.progress(...progress)
      run.outcome('tool', 0, end, 'timeout', { timeout: 3_000_000 })
      return judge(run.records, [hung]).toolCalls[0]?.deadline
    }
    expect(ran(7050, 1000, 4000)).toMatchObject({ afterMs: 7000, from: 'runner' })
    // It told on after everybody had gone.
    expect(ran(7050, 1000, 4000, 8000)).toMatchObject({ afterMs: 7050 })
    // The runner did not wait on, or took its time to clean up.
    expect(ran(3100, 1000, 2900)).toMatchObject({ afterMs: 3000 })
    expect(ran(7050)).toMatchObject({ afterMs: 3000 })
  })

  it('moves the client’s default: some wait on from the last one', () => {
    const run = new RunBuilder().coverage({ to: at(110_000) })
    run.tool('tool', 0, undefined, [{ operation: 'GetObject', from: 10 }])
    run.progress(10_000, 20_000, 50_000)
    expect(judge(run.records, [hung]).toolCalls[0]?.deadline).toMatchObject({
      afterMs: 110_000,
      from: 'client-default',
    })
    const early = new RunBuilder().coverage({ to: at(100_000) })
    early.tool('tool', 0, undefined, [{ operation: 'GetObject', from: 10 }])
    early.progress(10_000, 20_000, 50_000)
    expect(judge(early.records, [hung]).toolCalls[0]?.deadline).toBeUndefined()
  })
})

describe('connect-stall', () => {
  const reaching = (attributes: Record<string, string | number>, to?: number): Made[] => [
    { operation: 'GetObject', from: 10, ...(to && { to }), tries: [{ from: 20, ...(to && { to }), attributes }] },
  ]

  it('names the phase that an open request waits in', () => {
    const [finding] = findingsOf(givenUp(3000, reaching({ [R.waitingFor]: 'tls', [R.timeConnect]: 2 })), connectStall)
    expect(finding?.message).toMatch(/could not reach s3.us-east-1.amazonaws.com: the TLS handshake never ended/)
  })

  it('leaves a request alone that waits for its answer', () => {
    const waiting = reaching({ [R.waitingFor]: 'answer', [R.timeSocket]: 0.2, [R.timeConnect]: 2 })
    expect(findingsOf(givenUp(3000, waiting), connectStall)).toEqual([])
  })

  it('takes the event loop’s share out', () => {
    const slow = reaching({ [R.timeTls]: 2500, [R.timeFirstByte]: 2600, [R.eventLoopDelay]: 2400 }, 2700)
    expect(findingsOf(passed(2800, slow), connectStall)).toEqual([])
  })

  it('knows names that do not resolve, and is mild where the tool passed', () => {
    const gone: Made[] = [
      {
        operation: 'GET',
        from: 1,
        to: 5,
        http: { host: 'sidecar', path: '/' },
        error: ['ENOTFOUND', 'getaddrinfo ENOTFOUND sidecar'],
      },
    ]
    const run = new RunBuilder().coverage()
    run.tool('tool', 0, 10, gone)
    expect(findingsOf(run.outcome('tool', 0, 10, 'failed'), connectStall)).toMatchObject([{ severity: 'error' }])
    expect(findingsOf(passed(10, gone), connectStall)).toMatchObject([{ severity: 'info' }])
  })
})

describe('sockets and bodies', () => {
  const read = (from: number, attributes: Record<string, string | number | boolean>, to?: number): Made => ({
    operation: 'GetObject',
    from,
    to: from + 20,
    tries: [{ from: from + 1, ...(to && { to }), status: 200, attributes: { [R.timeFirstByte]: 15, ...attributes } }],
  })
  const waiting = (from: number): Made => ({
    operation: 'GetObject',
    from,
    tries: [{ from: from + 1, attributes: { [R.waitingFor]: 'socket' } }],
  })
  const leaking = () => {
    const run = new RunBuilder().coverage()
    for (let n = 0; n < 4; n++) run.tool('exists', n * 100, n * 100 + 30, [read(n * 100, { [R.body]: 'unread' })])
    return run
  }

  it('s3-body-unconsumed explains the pool that it filled, and the call that waits', () => {
    const run = leaking()
    run.tool('read', 2000, undefined, [waiting(2010)])
    const report = judge(run.outcome('read', 2000, 5000, 'timeout', { timeout: 3_000_000 }).records, [
      unread,
      pool,
      hung,
    ])
    expect(report.findings.map(({ ruleId, causedBy }) => [ruleId, causedBy !== undefined])).toEqual([
      ['s3-body-unconsumed', false],
      ['socket-pool-exhausted', true],
      ['tool-timeout-hung-call', true],
    ])
    expect(report.findings[1]?.observed).toMatch(/4 × S3 GetObject \(body never read\)/)
  })

  it('does not take a body or two for a leak', () => {
    expect(
      findingsOf(passed(5000, [read(0, { [R.body]: 'unread' }), read(500, { [R.body]: 'unread' })]), unread),
    ).toEqual([])
  })

  it('does not take a short queue for an exhausted pool', () => {
    expect(findingsOf(passed(900, [read(0, { [R.timeSocket]: 400 }, 800)]), pool)).toEqual([])
  })

  it('reads the SDK’s own warning', () => {
    const run = new RunBuilder().log(
      5,
      '@smithy/node-http-handler:WARN - socket usage at capacity=50 and 113 additional requests are enqueued.',
    )
    expect(findingsOf(run, pool)[0]?.message).toBe('The socket pool was full: 50 sockets in use, 113 requests waiting')
  })

  it('s3-body-stall tells a body that stood still from one that flowed', () => {
    const stood = givenUp(3000, [read(10, { [R.body]: 'stalled', [R.waitingFor]: 'body' })])
    expect(findingsOf(stood, stall)[0]?.message).toMatch(/answered after 16 ms, but its body never ended: 3 s of 3 s/)
    const flowed = givenUp(3000, [read(10, { [R.body]: 'aborted' }, 3100)], 3100)
    expect(findingsOf(flowed, stall)).toEqual([])
    expect(findingsOf(flowed, hung)).toMatchObject([{ severity: 'info' }])
  })

  it('takes a body that came until the caller left for a download that was given up, whatever became of it', () => {
    const readOn = { [R.body]: 'complete', [R.timeBody]: 5980 }
    const abandoned = { [R.body]: 'unread', [R.waitingFor]: 'reader', [R.timeBody]: 2900 }
    const dropped = { [R.body]: 'aborted', [R.timeBody]: 2900 }
    const seen = (run: RunBuilder) => judge(run.records, rules).findings.filter(({ severity }) => severity !== 'info')
    expect(seen(givenUp(3000, [read(10, readOn, 6010)]))).toEqual([])
    expect(seen(givenUp(3000, [read(10, abandoned)]))).toEqual([])
    expect(seen(givenUp(3000, [read(10, dropped, 3010)], 3020))).toEqual([])
  })

  it('accuses one that stood still, though it was dropped or came to its end when the caller had left', () => {
    const dropped = givenUp(3000, [read(10, { [R.body]: 'aborted', [R.timeBody]: 100 }, 3010)], 3020)
    expect(findingsOf(dropped, stall)[0]?.message).toMatch(/its body stopped after 100 ms: 2\.9 s of 3 s/)
    const resumed = { [R.body]: 'complete', [R.timeStalled]: 3500, [R.timeBody]: 3980 }
    expect(findingsOf(givenUp(3000, [read(10, resumed, 4010)]), hung)).toMatchObject([{ severity: 'error' }])
  })

  it('blames a slow answer for itself, not the body that had just begun to come', () => {
    const late: Made = {
      operation: 'GetObject',
      from: 10,
      to: 2900,
      tries: [{ from: 11, status: 200, attributes: { [R.timeFirstByte]: 2880, [R.timeBody]: 80 } }],
    }
    expect(findingsOf(givenUp(3000, [late]), hung)).toMatchObject([{ severity: 'error' }])
  })

  it('s3-body-stall reads stock spans: the HTTP span, which ends with the body, never came', () => {
    const run = new RunBuilder()
    run.tool('tool', 0, 3200, [
      { operation: 'AssumeRole', from: 1, to: 9 },
      { operation: 'GetObject', from: 10, to: 30, attributes: { 'http.response.status_code': 200 }, unsent: true },
    ])
    run.outcome('tool', 0, 3000, 'timeout', { timeout: 3_000_000 })
    expect(findingsOf(run, stall)).toMatchObject([{ confidence: 'medium' }])
  })
})

describe('limits', () => {
  const open: Made = { operation: 'GetObject', from: 10, key: 'ASIA-1' }

  it('no-request-timeout follows from the hung call', () => {
    const report = judge(givenUp(3000, [open]).records, [hung, noLimit])
    expect(report.findings.map((finding) => finding.ruleId)).toEqual(['tool-timeout-hung-call', 'no-request-timeout'])
    expect(report.findings[1]?.causedBy).toBe(report.findings[0]?.fingerprint)
  })

  it('no-request-timeout is silent where a limit ended the call, and where a stream stands by design', () => {
    const limited: Made = { operation: 'GetObject', from: 10, to: 20_000, error: ['TimeoutError', 'socket hang up'] }
    expect(findingsOf(givenUp(3000, [limited], 20_100), noLimit)).toEqual([])
    const stream: Made = {
      operation: 'GET',
      from: 5,
      http: { host: 'events', path: '/' },
      attributes: { [R.standing]: true },
    }
    expect(findingsOf(givenUp(3000, [stream]), noLimit)).toEqual([])
    expect(findingsOf(givenUp(3000, [stream]), hung)).toEqual([])
  })

  it('request-timeout-warn-only reads the warning, not the error', () => {
    const line = (level: string) =>
      `@smithy/node-http-handler - [${level}] a request has exceeded the configured 500 ms requestTimeout.`
    expect(findingsOf(new RunBuilder().log(5, line('WARN')), warnOnly)[0]?.message).toContain('500 ms')
    expect(findingsOf(new RunBuilder().log(5, line('ERROR')), warnOnly)).toEqual([])
  })

  it('retry-budget-over-deadline sums tries and pauses', () => {
    const tries = [0, 800, 1800, 2900].map((from) => ({ from, to: from + 700, error: 'TimeoutError' }))
    const call: Made = { operation: 'GetObject', from: 0, tries: [...tries.slice(0, 3), { from: 2900 }] }
    const [finding] = findingsOf(givenUp(3000, [call]), retries)
    expect(finding?.message).toMatch(/tried 4 times within tool’s 3 s/)
    expect(finding?.observed).toMatch(/700 ms, 700 ms, 700 ms and 100 ms, 800 ms of pauses/)
  })

  it('retry-budget-over-deadline leaves one long try to the hung call, and throttled tries to throttling', () => {
    const long: Made = {
      operation: 'GetObject',
      from: 0,
      tries: [{ from: 0, to: 100, error: 'ECONNRESET' }, { from: 200 }],
    }
    expect(findingsOf(givenUp(3000, [long]), retries)).toEqual([])
    const busy = [0, 1000, 2000].map((from) => ({ from, to: from + 500, status: 503, error: 'SlowDown' }))
    expect(findingsOf(givenUp(3000, [{ operation: 'GetObject', from: 0, tries: busy }]), retries)).toEqual([])
    expect(findingsOf(givenUp(3000, [{ operation: 'GetObject', from: 0, tries: busy }]), throttled)).toMatchObject([
      { severity: 'error' },
    ])
  })

  it('throttled does not speak of a try that the next one makes good', () => {
    const tries = [
      { from: 0, to: 20, status: 503, error: 'SlowDown' },
      { from: 120, to: 150, status: 200 },
    ]
    expect(findingsOf(passed(200, [{ operation: 'GetObject', from: 0, to: 150, tries }]), throttled)).toEqual([])
  })
})

describe('stale-keepalive', () => {
  const ask = (from: number, to: number, error?: [string, string], reused = true): Made => ({
    operation: 'GET',
    from,
    to,
    http: { host: 'items', path: '/items', ...(!error && { status: 200 }) },
    ...(error && { error }),
    attributes: { ...(reused && { [R.reusedSocket]: true }) },
  })

  it('knows a reset on a connection that had been idle', () => {
    const run = new RunBuilder().coverage()
    run.tool('ask', 0, 50, [ask(5, 40, undefined, false)])
    run.tool('ask', 8000, 8050, [ask(8005, 8007, ['ECONNRESET', 'socket hang up'])])
    const [finding] = findingsOf(run, stale)
    expect(finding?.message).toMatch(/idle for 8 s/)
    expect(finding?.confidence).toBe('high')
  })

  it('knows an outage by what fails after it', () => {
    const run = new RunBuilder().coverage()
    run.tool('ask', 0, 50, [ask(5, 40, undefined, false)])
    run.tool('ask', 8000, 8050, [ask(8005, 8007, ['ECONNRESET', 'socket hang up'])])
    run.tool('ask', 8100, 8150, [ask(8105, 8107, ['ECONNRESET', 'socket hang up'], false)])
    expect(findingsOf(run, stale)).toEqual([])
  })
})

describe('event-loop-blocked', () => {
  const slow: Made = { operation: 'GetObject', from: 10, to: 3600, attributes: { [R.eventLoopDelay]: 3400 } }

  it('clears the call that only looks slow', () => {
    const report = judge(givenUp(3000, [slow], 3700).records, rules)
    expect(report.findings.filter((finding) => !finding.causedBy).map((finding) => finding.ruleId)).toEqual([
      'event-loop-blocked',
    ])
    expect(report.findings[0]?.observed).toContain('S3 GetObject looks slow by it, and is not to blame')
    expect(report.toolCalls[0]?.timeSpent?.[0]?.cause).toBe('event loop')
  })

  it('says nothing of a slow start that nobody gave up over', () => {
    expect(
      findingsOf(passed(3000, [{ ...slow, to: 1500, attributes: { [R.eventLoopDelay]: 1300 } }]), loopBlocked),
    ).toEqual([])
  })

  it('knows the next, innocent tool: its request was not even taken up', () => {
    const next = (clock: number) => {
      const run = new RunBuilder().coverage()
      run.tool('order', 0, 10, [])
      run.outcome('order', clock, clock + 12, 'passed')
      run.tool('config', 3400, 3410, [])
      return run.outcome('config', 400 + clock, 2400 + clock, 'timeout', { timeout: 2_000_000 })
    }
    expect(findingsOf(next(0), loopBlocked)[0]?.message).toMatch(/config stood still for 3 s .*did not even take/)
    expect(findingsOf(next(-900), loopBlocked)).toEqual([])
  })

  it('knows it by the delay of the tool that was busy, where nobody tells when it was asked', () => {
    const next = (left: 'disconnect' | 'cancel', delay: number) => {
      const run = new RunBuilder().coverage()
      run.tool('crunch', 0, 5000, [], { [R.eventLoopDelay]: delay })
      run.tool('read', 5001, 5012, [{ operation: 'GetObject', from: 5003, to: 5010 }], { [R.callerLeft]: left })
      return judge(run.records, rules).findings.filter(({ severity, causedBy }) => severity !== 'info' && !causedBy)
    }
    for (const left of ['disconnect', 'cancel'] as const) {
      expect(next(left, 4900)).toMatchObject([{ ruleId: 'event-loop-blocked', severity: 'error' }])
      expect(next(left, 4900)[0]?.message).toMatch(/^read stood still for 4.9 s/)
      expect(next(left, 4900)[0]?.observed).toMatch(/it held up crunch as well, or was caused by/)
      expect(next(left, 0)).toEqual([])
    }
  })

  it('without a lag record, wants somebody who stood still and waited for no call', () => {
    const gap = (idle: boolean) => {
      const run = new RunBuilder()
      run.tool('read', 0, 4020, [{ operation: 'GetObject', from: 10, to: 4005 }])
      run.tool('local', 15, 4010, idle ? [] : [{ operation: 'GetObject', from: 20, to: 4006 }])
      return run.outcome('read', 0, 3000, 'timeout', { timeout: 3_000_000 })
    }
    expect(findingsOf(gap(true), loopBlocked)).toMatchObject([{ confidence: 'medium' }])
    expect(findingsOf(gap(false), loopBlocked)).toEqual([])
  })
})

describe('orphan-after-cancel', () => {
  const reads = Array.from({ length: 12 }, (_, n) => ({ operation: 'GetObject', from: n * 300, to: n * 300 + 290 }))

  it('is a consequence of what ate the deadline', () => {
    const report = judge(givenUp(2000, reads, 3700).records, [storm, orphan])
    expect(report.findings.map(({ ruleId, causedBy }) => [ruleId, causedBy !== undefined])).toEqual([
      ['denied-call-storm', false],
      ['orphan-after-cancel', true],
    ])
  })

  it('knows work that goes on by design: the tool had answered', () => {
    const run = new RunBuilder().coverage()
    run.tool('tool', 0, 10, reads)
    expect(findingsOf(run.outcome('tool', 0, 12, 'passed'), orphan)).toEqual([])
  })
})

describe('the moment the caller left', () => {
  const cancel = (run: RunBuilder, ms: number, id: string, token: string) => {
    const traceId = 'c'.repeat(32)
    run.records.push({
      type: 'span',
      traceId,
      spanId: 'c'.repeat(16),
      name: 'notifications/cancelled',
      kind: 'server',
      start: at(ms),
      end: at(ms + 1),
      status: 'unset',
      attributes: {
        'mcp.method.name': 'notifications/cancelled',
        'jsonrpc.request.id': id,
        [R.tokenFingerprint]: token,
      },
      events: [],
      process: 'another-instance',
      service: 'server',
      evidence: { kind: 'span', file: 'other/spans.jsonl', line: 1 },
    })
    return run
  }
  const running = () => {
    const run = new RunBuilder().coverage({ to: at(9000) })
    run.tool('tool', 0, undefined, [{ operation: 'GetObject', from: 10 }], { 'jsonrpc.request.id': '7' })
    return run
  }

  it('is a cancel that reached another instance', () => {
    const report = judge(cancel(running(), 3000, '7', 'tok-1').records, [hung])
    expect(report.toolCalls[0]?.deadline).toMatchObject({ afterMs: 3000, from: 'cancel' })
  })

  it('is not the cancel of another client, whose ids restart', () => {
    const report = judge(cancel(running(), 3000, '7', 'tok-2').records, [hung])
    expect(report.toolCalls[0]?.deadline).toBeUndefined()
  })

  it('is the client’s default, where the process lived on and never answered', () => {
    const run = new RunBuilder().coverage({ to: at(90_000) })
    run.tool('tool', 0, undefined, [{ operation: 'GetObject', from: 10 }])
    const report = judge(run.records, [hung])
    expect(report.toolCalls[0]?.deadline).toMatchObject({ afterMs: 60_000, from: 'client-default' })
  })
})
