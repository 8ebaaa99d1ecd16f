/** Reports that were kept (`--format json`), of this version of the contract or the one before. */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import type { Report, ToolCallReport } from '../model/report.ts'
import type { Compared } from '../reporters/compare.ts'
import { isOwnReport } from '../sources/input/not-evidence.ts'
import { UserError } from './user-error.ts'

/** What version 1 has otherwise: a chain for each tool call, and no totals. */
interface FirstVersion extends Pick<Report, 'findings' | 'identities'> {
  version: 1
  toolCalls: readonly Omit<ToolCallReport, 'findings' | 'steps' | 'callsTotal'>[]
  chains: readonly (Pick<ToolCallReport, 'firstBroken' | 'steps'> & { toolCall: string })[]
}

/**
 * @returns nothing where it is no report, but evidence
 * @throws {UserError} where it is one that can't be read
 */
export function savedReport(path: string): Compared | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile() || !isOwnReport(headOf(path))) return undefined
  let report: Report | FirstVersion
  try {
    report = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UserError(
      `${path} is a report of rolecall that cannot be read (${(error as Error).message}): expected one of --format json, whole.`,
    )
  }
  return report.version === 1 ? fromFirst(report) : report
}

function headOf(path: string): string {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(400)
    return head.toString('utf8', 0, readSync(file, head, 0, head.length, 0))
  } finally {
    closeSync(file)
  }
}

function fromFirst({ findings, identities, toolCalls, chains }: FirstVersion): Compared {
  const chainOf = new Map(chains.map((chain) => [chain.toolCall, chain]))
  return {
    findings,
    identities,
    totals: { toolsTotal: new Set(toolCalls.map(({ tool }) => tool)).size },
    toolCalls: toolCalls.map((one) => {
      const { firstBroken, steps = [] } = chainOf.get(one.id) ?? {}
      return { ...one, findings: [], ...(firstBroken && { firstBroken }), steps, callsTotal: one.calls.length }
    }),
  }
}
