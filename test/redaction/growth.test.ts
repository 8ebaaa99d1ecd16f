/** Who chooses a text must not choose how long we take for it: no pattern's time grows faster than its text. */
import { expect, test } from 'vitest'
import { patternsOf, slowText, sources } from './patterns.ts'

test('the measure knows a slow pattern', () => {
  expect(slowText({ source: '[\\w-]*(?:secret|token)[\\w-]*=', flags: 'i' })).toBeDefined()
  expect(slowText({ source: '=+$', flags: '' })).toBeDefined()
  expect(slowText({ source: '[a-z]{1,20}=', flags: 'g' })).toBeUndefined()
})

test('time grows with the text, for all patterns of the sources', { timeout: 600_000 }, () => {
  const patterns = patternsOf(sources())
  expect(patterns.length).toBeGreaterThan(500)
  const slow = patterns.flatMap((pattern) => {
    const text = slowText(pattern)
    return text ? [`${pattern.place} /${pattern.source}/${pattern.flags}: ${text}`] : []
  })
  expect(slow).toEqual([])
})
