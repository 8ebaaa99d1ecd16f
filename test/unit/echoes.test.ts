import { expect, it } from 'vitest'
import { withoutEchoes } from '../../src/engine/join/echoes.ts'
import type { Call } from '../../src/model/call.ts'

/** A refusal that a store of logs tells of, without lines. */
const told = (errorCode: string, start: number, process = 'server'): Call =>
  ({ errorCode, start, process, outcome: 'error', evidence: { kind: 'log', file: 'otel_logs' } }) as unknown as Call

it('a server repeats a reason within a second, where no lines tell how far below', () => {
  const reason = told('NoCredentials', 5_000_000)
  const echo = told('AssumeRoleFailed', 5_400_000)
  const others = [
    told('AssumeRoleFailed', 4_900_000),
    told('AssumeRoleFailed', 6_100_000),
    told('AssumeRoleFailed', 5_400_000, 'another'),
  ]
  expect(withoutEchoes([echo, ...others, reason])).toEqual([...others, reason])
})
