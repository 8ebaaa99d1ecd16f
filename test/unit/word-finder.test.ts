import { describe, expect, it } from 'vitest'
import { WordFinder } from '../../src/vocabulary/word-finder.ts'

describe('WordFinder', () => {
  const words = ['token', 'tokens', 'broken', 'imds', 'kens', 'ümlaut', '169.254']
  const finder = new WordFinder(words.map((word) => [word, word] as const))

  it.each(['', 'tok', 'a token, broken', 'tokens', 'the imds', '169.254.169.254', 'ein ümlaut', 'imd imdsimds'])(
    'finds in %j what `includes` finds',
    (text) => {
      expect([...finder.in(text)].sort()).toEqual(words.filter((word) => text.includes(word)).sort())
    },
  )

  it('knows all that one word stands for', () => {
    const two = new WordFinder([
      ['token', 1],
      ['token', 2],
    ] as const)
    expect([...two.in('a token')]).toEqual([1, 2])
  })

  it('refuses a word that is too short to be looked up', () => {
    expect(() => new WordFinder([['sts', 1]])).toThrow('"sts"')
  })
})
