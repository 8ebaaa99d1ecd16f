/** Two made-up servers whose tools bear the same names at the same time: given together, nothing is said of one for the other. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'
import { makeUpRun } from './made-up-run.ts'

// The later ones are pairs that once differed: a log line, a result or a gap of one was held against the other.
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 24, 29, 30, 47, 48, 55, 68, 76]

let parent: string
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'rolecall-two-'))
})
afterAll(() => rmSync(parent, { recursive: true }))

/** Its log and results name no server, and lie beside its spans. */
function other(seed: number, folder: string): void {
  makeUpRun(seed, folder)
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8')
    const renamed = text.replaceAll('"orders"', '"billing"').replaceAll('name="s"', 'name="t"')
    writeFileSync(join(folder, name), renamed.replace(/(aaaa|bbbb|cccc)(?=[a-c-])/g, 'dddd'))
  }
}

async function found(...inputs: string[]): Promise<[string, string][]> {
  const { findings } = await analyze(inputs)
  return findings.map(({ fingerprint, severity, ruleId, concerns }) => [
    fingerprint,
    `${severity} ${ruleId} in ${concerns}`,
  ])
}

it.each(SEEDS)('seed %i', async (seed) => {
  const [first, second] = [join(parent, `${seed}`, 'first'), join(parent, `${seed}`, 'second')]
  makeUpRun(seed, first)
  other(seed + 500, second)
  const alone = [...(await found(first)), ...(await found(second))]
  const times = (fingerprint: string) => alone.filter(([one]) => one === fingerprint).length
  // What both are found to suffer from is one finding.
  const own = ([fingerprint]: [string, string]) => times(fingerprint) < 2
  expect((await found(first, second)).filter(own).sort()).toEqual(alone.filter(own).sort())
})
