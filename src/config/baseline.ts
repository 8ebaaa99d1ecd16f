/** Findings known before, by fingerprint: a file to commit, so that a pipeline fails on what is new. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Report } from '../model/report.ts'
import { whyNot } from '../sources/input/locations.ts'
import { ConfigError } from './config.ts'

const WRITES_ONE = '`rolecall analyze --baseline rolecall-baseline.json --update-baseline` writes one.'

interface BaselineFile {
  format: 'rolecall-baseline'
  version: 1
  findings: { fingerprint: string; ruleId: string; message: string }[]
}

export function readBaseline(file: string): { file: string; fingerprints: ReadonlySet<string> } {
  let value: BaselineFile
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof SyntaxError ? `it is not JSON: ${error.message}` : whyNot(error)
    throw new ConfigError(`Cannot read the baseline ${file}: ${reason}. ${WRITES_ONE}`)
  }
  if (value?.format !== 'rolecall-baseline' || value.version !== 1 || !Array.isArray(value.findings))
    throw new ConfigError(`${file} is no baseline of rolecall. ${WRITES_ONE}`)
  return { file, fingerprints: new Set(value.findings.map((finding) => finding.fingerprint)) }
}

/** Sorted, without times: the file changes only when the findings do. */
export function writeBaseline(file: string, report: Report): void {
  const findings = report.findings
    .map(({ fingerprint, ruleId, message }) => ({ fingerprint, ruleId, message }))
    .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))
  const value: BaselineFile = { format: 'rolecall-baseline', version: 1, findings }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
}
