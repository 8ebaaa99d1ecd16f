import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/hangs/waited-for-turn.ts'
import { ROLECALL as R, SEMCONV as S } from '../../../src/model/attributes.ts'
import { AMBIENT, at, findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'

const get = (from: number, to: number | undefined): Made => ({
  operation: 'GetObject',
  from,
  ...(to !== undefined && { to }),
  key: AMBIENT,
  bucket: 'data',
})

/** Two places, taken by slow calls that follow at once; somebody leaves 2 s after asking. */
function queued({ second = 4008, begins = 8015, more }: { second?: number; begins?: number; more?: Made } = {}) {
  const run = new RunBuilder().coverage()
  run.tool('slow', 0, 4010, [get(5, 4000)])
  run.tool('slow', 0, 4010, [get(5, 4001)])
  run.tool('slow', 100, 8010, [get(second, 8003)])
  run.tool('slow', 100, 8010, [get(4009, 8004)])
  if (more) run.tool('slow', 900, 7000, [more])
  run.tool('quick', 1000, 8100, [get(begins, begins + 10)], { [R.callerLeft]: 'disconnect' })
  for (const record of run.records)
    if (record.type === 'span' && record.attributes[R.callerLeft])
      Object.assign(record, { events: [{ name: R.callerLeft, time: at(3000), attributes: {} }] })
  return findingsOf(run, rule)
}

it('is raised for who gave up while all places were taken', () => {
  const [finding, ...more] = queued()
  expect(more).toEqual([])
  expect(finding).toMatchObject({ severity: 'error', confidence: 'medium', toolCallsTotal: 1 })
  expect(finding!.message).toContain('all the time 2 calls of other requests ran')
})

it('does not cry wolf', () => {
  // Its call began at a moment of its own; a place was free for a while; more ran than that.
  expect(queued({ begins: 8200 })).toEqual([])
  expect(queued({ second: 4400 })).toEqual([])
  expect(queued({ more: get(950, 6000) })).toEqual([])
})

/** One thread, at work for others; `quick` gives up, and its work is never begun. */
function givenToPool(wait: number, { own = [] as Made[], spans = {} } = {}) {
  const run = new RunBuilder().coverage()
  run.tool('slow', 0, 8000, [get(5, 2000), get(2010, 4500), get(4510, 8000)])
  run.tool('quick', 1000, 5000, own, { [R.threadWait]: wait, [S.errorType]: 'tool_error', ...spans })
  return findingsOf(run, rule)
}

it('is raised for who waited for a thread and never got one', () => {
  const [finding, ...more] = givenToPool(3990)
  expect(more).toEqual([])
  expect(finding).toMatchObject({
    confidence: 'high',
    message: 'quick waited 4 s for a thread of a pool whose threads were all at work for others: S3 GetObject',
  })
})

it('is raised for who waited at what others held', () => {
  const turn = { [R.threadWait]: undefined, [R.turnWait]: 3990, [R.turnAt]: 'asyncio.Semaphore' }
  const [finding, ...more] = givenToPool(0, { spans: turn })
  expect(more).toEqual([])
  expect(finding).toMatchObject({
    confidence: 'high',
    message: 'quick waited 4 s for its turn at an asyncio.Semaphore, while others were at work: S3 GetObject',
  })
  expect(givenToPool(0, { spans: { ...turn, [R.turnWait]: 900 } })).toEqual([])
})

it('does not take the pool for what failed by itself, or was busy with its own', () => {
  expect(givenToPool(900)).toEqual([])
  expect(givenToPool(3990, { own: [get(1010, 4900)] })).toEqual([])
  expect(givenToPool(2100, { own: [{ ...get(3200, 3300), error: ['AccessDenied', 'no'] }] })).toEqual([])
  expect(givenToPool(3990, { spans: { [R.eventLoopDelay]: 3000 } })).toEqual([])
})
