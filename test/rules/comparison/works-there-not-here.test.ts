import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/comparison/works-there-not-here.ts'
import { rule as tokenUnverified } from '../../../analyzers/tokens/token-unverified.ts'
import { AMBIENT, denial, findingsOf, ROLE, RunBuilder } from '../../unit/run-builder.ts'

const KEY = 'ASIA-0123456789ab-WXYZ'
const worked = (run: RunBuilder, at: number) =>
  run.tool('read', at, at + 300, [
    { operation: 'AssumeRole', from: at + 10, to: at + 60, key: AMBIENT, role: ROLE, issues: KEY },
    { operation: 'GetObject', from: at + 70, to: at + 200, key: KEY },
  ])
const refused = (run: RunBuilder, at: number) =>
  run.tool('read', at, at + 100, [
    { operation: 'AssumeRole', from: at + 10, to: at + 60, key: AMBIENT, role: ROLE, error: denial(ROLE) },
  ])

/** Two processes: their records side by side, ids apart. */
function two(first: (run: RunBuilder) => void, second: (run: RunBuilder) => void): RunBuilder {
  const [there, here] = [new RunBuilder('there').coverage(), new RunBuilder('here').coverage()]
  first(there)
  second(here)
  for (const rec of here.records)
    there.records.push(rec.type === 'span' ? { ...rec, traceId: rec.traceId.replace(/^0/, 'f') } : rec)
  return there
}

it('names the first difference on the way between two runs', () => {
  const run = two(
    (there) => worked(there, 0),
    (here) => refused(here, 60_000),
  )
  run.outcome('read', 0, 300, 'passed').outcome('read', 60_000, 60_100, 'failed')
  const [finding] = findingsOf(run, rule)
  expect(finding).toMatchObject({
    severity: 'info',
    message: 'read works in another run; the first difference on the way is "AssumeRole called"',
  })
})

it('has nothing to compare where it fails in both, or in one process', () => {
  const both = two(
    (there) => refused(there, 0),
    (here) => refused(here, 60_000),
  )
  both.outcome('read', 0, 100, 'failed').outcome('read', 60_000, 60_100, 'failed')
  expect(findingsOf(both, rule)).toEqual([])

  const one = new RunBuilder().coverage()
  worked(one, 0)
  refused(one, 60_000)
  one.outcome('read', 0, 300, 'passed').outcome('read', 60_000, 60_100, 'failed')
  expect(findingsOf(one, rule)).toEqual([])
})

it('takes equal claims under two processes’ keys for no forgery', () => {
  const claims = { 'rolecall.token.claims_fingerprint': 'tok-claims', 'rolecall.token.alg': 'HS256' }
  const run = two(
    (there) => there.tool('read', 0, 300, [], { ...claims, 'rolecall.token.fingerprint': 'tok-a' }),
    (here) => here.tool('read', 60_000, 60_300, [], { ...claims, 'rolecall.token.fingerprint': 'tok-b' }),
  )
  run.outcome('read', 0, 300, 'passed').outcome('read', 60_000, 60_300, 'passed')
  expect(findingsOf(run, tokenUnverified)).toEqual([])
})
