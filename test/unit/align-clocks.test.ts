import { expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { casesOf } from '../../src/engine/cases/cases.ts'
import type { LogRecord } from '../../src/model/records.ts'
import { at, judge, RunBuilder } from './run-builder.ts'

const hung = (skew: number, more: { jsonrpcId?: string } = {}) => {
  const run = new RunBuilder().coverage()
  const trace = run.tool(
    'text',
    0,
    9000,
    [{ operation: 'GetObject', from: 100, to: 8900, bucket: 'data' }],
    more.jsonrpcId ? { 'jsonrpc.request.id': more.jsonrpcId } : {},
  )
  const ids = more.jsonrpcId ? more : { traceId: trace }
  return run.outcome('text', skew, skew + 3000, 'timeout', { timeout: 3_000_000, ...ids })
}

it('corrects a runner’s clock by shared trace ids, and says so', () => {
  const report = judge(hung(45_000).records, rules)
  expect(report.toolCalls[0]?.deadline).toMatchObject({ afterMs: 3000, from: 'runner' })
  expect(report.summary.notes).toEqual([
    "results.json: its clock is 45 s ahead of the spans' (median of 1 shared id); its times were corrected",
  ])
})

it('corrects it by JSON-RPC ids that were used once', () => {
  const report = judge(hung(-3_600_000, { jsonrpcId: '7' }).records, rules)
  expect(report.toolCalls).toHaveLength(1)
  expect(report.toolCalls[0]?.deadline?.afterMs).toBe(3000)
})

it('leaves clocks alone that agree', () => {
  const report = judge(hung(-3).records, rules)
  expect(report.summary.notes).toEqual([])
})

it('finds the tool call of a log written in another time zone', () => {
  const run = new RunBuilder().coverage()
  const traceId = run.tool('text', 0, 500, [])
  const log: LogRecord = {
    type: 'log',
    time: at(2 * 3_600_000 + 100),
    body: 'reading',
    attributes: {},
    traceId,
    process: '',
    service: '',
    evidence: { kind: 'log', file: 'server.log', line: 1 },
  }
  const later: LogRecord = {
    ...log,
    time: at(2 * 3_600_000 + 200),
    body: 'no trace id here',
    evidence: { ...log.evidence, line: 2 },
  }
  delete later.traceId
  const { cases, notes } = casesOf([...run.records, log, later])
  expect(cases[0]?.logs.map((record) => record.body)).toEqual(['reading', 'no trace id here'])
  expect(notes[0]).toMatch(/server\.log: its clock is .* ahead/)
})
