import { describe, expect, it } from 'vitest'
import { type JsonPiece, readJson } from '../../src/sources/kit/json-values.ts'
import type { Input } from '../../src/sources/source.ts'

/** The text as an input whose stream comes in pieces of `size` bytes. */
function input(text: string, size = 7): Input {
  const bytes = Buffer.from(text)
  return {
    name: 'x.json',
    async *stream() {
      for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
    },
  }
}

async function read(text: string, split: string[] = ['Records'], size = 7) {
  const pieces: JsonPiece[] = []
  const skips: { line?: number; at?: string; reason: string }[] = []
  await readJson(input(text, size), { skip: (skip) => skips.push(skip) }, split, (piece) => pieces.push(piece))
  return { pieces, skips }
}

describe('readJson', () => {
  it('reads one value a line, with line numbers, blank lines and a byte order mark between', async () => {
    const { pieces, skips } = await read('\uFEFF{"a":1}\r\n\n{"a":"x\\"}{"}\n[1,2]')
    expect(pieces).toEqual([
      { value: { a: 1 }, line: 1 },
      { value: { a: 'x"}{' }, line: 3 },
      { value: 1, line: 4, at: '/0' },
      { value: 2, line: 4, at: '/1' },
    ])
    expect(skips).toEqual([])
  })

  const records = { a: 1, Records: [{ n: 'one, [two' }, { n: 2, deep: { Records: [9] } }, 7, 'text'], z: [1, { q: 2 }] }
  const given = [
    { n: 'one, [two' },
    { n: 2, deep: { Records: [9] } },
    7,
    'text',
    { a: 1, Records: [], z: [1, { q: 2 }] },
  ]
  for (const [layout, text] of [
    ['one line', JSON.stringify(records)],
    ['pretty', JSON.stringify(records, null, 2)],
    ['tabs', JSON.stringify(records, null, '\t')],
    ['broken over lines', JSON.stringify(records).replaceAll(',"', ',\n"').replaceAll('[{', '[\n{')],
  ] as const)
    for (const size of [1, 3, 64, 4096])
      it(`hands over elements of split arrays: ${layout}, in pieces of ${size} bytes`, async () => {
        const { pieces, skips } = await read(text, ['Records'], size)
        expect(skips).toEqual([])
        expect(pieces.map((piece) => piece.value)).toEqual(given)
        expect(pieces.slice(0, 4).map((piece) => [piece.key, piece.at])).toEqual(
          [0, 1, 2, 3].map((i) => ['Records', `/Records/${i}`]),
        )
      })

  it('reads pretty values one after another, and goes on behind a torn one', async () => {
    const value = (n: number): string => JSON.stringify({ n, deep: { list: [n, { m: n }] } }, null, 4)
    const torn = value(2).slice(0, value(2).indexOf('"m"') + 3)
    const { pieces, skips } = await read(`${value(1)}\n${torn}\n${value(3)}\n${value(4)}\n`)
    expect(pieces.map((piece) => (piece.value as { n: number }).n)).toEqual([1, 3, 4])
    expect(skips).toHaveLength(1)
    expect(skips[0]).toMatchObject({ line: 12, reason: expect.stringMatching(/^torn/) })
  })

  it('names a torn last line, a torn line in the middle, and a line that is no JSON', async () => {
    const { pieces, skips } = await read('{"a":1}\n{"a":2,"b":"x\n{"a":3}\noops\n{"a":{"b":4}\n{"a":5}\n{"a":')
    expect(pieces.map((piece) => piece.value)).toEqual([{ a: 1 }, { a: 3 }, { a: 5 }])
    expect(skips.map((skip) => skip.line)).toEqual([2, 4, 5, 7])
  })

  it('keeps the elements before the place where a pretty array is torn', async () => {
    const text = JSON.stringify({ Records: [{ n: 1 }, { n: 2 }, { n: 3 }] }, null, 2)
    const { pieces, skips } = await read(text.slice(0, text.indexOf('"n": 3') + 5))
    expect(pieces.map((piece) => piece.value)).toEqual([{ n: 1 }, { n: 2 }])
    expect(skips).toEqual([{ line: 1, reason: 'torn: the value that begins on line 1 never ends' }])
  })
})
