import { describe, expect, it } from 'vitest'
import { rule as imds } from '../../../analyzers/hangs/imds-unreachable.ts'
import { rule as hung } from '../../../analyzers/hangs/tool-timeout-hung-call.ts'
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { findingsOf, judge, type Made, RunBuilder } from '../../unit/run-builder.ts'
import { givenUp, passed } from './kit.ts'

const probe = (from: number, to: number): Made => ({
  operation: 'PUT',
  from,
  to,
  http: { host: '169.254.169.254', path: '/latest/api/token' },
  error: ['TimeoutError', 'Connection to 169.254.169.254 timed out'],
})

function failed(to: number, calls: readonly Made[]): RunBuilder {
  const run = new RunBuilder().coverage()
  run.tool('list', 0, to, calls)
  run.outcome('list', 0, to, 'failed')
  return run
}

describe('imds-unreachable', () => {
  it('sums the probes of all clients, though none hangs', () => {
    const probes = Array.from({ length: 10 }, (_, n) => probe(n * 1000, n * 1000 + 990))
    const [finding] = findingsOf(givenUp(10_000, probes), imds)
    expect(finding).toMatchObject({ severity: 'error' })
    expect(finding?.message).toMatch(/9\.9 s of 10 s \(99 %\).*10 probes, 10 in vain/)
    expect(findingsOf(givenUp(10_000, probes), hung)).toEqual([])
  })

  it('remarks that it was slow where it answered and nobody gave up', () => {
    const { error, ...slow } = probe(0, 2800)
    expect(findingsOf(passed(3000, [slow]), imds)).toMatchObject([{ severity: 'info' }])
  })

  it('counts probes side by side once', () => {
    const probes = Array.from({ length: 5 }, () => probe(0, 990))
    expect(findingsOf(givenUp(10_000, probes), imds)).toEqual([])
  })

  const unsent: Made = {
    operation: 'ListObjects',
    from: 2100,
    to: 2101,
    unsent: true,
    error: ['NoCredentialsError', 'Unable to locate credentials'],
  }

  it('leads where connections were taken and none answered: there is a metadata service', () => {
    const connected = { ...probe(0, 2000), attributes: { [R.timeConnect]: 0.2 } }
    const findings = judge(failed(2200, [connected, unsent]).records, rules).findings
    expect(findings[0]).toMatchObject({ ruleId: 'imds-unreachable', severity: 'error', confidence: 'high' })
    expect(findings[0]!.message).toContain('takes connections and answers none: S3 ListObjects was never sent')
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('no-credentials')
  })

  it('leads where another request was given up before it had asked for the last time', () => {
    const connected = (from: number): Made => ({ ...probe(from, from + 2000), attributes: { [R.timeConnect]: 0.2 } })
    const run = failed(2200, [connected(0), unsent])
    run.tool('show', 3000, 9000, [connected(3000), connected(5000), connected(7000)])
    run.outcome('show', 3000, 9000, 'timeout', { timeout: 6_000_000 })
    const findings = judge(run.records, rules).findings
    expect(findings[0]).toMatchObject({ ruleId: 'imds-unreachable', severity: 'error' })
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('no-credentials')
  })

  it('does not lead where nobody took the connection', () => {
    const findings = judge(failed(2200, [probe(0, 2000), unsent]).records, rules).findings
    expect(findings[0]).toMatchObject({ ruleId: 'no-credentials' })
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
