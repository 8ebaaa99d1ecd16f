/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), as code scanning reads it. */
import type { Location, Log, ReportingDescriptor, Result } from 'sarif'
import type { CodePlace, Evidence } from '../model/records.ts'
import type { Finding, Report } from '../model/report.ts'
import type { Severity } from '../model/rule.ts'
import { orderless, printable } from './printable.ts'
import { codePlacesOf, type ReporterOptions } from './reporter.ts'
import { rulePage, rulePageAddress } from './rule-page.ts'

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, Result.level>
/** Code scanning sorts by this number; ours are no vulnerabilities, so they stay below "critical". */
const RANK = { high: 90, medium: 60, low: 30 } as const

export function sarif(report: Report, options: ReporterOptions): string {
  const ids = [...new Set(report.findings.map((finding) => finding.ruleId))].sort()
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    runs: [
      {
        tool: {
          driver: {
            name: 'rolecall',
            semanticVersion: report.tool.version,
            rules: ids.map((id) => descriptor(id, report, options)),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that rolecall was run in.' } } },
        invocations: [{ executionSuccessful: true }],
        results: report.findings.map((finding) => resultOf(finding, ids)),
        properties: {
          headline: sentence(report.summary.headline),
          suspects: report.suspects.map(({ suspect, verdict, why }) => ({ suspect, verdict, why: sentence(why) })),
          inconclusive: report.inconclusive.map(({ ruleId, settleBy }) => ({ ruleId, settleBy: sentence(settleBy) })),
        },
      },
    ],
  }
  return `${orderless(JSON.stringify(log, null, 2))}\n`
}

/** Viewers make a link of `[text](address)` in a message: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ (3.11.6). */
function sentence(text: string, max?: number): string {
  return printable(text, max).replaceAll('](', '] (')
}

function descriptor(id: string, report: Report, options: ReporterOptions): ReportingDescriptor {
  const worst = report.findings.find((finding) => finding.ruleId === id)!
  const title = options.titles.get(id) ?? id
  const page = rulePage(id)
  const address = rulePageAddress(id)
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. \`rolecall explain ${id}\` tells more.` },
    defaultConfiguration: { level: LEVEL[worst.severity] },
    ...(address !== undefined && { helpUri: address }),
    help: { text: `rolecall explain ${id}`, ...(page !== undefined && { markdown: page }) },
  }
}

function resultOf(finding: Finding, ids: readonly string[]): Result {
  const text = (value: string) => sentence(value, 4000)
  // A result without a place is dropped by code scanning: a finding without evidence names the run.
  const evidence: readonly Evidence[] = finding.evidence.length ? finding.evidence : [{ kind: 'coverage', file: '.' }]
  // A pull request shows what stands in its files: the calls' places in the code, where they are known.
  const [first, ...related] = [...codePlacesOf(finding).map(codeLocation), ...evidence.map(locationOf)]
  return {
    ruleId: finding.ruleId,
    ruleIndex: ids.indexOf(finding.ruleId),
    level: LEVEL[finding.severity],
    rank: RANK[finding.confidence],
    message: {
      text: [
        text(finding.message),
        `Expected: ${text(finding.expected)}`,
        `Observed: ${text(finding.observed)}`,
        `Fix: ${text(finding.fix)}`,
      ].join('\n'),
    },
    locations: [first!],
    ...(related.length && { relatedLocations: related.map((location, id) => ({ id: id + 1, ...location })) }),
    partialFingerprints: { 'rolecall/v1': finding.fingerprint },
    ...(finding.suppressed && {
      suppressions: [{ kind: 'external', status: 'accepted', justification: text(finding.suppressed.reason) }],
    }),
    properties: {
      confidence: finding.confidence,
      subject: finding.subject.map((one) => text(one)),
      toolCalls: finding.toolCallsTotal,
      // More than the locations above, where there are very many.
      places: finding.evidenceTotal,
      ...(finding.causedBy && { causedBy: finding.causedBy }),
    },
  }
}

function codeLocation({ file, line, column, function: name }: CodePlace): Location {
  return {
    physicalLocation: {
      artifactLocation: artifactOf(file),
      region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
    },
    ...(name && { logicalLocations: [{ name: sentence(name, 200), kind: 'function' }] }),
    message: { text: `The call is made here${name ? `, in ${sentence(name, 200)}` : ''}.` },
  }
}

function locationOf(evidence: Evidence): Location {
  const region = evidence.line === undefined ? {} : { region: { startLine: evidence.line } }
  const about = [evidence.time, evidence.id, evidence.spanId && `span ${evidence.spanId}`, evidence.at, evidence.quote]
  const text = about.filter(Boolean).join(' · ')
  return {
    physicalLocation: { artifactLocation: artifactOf(evidence.file), ...region },
    ...(text && { message: { text: sentence(text, 1000) } }),
  }
}

/** Relative to the folder of the run where it can be; standard input and archive members keep their names. */
function artifactOf(file: string): { uri: string; uriBaseId?: string } {
  const path = printable(file, 4000).replaceAll('\\', '/')
  const uri = path.split('/').map(encodeURIComponent).join('/')
  if (path.startsWith('/')) return { uri: `file://${uri}` }
  return { uri: uri.replace(/^(\.\/)+/, ''), uriBaseId: '%SRCROOT%' }
}
