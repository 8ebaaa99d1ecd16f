import { describe, expect, it } from 'vitest'
import type { LogRecord } from '../../../src/model/records.ts'
import { enrichLog } from '../../../src/sources/logs/log-facts.ts'
import { RunBuilder } from '../../unit/run-builder.ts'
import { loud } from './kit.ts'

/** A request that fails with bare calls, of which the server's log, a file of its own, names the error. */
function bare(status: number, saidAt: readonly number[], said: string, method = 'HEAD') {
  const run = new RunBuilder()
  const http = { host: 's3.eu-west-1.amazonaws.com', path: '/exports/a', status }
  for (const from of [0, 1000])
    run.work(
      'sync',
      from,
      from + 300,
      [{ operation: method, from: from + 20, to: from + 100, http }],
      { 'faas.invocation_id': `i${from}` },
      {
        error: ['Error', 'sync failed'],
      },
    )
  for (const ms of saidAt) {
    run.log(ms, said, 'error')
    const line = run.records.pop() as LogRecord
    run.records.push(enrichLog({ ...line, process: 'server.log', service: '' }))
  }
  return run
}
const found = (run: RunBuilder) =>
  loud(run).map(({ ruleId, concerns, causedBy }) => [ruleId, concerns, causedBy !== undefined])

describe('a call of which only the status is known has the code that the log names beside it', () => {
  it('each its own line', () => {
    const skewed =
      'upload failed: RequestTimeTooSkewed: The difference between the request time and the current time is too large.'
    expect(found(bare(403, [110, 1110], skewed))[0]).toEqual(['clock-skew', '2 invocations', false])
    const unknown =
      'upload failed: InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.'
    expect(found(bare(403, [110, 1110], unknown))[0]).toEqual(['client-token-invalid', '2 invocations', false])
  })

  it('where its status can be that of the error', () => {
    const skewed =
      'upload failed: RequestTimeTooSkewed: The difference between the request time and the current time is too large.'
    expect(found(bare(404, [110, 1110], skewed))).not.toContainEqual(['clock-skew', '2 invocations', false])
  })
})
