/** The stories played now, on a real Python: what `expected.json` says of the recordings must hold of any run. */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { play } from '../../samples/python/play.mjs'
import { stories } from '../../samples/python/stories.mjs'
import { analyze } from '../../src/engine/analyze.ts'
import { type Expected, pathsOf, sorted, verdictOf } from './verdict.ts'

describe.each(Object.entries(stories))('%s', async (name, story) => {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-test-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('every kind of evidence tells what it can', async () => {
    await play(story, folder)
    // Of a run of its own: what it is to be compared with is not disturbed by it.
    await play(story, join(folder, 'second'), 'hook')
    await cp(join(folder, 'second', 'hook'), join(folder, 'hook'), { recursive: true })
    await cp(join(folder, 'second', 'results.json'), join(folder, 'hook', 'results.json'))
    const entries: Expected[] = JSON.parse(await readFile(`samples/python/runs/${name}/expected.json`, 'utf8'))
    for (const entry of entries) {
      const { expectedRole } = entry
      const report = await analyze(pathsOf(folder, entry), expectedRole ? { expectedRole } : {})
      expect(verdictOf(report, entry)).toEqual(sorted(entry))
    }
  })
})
