import { expect, it } from 'vitest'
import { rule as warnOnly } from '../../../analyzers/hangs/request-timeout-warn-only.ts'
import { findingsOf, RunBuilder } from '../../unit/run-builder.ts'

it('request-timeout-warn-only reads the warning, not the error', () => {
  const line = (level: string) =>
    `@smithy/node-http-handler - [${level}] a request has exceeded the configured 500 ms requestTimeout.`
  expect(findingsOf(new RunBuilder().log(5, line('WARN')), warnOnly)[0]?.message).toContain('500 ms')
  expect(findingsOf(new RunBuilder().log(5, line('ERROR')), warnOnly)).toEqual([])
})
