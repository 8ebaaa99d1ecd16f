import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { judge, type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'
import { assume, covered, get, ids, one, SESSION } from './kit.ts'

describe('no-credentials', () => {
  const missing: [string, string] = ['CredentialsProviderError', 'Could not load credentials from any providers']
  const sts = (from: number): Made => {
    const { issues, key, ...call } = assume(from, { error: missing, unsent: true })
    return call
  }
  const probe = (from: number, to: number | undefined): Made => ({
    operation: 'PUT',
    from,
    ...(to && { to }),
    http: { host: '169.254.169.254', path: '/latest/api/token' },
    error: ['TimeoutError', 'Connection timed out after 1000 ms'],
  })

  it('leads, neither accusing nor clearing the role, and takes in the tool call that died looking', () => {
    const run = covered()
    run.tool('list', 0, 2000, [probe(10, 1010), sts(5)])
    run.tool('discover', 3000, undefined, [probe(3010, 4010), probe(4020, 5020), probe(5030, 6030)])
    run.outcome('discover', 3000, 6000, 'timeout', { timeout: 3_000_000 })
    const report = judge(run.records, rules)
    expect(report.findings[0]).toMatchObject({ ruleId: 'no-credentials', severity: 'error' })
    expect(report.findings[0]!.message).toContain('no credentials of its own to call STS with')
    expect(report.findings[0]!.observed).toContain('environment (no AWS_ACCESS_KEY_ID)')
    expect(report.findings[0]!.toolCalls).toHaveLength(2)
    expect(report.findings.map((finding) => finding.ruleId)).not.toContain('assume-role-denied')
    for (const name of ['role', 'trust'])
      expect(report.suspects.find((suspect) => suspect.suspect === name)?.verdict).toBe('unknown')
  })

  it('reads botocore’s words, and a log line', () => {
    const run = new RunBuilder()
    run.tool('list', 0, 500, [
      get(10, undefined, { error: ['NoCredentialsError', 'Unable to locate credentials'], unsent: true }),
    ])
    expect(ids(run)).toContain('no-credentials')
    const log = new RunBuilder().log(5, `Role assumption failed for ${ROLE}: Unable to locate credentials`)
    expect(one(log, 'no-credentials')?.confidence).toBe('medium')
  })

  it('takes an unhealthy minute of the metadata service for no lack of credentials', () => {
    const run = covered()
    run.tool('list', 0, 3000, [probe(10, 1010), assume(1100), get(1200, SESSION)])
    expect(ids(run)).not.toContain('no-credentials')
  })
})
