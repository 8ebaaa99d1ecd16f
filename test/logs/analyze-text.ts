/** A log as somebody pasted it, through the whole analysis. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EXIT, exitCodeOf } from '../../src/cli/exit-code.ts'
import { analyze } from '../../src/index.ts'
import type { Report } from '../../src/model/report.ts'

export async function analyzeText(text: string | Buffer, name = 'server.log'): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-pasted-'))
  try {
    writeFileSync(join(folder, name), text)
    return await analyze([join(folder, name)])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Rules that found something above a remark. */
export function accused(report: Report): string[] {
  return [...new Set(report.findings.filter((one) => one.severity !== 'info').map((one) => one.ruleId))]
}

/** Read, and said to be fine. */
export function isGreen(report: Report): boolean {
  return exitCodeOf(report, 'error') === EXIT.clean && accused(report).length === 0
}
