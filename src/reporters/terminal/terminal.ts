/** The terminal: the verdict in the first lines, chain and fixes in some forty, everything with `--verbose`. */
import type { Report } from '../../model/report.ts'
import { pageOf } from '../page.ts'
import { active, type ReporterOptions } from '../reporter.ts'
import { causesInShort, othersInShort, restInShort } from './brief.ts'
import { chains } from './chain.ts'
import { firstScreen } from './first-screen.ts'
import { causes, evidence, identities, inconclusive, notCounted, passRate, suspects } from './full.ts'
import { waterfalls } from './waterfall.ts'

const BRIEF = [firstScreen, chains, causesInShort, waterfalls, othersInShort, restInShort]
const FULL = [
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

/** A short report has room for so many lines: where causes and chains take them, waterfalls give way. */
const ROOM = 75

export function terminal(report: Report, options: ReporterOptions): string {
  if (options.verbose) return written(FULL, report, options)
  const whole = written(BRIEF, report, options)
  if (whole.split('\n').length <= ROOM) return whole
  return written(
    BRIEF.filter((section) => section !== waterfalls),
    report,
    options,
  )
}

function written(sections: typeof FULL, report: Report, options: ReporterOptions): string {
  const page = pageOf(options)
  const findings = active(report)
  for (const section of sections) section(page, report, findings, options)
  return page.toString()
}
