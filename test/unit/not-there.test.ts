/** A 404 to a HEAD is the answer that was asked for. */
import { expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { exitCodeOf } from '../../src/cli/exit-code.ts'
import { SEMCONV as S } from '../../src/model/attributes.ts'
import { judge, type Made, RunBuilder } from './run-builder.ts'

const head = (code: string, status: number): Made => ({
  operation: 'HeadObject',
  from: 10,
  to: 40,
  bucket: 'acme',
  error: [code, ''],
  attributes: { [S.httpStatus]: status },
})

/** Stock spans: nobody says how the work ended. */
function exitOf(...calls: Made[]): number {
  const run = new RunBuilder()
  for (const [n, call] of calls.entries()) run.call(`${n}`.repeat(32), undefined, call)
  return exitCodeOf(judge(run.records, rules), 'error')
}

it.each(['NotFound', '404', 'ClientError'])('%s is no broken step where nothing failed', (code) => {
  expect(exitOf(head(code, 404))).toBe(0)
  expect(exitOf(head(code, 404), head(code, 404))).toBe(0)
})

it.each(['304', 'NotModified'])('%s is what a conditional read is answered where nothing has changed', (code) => {
  const unchanged = { ...head(code, 304), operation: 'GetObject' }
  expect(exitOf(unchanged)).toBe(0)
  const run = new RunBuilder()
  run.tool('picture', 0, 100, [unchanged])
  const report = judge(run.records, rules)
  expect(exitCodeOf(report, 'error')).toBe(0)
  expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
})

it('a read of what is not there is one, and hides behind no HEAD', () => {
  const read = { ...head('NoSuchKey', 404), operation: 'GetObject' }
  expect(exitOf(read)).not.toBe(0)
  expect(exitOf(head('NotFound', 404), read)).not.toBe(0)
})

it('work that failed with it is told still', () => {
  const run = new RunBuilder()
  run.tool('exists', 0, 100, [head('NotFound', 404)])
  run.outcome('exists', 0, 100, 'failed')
  expect(judge(run.records, rules).findings.map(({ ruleId }) => ruleId)).toContain('aws-call-failed')
})
