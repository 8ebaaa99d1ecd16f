/** A trigger saves looking, and decides nothing: a rule that looks at every tool call finds the same. */
import { describe, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { analyze } from '../../src/index.ts'
import { recordedSets } from './recorded.ts'

const opened = rules.map((rule) => ({ ...rule, trigger: {} }))

describe('opening every trigger changes no finding', () => {
  it.each(recordedSets())('%s', async (folder) => {
    const [pruned, whole] = [await analyze([folder]), await analyze([folder], { rules: opened })]
    expect(whole.findings).toEqual(pruned.findings)
  })
})
