import { describe, expect, it } from 'vitest'
import type { LogRecord } from '../../../src/model/records.ts'
import { enrichLog } from '../../../src/sources/logs/log-facts.ts'
import { RunBuilder } from '../../unit/run-builder.ts'
import { lead, loud } from './kit.ts'

describe('a log that knows no clock', () => {
  const sentence = 'UnrecognizedClientException: The security token included in the request is invalid.'
  const clockless = () => {
    const run = new RunBuilder().log(0, sentence)
    const { time: _, ...log } = enrichLog(run.records[0] as LogRecord)
    run.records[0] = log
    return run
  }

  it('is heard where nothing else speaks, or something failed', () => {
    expect(lead(clockless())).toBe('client-token-invalid')
    expect(lead(clockless().outcome('get', 0, 50, 'failed'))).toBe('client-token-invalid')
  })

  it('is not heard against results that all passed: it may be what they expected', () => {
    expect(loud(clockless().outcome('get', 0, 50, 'passed'))).toEqual([])
  })
})
