/** What was looked up after building: none answered by a green tick, no false alarm. */
import { describe, expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'
import { heldOut } from './held-out.ts'

describe.each(heldOut)('$name', ({ text, must, orUnknown, mention, mustNot }) => {
  it(must.length ? 'is taken for what it is' : 'is read, and nothing is said', async () => {
    const report = await analyzeText(text)
    const found = accused(report)
    if (must.length === 0) {
      expect([found, report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found/)])
      return
    }
    expect(isGreen(report), report.summary.headline).toBe(false)
    const told = found.some((id) => must.includes(id)) || (orUnknown === true && report.summary.verdict === 'unknown')
    expect(told, `${found.join(', ') || 'nothing'}: ${report.summary.headline}`).toBe(true)
    if (mustNot) expect(found).not.toContain(mustNot)
    if (mention) expect(JSON.stringify(report.findings)).toMatch(mention)
  })
})
