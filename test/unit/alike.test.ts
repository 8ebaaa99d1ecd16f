/** A tool call that stands for others like it: the report says the same as if all of them had been looked at. */
import { describe, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { casesOf } from '../../src/engine/cases/cases.ts'
import { reportOf } from '../../src/engine/judge/report.ts'
import { Judge } from '../../src/engine/judge/run-rules.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import type { Report } from '../../src/model/report.ts'
import { github } from '../../src/reporters/github.ts'
import { markdown } from '../../src/reporters/markdown.ts'
import { sarif } from '../../src/reporters/sarif.ts'
import { terminal } from '../../src/reporters/terminal/terminal.ts'
import { AMBIENT, at, ROLE, RunBuilder } from './run-builder.ts'

const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')
const ALL = 50
const LOOKED_AT = 4

type Fill = (run: RunBuilder, from: number, nth: number) => void

const assumed = { operation: 'AssumeRole', role: ROLE, key: AMBIENT }

/** What tool calls may do, each of its kind alike but for times and ids. */
const KINDS: Readonly<Record<string, Fill>> = {
  'healthy, with a session of its own': (run, from) =>
    run.tool('read', from, from + 500, [
      { ...assumed, from: from + 1, to: from + 20, issues: SESSION },
      { operation: 'GetObject', from: from + 30, to: from + 90, key: SESSION },
    ]),
  'healthy, with the session of the first': (run, from, nth) =>
    run.tool('read', from, from + 500, [
      ...(nth === 0 ? [{ ...assumed, from: from + 1, to: from + 20, issues: SESSION }] : []),
      { operation: 'GetObject', from: from + 30, to: from + 90, key: SESSION },
    ]),
  'signed by the host, the role never asked for': (run, from) =>
    run.tool('read', from, from + 500, [{ operation: 'GetObject', from: from + 30, to: from + 90, key: AMBIENT }]),
  'refused the role, and gone on as the host': (run, from) =>
    run.tool('read', from, from + 500, [
      {
        ...assumed,
        from: from + 1,
        to: from + 20,
        error: ['AccessDenied', 'not authorized to perform sts:AssumeRole'],
      },
      { operation: 'GetObject', from: from + 30, to: from + 90, key: AMBIENT },
    ]),
  'denied the data': (run, from) =>
    run.tool('read', from, from + 500, [
      { ...assumed, from: from + 1, to: from + 20, issues: SESSION },
      {
        operation: 'GetObject',
        from: from + 30,
        to: from + 90,
        key: SESSION,
        error: ['AccessDenied', 'Access Denied'],
      },
    ]),
  'without a call': (run, from) => run.tool('read', from, from + 500, []),
}

const outcomes = (run: RunBuilder, state: 'passed' | 'failed', times: number) => {
  for (let nth = 0; nth < times; nth++) {
    const start = at(nth * 1000)
    run.records.push({
      type: 'outcome',
      name: `read ${nth}`,
      tool: 'read',
      state,
      start,
      end: start + 500_000,
      evidence: { kind: 'test', file: 'results.json', line: nth + 1 },
    })
  }
}

function casesFor(fill: Fill, state: 'passed' | 'failed' | undefined, times: number) {
  const run = new RunBuilder().coverage()
  for (let nth = 0; nth < times; nth++) fill(run, nth * 1000, nth)
  if (state) outcomes(run, state, times)
  return casesOf(run.records)
}

function reported(read: ReturnType<typeof casesOf>): Report {
  const judge = new Judge(rules)
  for (const c of read.cases) judge.add(c)
  const input = {
    file: 'run',
    format: 'rolecall spans',
    records: 1,
    skipped: 0,
    skips: [],
    proves: [],
    cannotProve: [],
  }
  return reportOf({ ...read, inputs: [input] }, judge)
}

/** So many of them, the last of which stands for all that are not looked at. */
function standingFor(kind: string, state?: 'passed' | 'failed'): ReturnType<typeof casesOf> {
  const read = casesFor(KINDS[kind]!, state, LOOKED_AT)
  const last = read.cases.findLast((c) => c.toolCall.kind === 'mcp')!
  Object.assign(last.toolCall, { alike: ALL - LOOKED_AT + 1 })
  return read
}

/** All that is counted; which tool calls and lines are named as proof is another matter. */
function counted(report: Report) {
  const { from: _, to: __, doubts, ...summary } = report.summary
  return {
    summary,
    doubts: doubts.map(({ toolCalls: _, evidence: __, ...doubt }) => doubt),
    findings: report.findings.map(({ toolCalls: _, toolCall: __, evidence: ___, ...finding }) => finding),
    inconclusive: report.inconclusive.map(({ toolCalls: _, ...one }) => one),
    identities: report.identities,
    suspects: report.suspects.map(({ evidence: _, ...suspect }) => suspect),
    totals: report.totals,
    chains: report.chains.map(({ steps: _, toolCall: __, ...chain }) => chain),
  }
}

const STATES = [undefined, 'passed', 'failed'] as const

describe.each(Object.keys(KINDS))('%s', (kind) => {
  it.each(STATES)('is counted alike whole and by what stands for it, results %s', (state) => {
    const read = casesFor(KINDS[kind]!, state, ALL)
    const few = standingFor(kind, state)
    const one = counted(reported(read))
    expect(few.cases.length).toBeLessThan(read.cases.length)
    expect(counted(reported(few))).toEqual(one)
    expect(one.summary.toolCalls).toBeGreaterThanOrEqual(ALL)
  })
})

it.each([terminal, markdown, sarif, github])('$name counts those that are stood for', (reporter) => {
  const looks = { verbose: false, color: false, unicode: true, width: 100, titles: new Map() }
  const text = reporter(reported(standingFor('refused the role, and gone on as the host', 'passed')), looks)
  expect(text).toMatch(new RegExp(`\\b${ALL}\\b`))
})
