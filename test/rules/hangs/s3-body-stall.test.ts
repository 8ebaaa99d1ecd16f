import { expect, it } from 'vitest'
import { rule as stall } from '../../../analyzers/hangs/s3-body-stall.ts'
import { rule as hung } from '../../../analyzers/hangs/tool-timeout-hung-call.ts'
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { findingsOf, judge, type Made, RunBuilder } from '../../unit/run-builder.ts'
import { givenUp, read } from './kit.ts'

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
