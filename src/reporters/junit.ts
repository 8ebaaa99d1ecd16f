/**
 * JUnit XML for test dashboards: each finding a failed case, each cleared suspect a passed one, what could not be settled
 * a skipped one.
 */
import type { Finding, Report } from '../model/report.ts'
import { printable } from './printable.ts'
import { place } from './reporter.ts'

export function junit(report: Report): string {
  const suites = [findingsSuite(report), suspectsSuite(report), inconclusiveSuite(report)].filter(
    (one) => one.cases.length,
  )
  const total = (of: (suite: Suite) => number) => suites.reduce((sum, suite) => sum + of(suite), 0)
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="rolecall" tests="${total(tests)}" failures="${total(failures)}" errors="0">`,
    ...suites.flatMap((suite) => [
      `  <testsuite name="${suite.name}" tests="${tests(suite)}" failures="${failures(suite)}" errors="0" skipped="${suite.cases.filter((one) => one.state === 'skipped').length}" time="0"${timestamp(report)}>`,
      ...suite.cases.map(caseXml),
      '  </testsuite>',
    ]),
    '</testsuites>',
  ]
  return `${lines.join('\n')}\n`
}

interface Suite {
  name: string
  cases: Case[]
}

interface Case {
  classname: string
  name: string
  state: 'passed' | 'failed' | 'skipped'
  message?: string
  type?: string
  text?: string
}

const tests = (suite: Suite) => suite.cases.length
const failures = (suite: Suite) => suite.cases.filter((one) => one.state === 'failed').length

function timestamp(report: Report): string {
  // The schema knows no fractions and no zone.
  return report.summary.from ? ` timestamp="${xml(report.summary.from.slice(0, 19))}"` : ''
}

function findingsSuite(report: Report): Suite {
  return {
    name: 'findings',
    cases: report.findings.map((finding) => ({
      classname: `rolecall.${finding.ruleId}`,
      name: `${finding.message} [${finding.fingerprint}]`,
      ...(finding.suppressed
        ? { state: 'skipped', message: `not counted (${finding.suppressed.by}): ${finding.suppressed.reason}` }
        : finding.severity === 'info'
          ? { state: 'passed', text: details(finding) }
          : { state: 'failed', message: finding.message, type: finding.severity, text: details(finding) }),
    })),
  }
}

function suspectsSuite(report: Report): Suite {
  return {
    name: 'suspects',
    cases: report.suspects
      .filter((one) => one.verdict === 'cleared')
      .map((one) => ({
        classname: 'rolecall.suspect',
        name: `${one.suspect} is cleared`,
        state: 'passed',
        text: printable(one.why),
      })),
  }
}

function inconclusiveSuite(report: Report): Suite {
  return {
    name: 'inconclusive',
    cases: [
      ...report.summary.doubts.map(
        (doubt): Case => ({
          classname: `rolecall.${doubt.kind}`,
          name: doubt.says,
          // A dashboard that shows only green would say ✓.
          state: report.summary.verdict === 'unknown' ? 'failed' : 'skipped',
          message: doubt.settleBy,
          type: 'unknown',
        }),
      ),
      ...report.inconclusive.map(
        (one, i): Case => ({
          classname: `rolecall.${one.ruleId}`,
          name: `could not be settled (${i + 1})`,
          state: 'skipped',
          message: one.settleBy,
        }),
      ),
    ],
  }
}

function details(finding: Finding): string {
  return [
    `severity: ${finding.severity}, confidence: ${finding.confidence}`,
    `expected: ${printable(finding.expected)}`,
    `observed: ${printable(finding.observed)}`,
    `fix: ${printable(finding.fix)}`,
    ...finding.evidence.map((one) => `evidence: ${printable(place(one), 300)} ${one.time ?? ''}`.trimEnd()),
  ].join('\n')
}

function caseXml(one: Case): string {
  const open = `    <testcase classname="${xml(one.classname)}" name="${xml(printable(one.name, 500))}" time="0"`
  const text =
    one.text === undefined
      ? ''
      : one.text
          .split('\n')
          .map((line) => xml(printable(line)))
          .join('\n')
  const message = ` message="${xml(printable(one.message ?? '', 500))}"`
  if (one.state === 'failed') return `${open}><failure${message} type="${xml(one.type!)}">${text}</failure></testcase>`
  if (one.state === 'skipped') return `${open}><skipped${message}/></testcase>`
  return text ? `${open}><system-out>${text}</system-out></testcase>` : `${open}/>`
}

function xml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
