/** Every recording is judged the same from the rows that the collector's tables would hold of it. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { globSync } from 'tinyglobby'
import { expect, test } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import type { Report } from '../../src/model/report.ts'
import { readAll } from '../../src/sources/input/read.ts'
import { asRows } from '../clickhouse/as-rows.ts'

const FOLDERS = globSync(['samples/*/inputs', 'samples/incidents/*/{preload,stock,logs}'], {
  onlyDirectories: true,
}).sort()

/** What names no place: paths stand in sentences and in identities of findings about lines of a log. */
function said({ summary, findings, suspects, inconclusive, toolCalls }: Report, isLog: boolean): object {
  return {
    verdict: summary.verdict,
    ...(!isLog && { headline: summary.headline }),
    findings: findings.map(({ ruleId, severity, fingerprint }) => [ruleId, severity, isLog || fingerprint]),
    suspects: suspects.map(({ suspect, verdict }) => [suspect, verdict]),
    inconclusive: inconclusive.map(({ ruleId }) => ruleId),
    toolCalls: toolCalls.map(({ tool, outbound, start }) => [isLog || tool, outbound, start]),
  }
}

test('there are recordings', () => {
  expect(FOLDERS.length).toBeGreaterThan(300)
})

test.each(FOLDERS)('%s', async (folder) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
  // Test results and CloudTrail have no table: they stand beside the rows as they are.
  const beside: string[] = []
  const loaded: string[] = []
  for (const file of files.filter((one) => statSync(one).isFile())) {
    let others = 0
    await readAll([file], (rec) => {
      if (rec.type === 'outcome' || (rec.type === 'span' && rec.evidence.kind !== 'span')) others++
    })
    ;(others > 0 ? beside : loaded).push(file)
  }
  const rows = mkdtempSync(join(tmpdir(), 'rolecall-rows-'))
  try {
    expect(await asRows(loaded, rows)).toBe(0)
    const isLog = /\/(logs|inputs)\/?$/.test(folder)
    expect(said(await analyze([rows, ...beside]), isLog)).toEqual(said(await analyze([...loaded, ...beside]), isLog))
  } finally {
    rmSync(rows, { recursive: true })
  }
})
