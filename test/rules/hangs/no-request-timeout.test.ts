import { expect, it } from 'vitest'
import { rule as noLimit } from '../../../analyzers/hangs/no-request-timeout.ts'
import { rule as hung } from '../../../analyzers/hangs/tool-timeout-hung-call.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { findingsOf, judge, type Made } from '../../unit/run-builder.ts'
import { givenUp } from './kit.ts'

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
