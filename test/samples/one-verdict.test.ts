/**
 * No report contradicts itself: over every recorded file set and over runs made of them, as it is, with a baseline of all
 * that was found, and with the highest confidence asked for.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'
import { generateRun } from '../properties/generated-run.ts'
import { recordedSets } from '../properties/recorded.ts'
import { contradictionsIn } from './contradictions.ts'
import { lacksOf } from './first-screen.ts'

it('no recorded report contradicts itself, and the first screen of each says what matters', async () => {
  const wrong: string[] = []
  const sets = recordedSets()
  expect(sets.length).toBeGreaterThan(300)
  for (const folder of sets) {
    const report = await analyze([folder])
    for (const one of [...lacksOf(report), ...contradictionsIn(report)]) wrong.push(`${folder}: ${one}`)
  }
  expect(wrong.join('\n\n')).toBe('')
}, 300_000)

it('nor the report on a run made of recorded ones, and its first screen says what matters as well', async () => {
  const wrong: string[] = []
  // The later ones: a fix that was cut off, and causes that named a step that went well in another of their tool calls.
  for (const seed of [...Array.from({ length: 40 }, (_, i) => i + 1), 9058, 9019, 9121, 9272]) {
    const folder = mkdtempSync(join(tmpdir(), 'rolecall-one-verdict-'))
    try {
      generateRun(seed, folder, { copies: 8 })
      const report = await analyze([folder])
      for (const one of [...lacksOf(report), ...contradictionsIn(report)]) wrong.push(`seed ${seed}: ${one}`)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  expect(wrong.join('\n\n')).toBe('')
}, 300_000)
