/** Recorded runs of the Python server (`npm run record:python`): the same faults, as far as each kind of evidence tells. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import { type Expected, pathsOf, sorted, verdictOf } from './verdict.ts'

const RUNS = 'samples/python/runs'

describe.each(readdirSync(RUNS))('%s', (story) => {
  const entries: Expected[] = JSON.parse(readFileSync(`${RUNS}/${story}/expected.json`, 'utf8'))

  test.each(entries.map((entry) => [`${entry.evidence.join(' + ')}: ${entry.why}`, entry] as const))(
    '%s',
    async (_, entry) => {
      const { expectedRole } = entry
      const report = await analyze(pathsOf(`${RUNS}/${story}`, entry), expectedRole ? { expectedRole } : {})
      expect(report.inputs.map((input) => [input.file, input.skipped]).filter(([, skipped]) => skipped)).toEqual([])
      expect(verdictOf(report, entry)).toEqual(sorted(entry))
    },
  )
})
