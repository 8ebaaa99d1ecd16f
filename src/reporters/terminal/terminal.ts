/** The terminal: the verdict in the first lines, chain and fixes in some forty, everything with `--verbose`. */
import type { Finding, Report } from '../../model/report.ts'
import { FEW } from '../few.ts'
import { type Page, pageOf } from '../page.ts'
import { active, type ReporterOptions } from '../reporter.ts'
import { causesInShort, othersInShort, restInShort } from './brief.ts'
import { chains } from './chain.ts'
import { firstScreen } from './first-screen.ts'
import { causes, evidence, identities, inconclusive, notCounted, passRate, suspects } from './full.ts'
import { waterfalls } from './waterfall.ts'

type Section = (page: Page, report: Report, findings: readonly Finding[], options: ReporterOptions) => void

const brief = (mostCauses: number, ...bars: Section[]): Section[] => [
  firstScreen,
  chains,
  (page, report, findings) => causesInShort(page, report, findings, mostCauses),
  ...bars,
  othersInShort,
  restInShort,
]
/** The fullest first. */
const BRIEF = [brief(FEW.causes, waterfalls), ...[FEW.causes, 2, 1].map((most) => brief(most))]
const FULL: Section[] = [
  firstScreen,
  chains,
  causes,
  notCounted,
  identities,
  waterfalls,
  suspects,
  passRate,
  inconclusive,
  evidence,
]

/** A short report has room for so many lines: where causes and chains take them, waterfalls give way, then the last causes. */
const ROOM = 75

export function terminal(report: Report, options: ReporterOptions): string {
  if (options.verbose) return written(FULL, report, options)
  let shown = ''
  for (const sections of BRIEF) {
    shown = written(sections, report, options)
    if (shown.split('\n').length <= ROOM) break
  }
  return shown
}

function written(sections: readonly Section[], report: Report, options: ReporterOptions): string {
  const page = pageOf(options)
  const findings = active(report)
  for (const section of sections) section(page, report, findings, options)
  return page.toString()
}
