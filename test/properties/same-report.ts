/** Analyzes recorded evidence as it is and as given in other ways, and says where the reports differ. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { analyze } from '../../src/index.ts'
import type { Report } from '../../src/model/report.ts'
import { WAYS } from './ways-to-give.ts'

/** What a report says, without where it was read from. */
function sayingOf(report: Report): unknown {
  return {
    verdict: report.summary.verdict,
    rootCauses: report.summary.rootCauses,
    findings: report.findings.map(({ ruleId, fingerprint, severity, confidence, causedBy, toolCalls }) => ({
      ruleId,
      fingerprint,
      severity,
      confidence,
      causedBy,
      toolCalls: toolCalls.length,
    })),
    inconclusive: report.inconclusive
      .map(({ ruleId, missing, settleBy, toolCalls }) => `${ruleId} ${missing} ${settleBy} ${toolCalls.length}`)
      .sort(),
    doubts: report.summary.doubts.map(({ kind, toolCalls }) => `${kind} ${toolCalls.length}`).sort(),
    passRate: report.summary.passRate?.sentence,
    unjoined: report.summary.unjoined,
    toolCalls: report.toolCalls.map((call) => `${call.tool} ${call.outcome} ${call.awsCalls} ${call.joinedBy}`).sort(),
    brokenSteps: report.toolCalls.map(({ tool, firstBroken }) => `${tool} ${firstBroken}`).sort(),
    suspects: report.suspects.map(({ suspect, verdict, findings }) => `${suspect} ${verdict} ${findings}`),
  }
}

/** One line for each way of giving a folder that changes the report. */
export async function differencesOf(folder: string): Promise<string[]> {
  const expected = sayingOf(await analyze([folder]))
  const differences: string[] = []
  for (const [way, turn] of Object.entries(WAYS)) {
    const parent = mkdtempSync(join(tmpdir(), 'rolecall-way-'))
    try {
      const copy = join(parent, 'given')
      cpSync(folder, copy, { recursive: true })
      if (!turn(copy)) continue
      const got = sayingOf(await analyze([way === 'in a folder of another name' ? relative('.', copy) : copy]))
      const what = changed(expected, got)
      if (what) differences.push(`${folder}, ${way}: ${what}`)
    } finally {
      rmSync(parent, { recursive: true, force: true })
    }
  }
  return differences
}

function changed(before: unknown, after: unknown): string | undefined {
  const [a, b] = [before, after] as Record<string, unknown>[]
  const parts = Object.keys(a!).flatMap((part) => {
    const [was, is] = [JSON.stringify(a![part]), JSON.stringify(b![part])]
    return was === is ? [] : [`${part} was ${was}, is ${is}`]
  })
  return parts.length ? parts.join('; ') : undefined
}
