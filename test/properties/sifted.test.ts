import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCorpus } from '../../bench/corpus.mjs'
import { siftedAndWhole } from './sifted.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-sift-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function corpus(name: string, suspicious: number, seed: number): Promise<string> {
  const file = join(folder, name)
  await writeCorpus({ bytes: 4e6, suspicious, seed, file })
  return file
}

describe('a large run, sifted', () => {
  it.each([
    [0.03, 11],
    [0.4, 12],
    [1, 13],
  ])('says what the whole says, with a share of %s that failed', async (suspicious, seed) => {
    const { differences, note } = await siftedAndWhole([await corpus(`${seed}.jsonl`, suspicious, seed)])
    expect(differences).toEqual([])
    // It must have left something out, or it proves nothing.
    expect(note).toMatch(/^of \d+ traces, \d+ were judged/)
  })

  it('says it of shards in any order, too', async () => {
    const file = await corpus('whole.jsonl', 0.1, 14)
    const lines = readFileSync(file, 'utf8').trim().split('\n')
    const shards = [0, 1, 2].map((part) => {
      const shard = join(folder, `shard-${part}.jsonl`)
      writeFileSync(
        shard,
        lines
          .filter((_, nth) => nth % 3 === part)
          .reverse()
          .join('\n'),
      )
      return shard
    })
    expect((await siftedAndWhole(shards)).differences).toEqual([])
  })

  it('reads a file whole that holds anything but spans', async () => {
    const file = await corpus('torn.jsonl', 0.1, 15)
    const text = readFileSync(file, 'utf8')
    const torn = join(folder, 'cut.jsonl')
    writeFileSync(torn, text.slice(0, -1000))
    const { differences, note } = await siftedAndWhole([torn])
    expect(differences).toEqual([])
    expect(note).toBe('')
  })
})
