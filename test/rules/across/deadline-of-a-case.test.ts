import { describe, expect, it } from 'vitest'
import { ROLECALL as R, SEMCONV as S } from '../../../src/model/attributes.ts'
import type { Attributes } from '../../../src/model/records.ts'
import { outcome } from '../../../src/sources/results/outcomes.ts'
import { judge, RunBuilder } from '../../unit/run-builder.ts'
import { assume, lead, SESSION } from './kit.ts'

describe('deadline', () => {
  it('is how long a timed-out case took, where its report knows no clock', () => {
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 4000, [assume, { operation: 'GetObject', from: 20, to: 3990, key: SESSION, bucket: 'data' }])
    const told = outcome({ name: 'read works', state: 'timeout', durationMs: 1200, where: { file: 'junit.xml' } })
    run.records.push(told)
    expect(lead(run)).toBe('tool-timeout-hung-call')
  })

  it('is none where a caller goes on at once from an answer that has begun', () => {
    const deadline = (ms: number, status: number | undefined, more: Attributes = {}) => {
      const run = new RunBuilder().coverage()
      run.work(
        'GET /scans/1',
        0,
        ms,
        [{ operation: 'GetObject', from: 5, to: 15, bucket: 'scans' }],
        { ...left(status), ...more },
        {
          kind: 'server',
        },
      )
      return judge(run.records, []).toolCalls[0]?.deadline
    }
    const left = (status: number | undefined) => ({
      [S.httpMethod]: 'GET',
      [S.urlPath]: '/scans/1',
      ...(status !== undefined && { [S.httpStatus]: status }),
      [R.responseFinished]: false,
      [R.callerLeft]: 'disconnect',
    })
    expect(deadline(30, 200)).toBeUndefined()
    // Nothing had come yet; it came slowly.
    expect(deadline(30, undefined)).toMatchObject({ from: 'disconnect' })
    expect(deadline(4000, 200)).toMatchObject({ from: 'disconnect' })
    // It was taken up when its process came back.
    expect(deadline(30, 200, { [R.eventLoopDelay]: 5500 })).toMatchObject({ from: 'disconnect' })
  })
})
