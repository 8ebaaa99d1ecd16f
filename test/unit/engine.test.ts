import { describe, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { ROLECALL as R, SEMCONV as S } from '../../src/model/attributes.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import type { Rec, Span } from '../../src/model/records.ts'
import type { Report } from '../../src/model/report.ts'
import { AMBIENT, at, denial, judge as judgeBy, ROLE, RunBuilder } from './run-builder.ts'

const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')
const SAMPLE = 'arn:aws:iam::123456789012:role/TestRole'

const judge = (records: readonly Rec[]) => judgeBy(records, rules)
const ids = (report: Report) => report.findings.map((finding) => finding.ruleId)
const states = (report: Report, tool: string) =>
  report.toolCalls.find((one) => one.tool === tool)?.steps.map((step) => step.state)
const suspect = (report: Report, name: string) => report.suspects.find((one) => one.suspect === name)

describe('a role that works', () => {
  const healthy = () => {
    const run = new RunBuilder().coverage()
    run.tool('bucket_list', 0, 300, [
      { operation: 'AssumeRole', from: 10, to: 60, key: AMBIENT, role: ROLE, issues: SESSION },
      { operation: 'ListBuckets', from: 70, to: 200, key: SESSION },
    ])
    run.tool('object_get', 400, 500, [{ operation: 'GetObject', from: 410, to: 480, key: SESSION, bucket: 'data' }])
    return run.outcome('bucket_list', -2, 301, 'passed').outcome('object_get', 399, 501, 'passed')
  }

  it('raises nothing, clears role, credentials and permissions, and counts true passes', () => {
    const report = judge(healthy().records)
    expect(ids(report)).toEqual([])
    expect(states(report, 'bucket_list')).toEqual(['ok', 'unknown', 'ok', 'ok', 'ok', 'ok'])
    expect(report.summary.passRate).toMatchObject({ passed: 2, total: 2, asExpectedRole: 2 })
    for (const name of ['role', 'trust', 'credentials', 'permissions', 'network'])
      expect(suspect(report, name)?.verdict).toBe('cleared')
  })

  it('knows a session that an earlier tool call was issued', () => {
    const report = judge(healthy().records)
    expect(states(report, 'object_get')?.slice(2)).toEqual(['ok', 'ok', 'ok', 'ok'])
  })

  it('calls a denial that the same caller heals at once no error', () => {
    const run = new RunBuilder().coverage()
    run.tool('bucket_list', 0, 5000, [
      { operation: 'AssumeRole', from: 10, to: 60, key: AMBIENT, role: ROLE, error: denial(ROLE) },
      { operation: 'AssumeRole', from: 3000, to: 3060, key: AMBIENT, role: ROLE, issues: SESSION },
      { operation: 'ListBuckets', from: 3070, to: 3200, key: SESSION },
    ])
    const report = judge(run.outcome('bucket_list', 0, 5000, 'passed').records)
    expect(report.findings.map((finding) => [finding.ruleId, finding.severity])).toEqual([
      ['assume-role-denied', 'info'],
    ])
  })
})

describe('a client that assumes its role itself, and is refused', () => {
  it('asked STS once, and nobody signed the call that was never sent', () => {
    const run = new RunBuilder().coverage()
    const traceId = run.tool('bucket_list', 0, 300, [])
    const { spanId: tool } = run.records.at(-1) as Span
    // The SDK hands the refusal on as the failure of its own call.
    const refused = { error: denial(ROLE) }
    const list = run.call(traceId, tool, { operation: 'ListObjectsV2', from: 10, to: 100, unsent: true, ...refused })
    run.call(traceId, list, { operation: 'AssumeRole', from: 20, to: 90, key: AMBIENT, role: ROLE, ...refused })
    const report = judge(run.outcome('bucket_list', -2, 301, 'failed').records)
    const calls = report.toolCalls.find((one) => one.tool === 'bucket_list')!.calls
    expect(calls.map((call) => [call.name, call.key])).toEqual([
      ['S3 ListObjectsV2', undefined],
      ['STS AssumeRole', AMBIENT],
    ])
    expect(report.identities).toMatchObject([{ key: AMBIENT, calls: 1 }])
    const ranAs = report.summary.lines.find((line) => line.label === 'ran as')
    expect(ranAs?.text).toBe('user/ambient of 905418112233, 1 call')
  })
})

describe('a placeholder role', () => {
  const story = () => {
    const run = new RunBuilder().coverage()
    const token = { [R.tokenRoleArn]: SAMPLE }
    const denied = (from: number) => ({
      operation: 'AssumeRole',
      from,
      to: from + 40,
      key: AMBIENT,
      role: SAMPLE,
      error: denial(SAMPLE),
    })
    run.tool('bucket_list', 0, 300, [denied(10), { operation: 'ListBuckets', from: 70, to: 200, key: AMBIENT }], token)
    run.tool(
      'objects',
      1000,
      1300,
      [denied(1010), { operation: 'ListObjectsV2', from: 1070, to: 1200, key: AMBIENT }],
      { ...token, [R.resultCount]: 0 },
    )
    run.tool(
      'text',
      2000,
      undefined,
      [denied(2010), { operation: 'GetObject', from: 2070, key: AMBIENT, bucket: 'tenant' }],
      token,
    )
    return run
      .outcome('bucket_list', 0, 300, 'passed')
      .outcome('objects', 1000, 1300, 'failed', { resultCount: 0 })
      .outcome('text', 2000, 5000, 'timeout', { timeout: 3_000_000 })
  }

  it('leads with the placeholder and folds what follows from it; the hung call stays a cause of its own', () => {
    const report = judge(story().records)
    const byId = new Map(report.findings.map((finding) => [finding.ruleId, finding]))
    expect(report.findings[0]?.ruleId).toBe('role-arn-placeholder')
    expect(byId.get('assume-role-denied')?.causedBy).toBe(byId.get('role-arn-placeholder')?.fingerprint)
    expect(byId.get('fallback-after-assume-error')?.causedBy).toBe(byId.get('assume-role-denied')?.fingerprint)
    expect(byId.get('hollow-pass-wrong-identity')?.causedBy).toBe(byId.get('fallback-after-assume-error')?.fingerprint)
    expect(byId.get('empty-result-wrong-identity')?.causedBy).toBeDefined()
    expect(byId.get('tool-timeout-hung-call')?.causedBy).toBeUndefined()
    expect(report.summary.rootCauses).toHaveLength(2)
  })

  it('names AssumeRole as the first broken step and the share of the hung call', () => {
    const report = judge(story().records)
    expect(report.toolCalls.map((one) => one.firstBroken)).toEqual([3, 3, 3])
    expect(report.summary.headline).toContain('AssumeRole called (3 of 6)')
    expect(report.findings.find((finding) => finding.ruleId === 'tool-timeout-hung-call')?.message).toMatch(
      /S3 GetObject \(bucket tenant\) hung: 98 %/,
    )
    expect(report.summary.passRate).toMatchObject({ passed: 1, total: 3, asExpectedRole: 0, asOtherIdentity: 1 })
  })

  it('says the same whatever the order of the records, and however often they are read', () => {
    const { records } = story()
    const shuffled = [...records].reverse()
    const strip = (report: Report) =>
      report.findings.map(({ evidence, evidenceTotal, toolCalls, toolCall, observed, ...rest }) => rest)
    expect(strip(judge(shuffled))).toEqual(strip(judge(records)))
    const spans = records.filter((rec) => rec.type === 'span')
    expect(strip(judge([...records, ...spans]))).toEqual(strip(judge(records)))
  })
})

describe('without the key that signed', () => {
  const strip = (run: RunBuilder) =>
    run.records.map((rec) =>
      rec.type === 'span'
        ? {
            ...rec,
            attributes: Object.fromEntries(
              Object.entries(rec.attributes).filter(([name]) => !name.startsWith('rolecall.identity')),
            ),
          }
        : rec,
    )

  it('infers a fallback only where the role was never assumed', () => {
    const run = new RunBuilder()
    run.tool('bucket_list', 0, 300, [
      { operation: 'AssumeRole', from: 10, to: 60, role: ROLE, error: denial(ROLE) },
      { operation: 'ListBuckets', from: 70, to: 200 },
    ])
    const report = judge(strip(run))
    expect(report.findings.find((finding) => finding.ruleId === 'fallback-after-assume-error')?.confidence).toBe(
      'medium',
    )
  })

  it('is inconclusive where another request assumed the role', () => {
    const run = new RunBuilder()
    run.tool('bucket_list', 0, 300, [
      { operation: 'AssumeRole', from: 10, to: 60, role: ROLE, error: denial(ROLE) },
      { operation: 'ListBuckets', from: 70, to: 200 },
    ])
    run.tool('bucket_list', 100_000, 100_300, [{ operation: 'AssumeRole', from: 100_010, to: 100_060, role: ROLE }])
    const report = judge(strip(run))
    expect(ids(report)).not.toContain('fallback-after-assume-error')
    expect(report.inconclusive.map((one) => one.ruleId)).toContain('fallback-after-assume-error')
  })
})

describe('deadlines', () => {
  it('sums denied calls that eat the deadline, and accuses none of them of hanging', () => {
    const run = new RunBuilder().coverage()
    const calls = Array.from({ length: 12 }, (_, n) => ({
      service: 'IAM',
      operation: 'GetRolePolicy',
      from: 100 + n * 240,
      to: 300 + n * 240,
      key: SESSION,
      error: ['AccessDenied', 'denied'] as [string, string],
    }))
    run.tool('permissions_discover', 0, undefined, [
      { operation: 'AssumeRole', from: 5, to: 90, key: AMBIENT, role: ROLE, issues: SESSION },
      ...calls,
    ])
    run.outcome('permissions_discover', 0, 3000, 'timeout', { timeout: 3_000_000 })
    const report = judge(run.records)
    expect(ids(report)).toEqual(['denied-call-storm', 'access-denied'])
    expect(report.findings[1]).toMatchObject({ severity: 'info', causedBy: report.findings[0]?.fingerprint })
    expect(report.findings[0]?.message).toMatch(/none of which hangs/)
    expect(suspect(report, 'role')?.verdict).toBe('cleared')
  })

  it('ignores how long the inbound span ran on after the caller left', () => {
    const run = new RunBuilder().coverage()
    run.tool('text', 0, 9000, [{ operation: 'GetObject', from: 100, to: 8900, key: SESSION, bucket: 'slow' }])
    run.outcome('text', 0, 3000, 'timeout', { timeout: 3_000_000 })
    const report = judge(run.records)
    expect(report.toolCalls[0]?.deadline).toMatchObject({ afterMs: 3000, from: 'runner' })
    expect(ids(report)).toContain('tool-timeout-hung-call')
  })

  it('names the call that was open when the process was killed', () => {
    const run = new RunBuilder().coverage({ to: at(6000), ended: false })
    run.tool('text', 0, undefined, [{ operation: 'GetObject', from: 100, key: SESSION, bucket: 'data' }])
    const report = judge(run.records)
    const hung = report.findings.find((finding) => finding.ruleId === 'tool-timeout-hung-call')
    expect(hung?.message).toMatch(/no answer after 6 s, when the evidence ends while S3 GetObject \(bucket data\) hung/)
    expect(hung?.confidence).toBe('medium')
  })
})

describe('a process killed in the middle of healthy work', () => {
  it('names the young open call, and accuses nobody', () => {
    const run = new RunBuilder().coverage({ to: at(400), ended: false })
    run.tool('text', 0, undefined, [{ operation: 'GetObject', from: 100, key: SESSION, bucket: 'data' }])
    const report = judge(run.records)
    expect(report.findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([
      ['tool-timeout-hung-call', 'info'],
    ])
    expect(report.findings[0]?.message).toContain('S3 GetObject (bucket data) was still open')
  })
})

it('calls nothing hung that failed, and the tool with it', () => {
  const run = new RunBuilder().coverage()
  run.tool('text', 0, 5000, [
    {
      operation: 'GetObject',
      from: 100,
      to: 5000,
      key: SESSION,
      bucket: 'data',
      error: ['InternalError', 'try again'],
    },
  ])
  run.outcome('text', 0, 5001, 'failed', { message: 'InternalError' })
  expect(ids(judge(run.records))).not.toContain('tool-timeout-hung-call')
})

describe('an error inside a result', () => {
  const answered = (state: 'passed' | 'failed', answer: Record<string, string | boolean | number>) => {
    const run = new RunBuilder().coverage()
    run.tool('search', 0, 50, [], answer)
    return judge(run.outcome('search', 0, 60, state, { resultCount: 0, message: 'expected results, got 0' }).records)
  }

  it('is quoted, with the calls the tool did not make, and is not laid on the role', () => {
    const report = answered('failed', {
      [R.resultSuccess]: false,
      [R.resultError]: 'Search requires authentication: no session configured',
    })
    expect(ids(report)).toEqual(['error-hidden-in-result'])
    expect(report.findings[0]?.message).toContain(
      '"Search requires authentication: no session configured"; it made no outbound call',
    )
    expect(suspect(report, 'second-token')?.verdict).toBe('guilty')
    expect(suspect(report, 'role')?.verdict).not.toBe('guilty')
  })

  it('is not seen in data about errors', () => {
    expect(ids(answered('passed', { [R.resultSuccess]: true, [R.resultError]: 'last build failed' }))).toEqual([])
    expect(ids(answered('passed', { [R.resultCount]: 3, [R.resultError]: 'one shard failed' }))).toEqual([])
  })
})

describe('a tool call that a gateway hands on', () => {
  /** As a server on standard input records: without an inbound request. */
  const onStdio = (from: number, to: number) => {
    const run = new RunBuilder('behind').coverage()
    run.tool('read', from, to, [{ operation: 'GetObject', from: from + 1, to: to - 1, key: SESSION }])
    return run.records.flatMap((rec): Rec[] => {
      if (rec.type !== 'span') return [rec]
      if (rec.name === 'POST /mcp') return []
      const { parentSpanId: _, ...root } = rec
      const own = rec.kind === 'server' ? 'b'.repeat(16) : `c${rec.spanId.slice(1)}`
      return [{ ...root, spanId: own, ...(rec.kind !== 'server' && { parentSpanId: 'b'.repeat(16) }) }]
    })
  }
  const gateway = (from: number, to: number, calls: Parameters<RunBuilder['tool']>[3] = []) => {
    const run = new RunBuilder('gateway').coverage()
    run.tool('read', from, to, calls)
    return run.records
  }
  const processes = (records: readonly Rec[]) => judge(records).toolCalls.map(({ tool, awsCalls }) => [tool, awsCalls])

  it('is one call, with the calls of the server behind', () => {
    expect(processes([...gateway(0, 100), ...onStdio(10, 90)])).toEqual([['read', 1]])
  })

  it('is not a call of the same tool at another time, nor one that the first server made itself', () => {
    expect(processes([...gateway(0, 100), ...onStdio(110, 190)])).toHaveLength(2)
    expect(
      processes([...gateway(0, 100, [{ operation: 'GetObject', from: 5, to: 60 }]), ...onStdio(10, 90)]),
    ).toHaveLength(2)
  })
})

describe('a Worker of a pool', () => {
  /** Made in the first request, its calls hang below that one for good. */
  const pooled = (second: Parameters<RunBuilder['tool']>[3] = []) => {
    const run = new RunBuilder().coverage()
    const call = (from: number) => ({
      operation: 'GetObject',
      from,
      to: from + 20,
      key: SESSION,
      attributes: { [S.threadId]: 1 },
    })
    run.tool('first', 0, 100, [call(10), call(210)])
    run.tool('second', 200, 300, second)
    return judge(run.records).toolCalls.map(({ tool, awsCalls }) => [tool, awsCalls])
  }

  it('works for the request that runs, not for the one that it was made in', () => {
    expect(pooled()).toEqual([
      ['first', 1],
      ['second', 1],
    ])
  })

  it('may also just go on: a request that made its own calls needs no others', () => {
    expect(pooled([{ operation: 'ListBuckets', from: 205, to: 290, key: SESSION }])).toEqual([
      ['first', 2],
      ['second', 1],
    ])
  })
})
