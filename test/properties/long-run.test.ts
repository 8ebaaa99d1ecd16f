/** The report of a long run is short, and counts what it leaves out; its time grows with the run, not faster. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { casesOf } from '../../src/engine/cases/cases.ts'
import { wholeReportOf } from '../../src/engine/judge/report.ts'
import { Judge } from '../../src/engine/judge/run-rules.ts'
import { totalOf } from '../../src/model/alike.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import type { Report, ToolCallReport } from '../../src/model/report.ts'
import { json } from '../../src/reporters/json.ts'
import { AMBIENT, at, ROLE, RunBuilder } from '../unit/run-builder.ts'

const TOOLS = ['search', 'read', 'list', 'head', 'copy', 'tag', 'query', 'put', 'delete', 'scan']
const EVERY = 100

/** Of each hundred tool calls one is refused its role, one hangs, one is denied its data. */
function fill(run: RunBuilder, nth: number): void {
  const from = nth * 700
  const tool = TOOLS[nth % TOOLS.length]!
  const session = fingerprintKey(`ASIAQ3EGRGAK${String(nth).padStart(8, '0')}`)
  const role = { operation: 'AssumeRole', role: ROLE, key: AMBIENT, from: from + 1, to: from + 40 }
  const data = { operation: 'GetObject', bucket: 'data', from: from + 50, to: from + 120, key: session }
  const more = Array.from({ length: nth % 4 }, (_, n) => ({ ...data, from: from + 130 + n, to: from + 150 + n }))
  if (nth % EVERY === 7)
    run.tool(tool, from, from + 300, [
      { ...role, error: ['AccessDenied', 'not authorized to perform sts:AssumeRole'] },
      { ...data, key: AMBIENT },
    ])
  else if (nth % EVERY === 42)
    run.tool(tool, from, undefined, [
      { ...role, issues: session },
      { ...data, to: undefined as never },
    ])
  else if (nth % EVERY === 71)
    run.tool(tool, from, from + 300, [
      { ...role, issues: session },
      { ...data, error: ['AccessDenied', 'Access Denied'] },
    ])
  else run.tool(tool, from, from + 300, [{ ...role, issues: session }, data, ...more])
}

function runOf(toolCalls: number) {
  const run = new RunBuilder().coverage({ to: at(toolCalls * 700) })
  for (let nth = 0; nth < toolCalls; nth++) fill(run, nth)
  return run
}

function reported(toolCalls: number) {
  const read = casesOf(runOf(toolCalls).records)
  // What else the machine does in the meantime is not counted.
  const started = process.cpuUsage()
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
  const whole = wholeReportOf({ ...read, inputs: [input] }, judge)
  const { user, system } = process.cpuUsage(started)
  return { ...whole, took: user + system }
}

const LONG = 20_000

describe(`${LONG} tool calls, three of a hundred suspicious`, () => {
  let report: Report
  let all: () => Iterable<ToolCallReport>
  beforeAll(() => {
    const made = reported(LONG)
    report = made.report
    all = made.toolCalls
  }, 120_000)

  it('is told in less than 2 MB', () => {
    let bytes = 0
    for (const piece of json(report, {} as never) as Iterable<string>) bytes += Buffer.byteLength(piece)
    expect(bytes).toBeLessThan(2e6)
    expect(report.toolCalls.length).toBeLessThanOrEqual(300)
  })

  it('is valid by the published schema', () => {
    const schema = JSON.parse(readFileSync('docs/report.schema.json', 'utf8'))
    const valid = new Ajv2020({ allErrors: true, allowUnionTypes: true, validateFormats: false }).compile(schema)
    expect(valid(JSON.parse(JSON.stringify(report))), JSON.stringify(valid.errors?.[0])).toBe(true)
  })

  it('counts all of them, by every way of counting', () => {
    const counts = (of: (one: ToolCallReport) => unknown, toolCalls: Iterable<ToolCallReport>) => {
      const found = new Map<unknown, number>()
      for (const one of toolCalls) found.set(of(one), (found.get(of(one)) ?? 0) + totalOf([one]))
      return new Map([...found].sort())
    }
    expect(report.totals.toolCalls).toBe(LONG)
    expect(totalOf(report.toolCalls)).toBe(LONG)
    expect(report.chains.reduce((sum, chain) => sum + chain.count, 0)).toBe(LONG)
    expect(report.totals.tools.reduce((sum, tool) => sum + tool.count, 0)).toBe(LONG)
    for (const of of [
      (one: ToolCallReport) => one.outcome,
      (one: ToolCallReport) => one.reached,
      (one: ToolCallReport) => one.tool,
      (one: ToolCallReport) => one.firstBroken,
      (one: ToolCallReport) => one.findings.join(),
      (one: ToolCallReport) => one.open > 0,
    ])
      expect(counts(of, report.toolCalls)).toEqual(counts(of, all()))
  })

  it('names only tool calls that it shows, and of each finding some', () => {
    const shown = new Map(report.toolCalls.map((one) => [one.id, one]))
    for (const { toolCalls, toolCallsTotal, fingerprint, evidence } of report.findings) {
      expect(toolCallsTotal).toBe(LONG / EVERY)
      expect(toolCalls.length).toBeGreaterThan(0)
      expect(toolCalls.length).toBeLessThanOrEqual(20)
      expect(evidence.length).toBeLessThanOrEqual(20)
      for (const id of toolCalls) expect(shown.get(id)?.findings).toContain(fingerprint)
    }
    for (const { toolCall } of report.chains) expect(shown.has(toolCall)).toBe(true)
    const keys = new Set(report.identities.map(({ key }) => key))
    for (const { calls, signed = [], keys: own } of report.toolCalls)
      for (const key of [...calls, ...signed].flatMap((one) => one.key ?? []).concat(own)) expect(keys).toContain(key)
  })

  it('says who signed how much, whichever keys it names', () => {
    const calls = [...all()].flatMap((one) => one.calls)
    const total = calls.filter(({ key }) => key !== undefined).length
    expect(report.identities.reduce((sum, one) => sum + one.calls, 0)).toBe(total)
    expect(totalOf(report.identities)).toBe(new Set(calls.flatMap(({ key }) => key ?? [])).size)
    const signed = report.toolCalls.reduce(
      (sum, one) =>
        sum +
        (one.signed?.reduce((own, { sts, data }) => own + sts + data, 0) ??
          one.calls.filter(({ kind }) => kind === 'aws').length),
      0,
    )
    expect(signed).toBe(calls.filter(({ kind }) => kind === 'aws').length)
  })

  it('has every tool call in full for whoever asks for all', () => {
    let seen = 0
    for (const one of all()) {
      seen++
      expect(one.alike).toBeUndefined()
      expect(one.calls).toHaveLength(one.callsTotal)
    }
    expect(seen).toBe(LONG)
  })
})

it('takes four times as long for four times as many, not more', () => {
  reported(1000)
  const least = (length: number) => Math.min(reported(length).took, reported(length).took)
  const [short, long] = [least(2500), least(10_000)]
  // Quadratic is sixteen times as long.
  expect(long / short).toBeLessThan(8)
}, 180_000)
