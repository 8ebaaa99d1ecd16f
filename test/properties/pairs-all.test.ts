/** The evidence of two servers that have nothing to do with each other, given together, says of each what it says alone. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { analyze } from '../../src/index.ts'
import { recordedSets, someOf } from './recorded.ts'

const recorded = recordedSets().filter((folder) => folder.endsWith('/preload'))

/** Of the recordings, and of the other server. */
const ACCOUNT = '391827364550'
const OTHER = '604817253394'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-pairs-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/**
 * The recordings are all of one server, whose tools are compared over its runs: the other one needs a name of its own, and an account:
 * who may assume a role is the same for whoever asks for it, so that two servers of one role have to do with each other.
 */
function ofAnotherServer(recording: string): string {
  cpSync(recording, folder, { recursive: true })
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (statSync(path).isFile())
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replaceAll('incident-server', 'other-server').replaceAll(ACCOUNT, OTHER),
      )
  }
  return folder
}

async function found(...inputs: string[]): Promise<Map<string, string>> {
  const { findings } = await analyze(inputs)
  return new Map(
    findings.map(({ fingerprint, severity, ruleId, concerns }) => [
      fingerprint,
      `${severity} ${ruleId} in ${concerns}`,
    ]),
  )
}

const pairs = [17, 41].flatMap((apart) =>
  someOf(recorded, 2, apart).map((one) => [one, recorded[(recorded.indexOf(one) + apart) % recorded.length]!] as const),
)

test.each(pairs)('%s with %s', async (one, other) => {
  const renamed = ofAnotherServer(other)
  const [first, second, both] = await Promise.all([found(one), found(renamed), found(one, renamed)])
  for (const [fingerprint, what] of both) {
    const alone = [first.get(fingerprint), second.get(fingerprint)].filter((said) => said !== undefined)
    // A cause that both name alike (the same role) is one finding, of all their tool calls.
    if (alone.length < 2) expect([what]).toEqual(alone)
  }
  expect([...both.keys()].sort()).toEqual([...new Set([...first.keys(), ...second.keys()])].sort())
})
