/** Tool calls side by side, looked up by an index: the same as by looking at all of them. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { besides } from '../../src/facts/concurrency.ts'
import type { Ledger, ToolCall } from '../../src/model/tool-call.ts'

it('finds what a search through all tool calls finds, in their order', () => {
  const time = fc.integer({ min: 0, max: 30 })
  const made = fc.record({
    process: fc.constantFrom('a', 'b'),
    kind: fc.constantFrom('mcp', 'process'),
    start: time,
    length: fc.option(time, { nil: undefined }),
    waited: time,
  })
  fc.assert(
    fc.property(fc.array(made, { minLength: 1, maxLength: 12 }), time, time, (all, from, length) => {
      const toolCalls = all.map(({ process, kind, start, length: ran, waited }, nth) => ({
        id: `${nth}`,
        process,
        kind,
        start,
        ...(ran !== undefined && { end: start + ran }),
        until: start + waited,
      })) as ToolCall[]
      const [t] = toolCalls
      const to = from + length
      const expected = toolCalls.filter(
        (other) =>
          other.id !== t!.id &&
          other.process === t!.process &&
          other.kind !== 'process' &&
          other.start < to &&
          (other.end ?? other.until) > from,
      )
      expect(besides(t!, from, to, { toolCalls } as unknown as Ledger)).toEqual(expected)
    }),
  )
})
