import { expect, it } from 'vitest'
import { rule as pool } from '../../../analyzers/hangs/socket-pool-exhausted.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { findingsOf, RunBuilder } from '../../unit/run-builder.ts'
import { passed, read } from './kit.ts'

it('does not take a short queue for an exhausted pool', () => {
  expect(findingsOf(passed(900, [read(0, { [R.timeSocket]: 400 }, 800)]), pool)).toEqual([])
})

it('reads the SDK’s own warning', () => {
  const run = new RunBuilder().log(
    5,
    '@smithy/node-http-handler:WARN - socket usage at capacity=50 and 113 additional requests are enqueued.',
  )
  expect(findingsOf(run, pool)[0]?.message).toBe('The socket pool was full: 50 sockets in use, 113 requests waiting')
})
