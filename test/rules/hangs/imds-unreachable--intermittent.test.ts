/** A metadata service that answers some: intermittent is not absent. */
import { expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { judge, RunBuilder } from '../../unit/run-builder.ts'

const KEY = 'ASIA-0123456789ab-ABCD'
const NONE: [string, string] = ['CredentialsProviderError', 'Could not load credentials from any providers']

/** Jobs of a worker, each with a client of its own: `good` have their credentials, `bad` wait for them in vain. */
function worker(good: number, bad: number) {
  const run = new RunBuilder().coverage()
  for (let n = 0; n < good + bad; n++) {
    const trace = (n + 1).toString(16).padStart(32, 'e')
    const works = n < good
    const job = run.call(trace, undefined, {
      operation: 'PutObject',
      from: n * 100,
      to: n * 100 + (works ? 60 : 1040),
      bucket: 'renders',
      unsent: true,
      ...(works ? { key: KEY, attributes: { [R.source]: 'instance', [R.keyKind]: 'ASIA' } } : { error: NONE }),
    })
    run.call(trace, job, {
      operation: 'GET',
      from: n * 100 + 10,
      to: n * 100 + (works ? 20 : 1030),
      http: {
        host: '127.0.0.1',
        path: '/latest/meta-data/iam/security-credentials/RenderNode',
        ...(works && { status: 200 }),
      },
      ...(works ? { issues: KEY } : { error: ['ECONNRESET', 'socket hang up'] }),
    })
  }
  return judge(run.records, rules).findings
}

it('is not called absent', () => {
  const findings = worker(2, 6)
  expect(findings.map(({ ruleId }) => ruleId)).not.toContain('no-credentials')
  expect(findings[0]).toMatchObject({ ruleId: 'imds-unreachable', severity: 'error', confidence: 'high' })
  expect(findings[0]?.message).toContain('did not answer 6 of 8 requests')
  expect(findings[0]?.fix).toContain('Share one client')
})

it('that never answers is told beside the credentials that never came', () => {
  const findings = worker(0, 2)
  const [lead, next] = findings
  expect(lead).toMatchObject({ ruleId: 'no-credentials' })
  expect(next).toMatchObject({ ruleId: 'imds-unreachable', causedBy: lead?.fingerprint })
})

it('that answers all is not told of', () => {
  expect(worker(3, 0).filter(({ severity }) => severity !== 'info')).toEqual([])
})
