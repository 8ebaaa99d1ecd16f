import { expect, it } from 'vitest'
import { rule as retries } from '../../../analyzers/hangs/retry-budget-over-deadline.ts'
import { rule as throttled } from '../../../analyzers/hangs/throttled.ts'
import { findingsOf, type Made } from '../../unit/run-builder.ts'
import { givenUp } from './kit.ts'

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
