import { describe, expect, it } from 'vitest'
import { rule as hidden } from '../../../analyzers/answers/error-hidden-in-result.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { findingsOf, RunBuilder } from '../../unit/run-builder.ts'

describe('error-hidden-in-result', () => {
  it('is one finding for an error that several tools answer with', () => {
    const run = new RunBuilder().coverage()
    for (const [n, tool] of ['a', 'b', 'c'].entries())
      run.tool(tool, n * 100, n * 100 + 10, [], { [R.resultError]: 'Failed to assume AWS role' })
    const found = findingsOf(run, hidden)
    expect(found.map((finding) => finding.toolCalls.length)).toEqual([3])
    expect(found[0]?.message).toMatch(/^Several tools answered/)
  })
})
