/** What a process failed with is an error where the process is known to have failed: a script, or a server that never came to serve. */
import { expect, it } from 'vitest'
import { rule as accessDenied } from '../../../analyzers/data/access-denied.ts'
import { rule as awsCallFailed } from '../../../analyzers/data/aws-call-failed.ts'
import type { Coverage } from '../../../src/model/records.ts'
import { findingsOf, judge, type Made, RunBuilder } from '../../unit/run-builder.ts'
import { failing, ok } from '../data/kit.ts'

const rules = [accessDenied, awsCallFailed]
const denied = failing('GetObject', 40, ['AccessDenied', 'Access Denied'])
const conflict: Made = {
  ...failing('PutObject', 40, ['InvalidRequest', 'Missing required header for this request']),
  tries: [{ from: 40, status: 400 }],
}

function ended(exit: Coverage['exit'], calls: readonly Made[]): RunBuilder {
  const run = new RunBuilder().coverage(exit && { exit })
  for (const [nth, call] of calls.entries()) run.call(String(nth).repeat(32), undefined, call)
  return run
}

it.each([
  ['a denial', denied],
  ['another error', conflict],
])('%s, though something went well afterwards', (_, call) => {
  const [finding] = rules.flatMap((rule) => findingsOf(ended({ code: 3 }, [call, ok('ListBuckets', 90)]), rule))
  expect(finding).toMatchObject({ severity: 'error' })
})

it.each([
  ['ended well', { code: 0 }],
  ['was ended by a signal that it heard', { code: 143 }],
  ['is not known to have ended', undefined],
])('is none where it %s', (_, exit) => {
  for (const call of [denied, conflict]) {
    const findings = rules.flatMap((rule) => findingsOf(ended(exit, [call, ok('ListBuckets', 90)]), rule))
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  }
})

it('is none of what a server did at its start that went on to serve', () => {
  const run = ended({ code: 1 }, [denied, ok('ListBuckets', 90)])
  run.tool('list', 200, 300, [ok('ListObjectsV2', 210)])
  expect(findingsOf(run, accessDenied)).toMatchObject([{ severity: 'info' }])
})

it('leaves a failure open that nothing explains', () => {
  const report = judge(ended({ code: 1 }, [ok('ListBuckets', 90)]).records, rules)
  expect(report.summary).toMatchObject({ verdict: 'unknown', doubts: [{ kind: 'failures-unexplained' }] })
  expect(judge(ended({ code: 0 }, [ok('ListBuckets', 90)]).records, rules).summary.verdict).toBe('clean')
})

it.each([
  ['a remark where one of the tests that passed is there for it', 'test_role_is_denied_to_read', true, 'info'],
  ['no remark where none is', 'test_role_reads', false, 'error'],
])('of a runner of tests that ended well is %s', (_, name, negative, severity) => {
  const run = ended({ code: 0 }, [denied]).outcome('', 5000, 5900, 'passed', { name, negative })
  const records = run.records.map((rec) => ('service' in rec ? { ...rec, service: 'pytest' } : rec))
  expect(judge(records, [accessDenied]).findings).toMatchObject([{ severity }])
})
