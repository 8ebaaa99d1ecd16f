import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../src/model/attributes.ts'
import { judge, type Made, RunBuilder } from './run-builder.ts'

/** `cause ms`, the largest share first, as the report tells it. */
function sharesOf(until: number, calls: readonly Made[]): string[] {
  const run = new RunBuilder().coverage()
  run.tool('tool', 0, until, calls)
  return judge(run.records, []).toolCalls[0]?.timeSpent?.map(({ cause, ms }) => `${cause} ${ms}`) ?? []
}

describe('where the time went', () => {
  it('lays each moment on the call that ended last, and the rest on the tool itself', () => {
    const calls: Made[] = [
      { operation: 'GetObject', from: 100, to: 400 },
      { operation: 'GetObject', from: 100, to: 900 },
    ]
    expect(sharesOf(1000, calls)).toEqual(['answer 800', 'own work 200'])
  })

  it('tells the phases of a request', () => {
    const attributes = { [R.timeSocket]: 50, [R.timeConnect]: 30, [R.timeTls]: 20, [R.timeFirstByte]: 400 }
    const call: Made = {
      operation: 'GetObject',
      from: 0,
      to: 450,
      tries: [{ from: 10, to: 1000, status: 200, attributes }],
    }
    expect(sharesOf(1000, [call])).toEqual([
      'body 590',
      'answer 300',
      'socket 50',
      'connect 30',
      'tls 20',
      'credentials 10',
    ])
  })

  it('tells tries that came to nothing, and the pauses between', () => {
    const tries = [
      { from: 0, to: 300, error: 'ECONNRESET' },
      { from: 400, to: 600, error: 'ECONNRESET' },
      { from: 800, to: 1000, status: 200 },
    ]
    expect(sharesOf(1000, [{ operation: 'GetObject', from: 0, to: 1000, tries }])).toEqual([
      'failed attempts 500',
      'backoff 300',
      'answer 200',
    ])
  })

  it('goes below a call to what it waited for', () => {
    const run = new RunBuilder().coverage()
    const traceId = run.tool('tool', 0, 1000, [])
    const tool = run.records.find((rec) => rec.type === 'span' && rec.name.startsWith('tools/call'))
    const parent = tool?.type === 'span' ? tool.spanId : undefined
    const get = run.call(traceId, parent, {
      operation: 'GetObject',
      from: 0,
      to: 1000,
      tries: [{ from: 850, to: 1000, status: 200 }],
    })
    run.call(traceId, get, {
      operation: 'GET',
      from: 0,
      to: 800,
      http: { host: '169.254.169.254', path: '/latest/api/token' },
    })
    const [report] = judge(run.records, []).toolCalls
    expect(report?.timeSpent?.map(({ cause, ms }) => `${cause} ${ms}`)).toEqual([
      'metadata 800',
      'answer 150',
      'credentials 50',
    ])
  })

  it('takes the event loop’s share from the calls that lived through it', () => {
    const call: Made = { operation: 'GetObject', from: 0, to: 1000, attributes: { [R.eventLoopDelay]: 700 } }
    expect(sharesOf(1000, [call])).toEqual(['event loop 700', 'answer 300'])
  })
})
