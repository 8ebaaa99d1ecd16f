/**
 * One table of wordings, three readers: the pre-filter of log reading, the recogniser of logs, and the rules. None of them
 * knows less than the others, for each wording's example goes through the whole analysis.
 */
import { describe, expect, it } from 'vitest'
import { WORTH_A_LOOK } from '../../src/sources/logs/log-facts.ts'
import { logs } from '../../src/sources/logs/logs.ts'
import { CAUSES } from '../../src/vocabulary/causes.ts'
import { causesIn } from '../../src/vocabulary/tells.ts'
import { vocabularies } from '../../src/vocabulary/wordings/index.ts'
import { accused, analyzeText } from './analyze-text.ts'

const all = vocabularies.flatMap(({ language, wordings }) =>
  wordings.map((wording) => ({ name: `${language}: ${wording.words}`, language, ...wording })),
)

describe.each(all)('$name', ({ cause, words, example, source }) => {
  it('is known to the pre-filter', () => {
    expect(words.split(' … ').some((part) => WORTH_A_LOOK.test(part))).toBe(true)
  })

  it('stands in its example, which is recognised as a log', () => {
    expect(causesIn(JSON.stringify(example)).map((one) => one.cause)).toContain(cause)
    expect(logs.recognise(example, 'x.log')).toBeGreaterThan(0)
    // As somebody pastes it: the line alone, without the head that the logger gave it.
    expect(causesIn(example).map((one) => one.cause)).toContain(cause)
  })

  it('makes its rule speak, above a remark', async () => {
    const report = await analyzeText(example)
    expect(
      accused(report).filter((id) => (CAUSES[cause].rules as readonly string[]).includes(id)),
      report.summary.headline,
    ).not.toEqual([])
  })

  it('has a public source', () => expect(source).toMatch(/^https:\/\/\S+$/))
})

it('uses every cause, and words only once a cause', () => {
  expect([...new Set(all.map(({ cause }) => cause))].sort()).toEqual(Object.keys(CAUSES).sort())
  for (const { language, wordings } of vocabularies)
    expect(new Set(wordings.map(({ words }) => words)).size, language).toBe(wordings.length)
})
