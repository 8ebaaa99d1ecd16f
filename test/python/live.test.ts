/** The stories played now, on a real Python: what `expected.json` says of the recordings must hold of any run. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { play } from '../../samples/python/play.mjs'
import { stories } from '../../samples/python/stories.mjs'
import { analyze } from '../../src/engine/analyze.ts'
import { type Expected, sorted, verdictOf } from './verdict.ts'

describe.each(Object.entries(stories))('%s', async (name, story) => {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-test-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('every kind of evidence tells what it can', async () => {
    await play(story, folder)
    const entries: Expected[] = JSON.parse(await readFile(`samples/python/runs/${name}/expected.json`, 'utf8'))
    for (const entry of entries) {
      const { evidence, expectedRole } = entry
      const paths = [...evidence.map((kind) => join(folder, kind)), join(folder, 'results.json')]
      const report = await analyze(paths, expectedRole ? { expectedRole } : {})
      expect(verdictOf(report, entry)).toEqual(sorted(entry))
    }
  })
})
