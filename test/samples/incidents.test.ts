import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { play } from '../../samples/incidents/play.mjs'
import { analyze } from '../../src/index.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

interface Expected {
  name: string
  raises: string[]
  never: string[]
  leads: string | null
  stock?: { raises?: string[] }
  logs?: { raises?: string[] }
}

const INCIDENTS = join(ROOT, 'samples/incidents')
const expectations = readdir(INCIDENTS, { withFileTypes: true }).then((entries) =>
  Promise.all(
    entries
      .filter((entry) => entry.isDirectory() && entry.name !== 'servers')
      .map(
        async ({ name }): Promise<Expected> => ({
          ...JSON.parse(await readFile(join(INCIDENTS, name, 'expected.json'), 'utf8')),
          name,
        }),
      ),
  ),
)

it('every recorded incident is found, and every trap left alone', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['samples/incidents/matrix.mjs'], { cwd: ROOT })
  expect(stdout).toMatch(/^preload recall (\d+)\/\1 \(100 %\) · false alarms 0 /m)
})

it('every incident and trap has the name of the rule that it proves', async () => {
  for (const { name, raises, never, stock, logs } of await expectations)
    expect([raises, never, stock?.raises ?? [], logs?.raises ?? []].flat(), name).toContain(name.split('--')[0])
})

describe.each(rules.map((rule) => rule.id))('%s', (id) => {
  it('has an incident that raises it and a trap that must not', async () => {
    const all = await expectations
    const raises = ({ raises, stock, logs }: Expected) => [raises, stock?.raises, logs?.raises].flat()
    expect(all.filter((one) => raises(one).includes(id))).not.toEqual([])
    expect(all.filter((one) => one.never.includes(id))).not.toEqual([])
  })
})

/** Of each kind one: refused, skipped, mixed up between callers, another service, and a trap. */
it.each([
  'role-chain-1h',
  'assume-role-skipped',
  'role-cache-collision',
  'outbound-unauthenticated',
  'clock-skew--corrected',
])('%s, played anew', async (name) => {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-incident-'))
  try {
    const { scenario } = await import(`../../samples/incidents/${name}/scenario.mjs`)
    const expected = JSON.parse(await readFile(join(ROOT, `samples/incidents/${name}/expected.json`), 'utf8'))
    await play(scenario, 'preload', folder)
    const { findings } = await analyze([folder])
    const roots = findings.filter((finding) => !finding.causedBy && finding.severity !== 'info')
    expect(roots[0]?.ruleId ?? null).toBe(expected.leads)
    expect(findings.map((finding) => finding.ruleId)).toEqual(expect.arrayContaining(expected.raises))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
