import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/evidence/evidence-incomplete.ts'
import { rules } from '../../../analyzers/index.ts'
import { exitCodeOf } from '../../../src/cli/exit-code.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import { findingsOf, judge, RunBuilder } from '../../unit/run-builder.ts'

const subjects = (run: RunBuilder) => findingsOf(run, rule).map((finding) => finding.subject[1])

it('names calls below a parent that never came', () => {
  const run = new RunBuilder()
  run.call('a'.repeat(32), 'b'.repeat(16), { operation: 'GetObject', from: 0, to: 9 })
  expect(subjects(run)).toEqual(['missing parents'])
})

it('takes a parent for open that the preload would have named, and roots for roots', () => {
  const run = new RunBuilder().coverage()
  run.call('a'.repeat(32), 'b'.repeat(16), { operation: 'GetObject', from: 0, to: 9 })
  expect(subjects(run)).toEqual([])
  const roots = new RunBuilder()
  roots.call('a'.repeat(32), undefined, { operation: 'GetObject', from: 0, to: 9 })
  expect(subjects(roots)).toEqual([])
})

it('says that records were dropped, or that the tail was lost', () => {
  const run = new RunBuilder().coverage({ dropped: 12, tail: 'incomplete' })
  run.tool('read', 0, 10, [])
  expect(findingsOf(run, rule)[0]?.observed).toMatch(
    /12 records dropped at the size cap and its last records may be lost/,
  )
})

it('says that AWS is visible as bare HTTP only', () => {
  const bare = {
    operation: 'GET',
    from: 5,
    to: 9,
    http: { host: 'data.s3.us-east-1.amazonaws.com', path: '/a', status: 200 },
  }
  const run = new RunBuilder()
  run.tool('read', 0, 10, [bare])
  expect(subjects(run)).toEqual(['bare HTTP'])
  run.tool('list', 20, 30, [{ operation: 'ListObjectsV2', from: 21, to: 29 }])
  expect(subjects(run)).toEqual([])
})

it('tells an SDK by its user agent wherever it calls, and a download from it', () => {
  const asked = (host: string, userAgent: string) => {
    const run = new RunBuilder()
    const http = { host, path: '/a', status: 200 }
    run.tool('read', 0, 10, [{ operation: 'GET', from: 5, to: 9, http, attributes: { [S.userAgent]: userAgent } }])
    return subjects(run)
  }
  expect(asked('127.0.0.1', 'aws-sdk-js/3.1163.0 ua/2.1 api/s3#3.1163.0 m/E')).toEqual(['bare HTTP'])
  expect(asked('data.s3.us-east-1.amazonaws.com', 'undici')).toEqual([])
  expect(asked('127.0.0.1', 'undici')).toEqual([])
})

it('says that another instance answered, where all that reached the recorded one is known', () => {
  const run = new RunBuilder().coverage()
  run.tool('read', 0, 50, [])
  run.outcome('read', 0, 50, 'passed')
  expect(subjects(run)).toEqual([])
  expect(subjects(run.outcome('read', 500, 550, 'passed', { negative: true }))).toEqual([])
  expect(subjects(run.outcome('read', 1000, 1050, 'passed'))).toEqual(['another instance'])
  expect(subjects(new RunBuilder().coverage().outcome('read', 1000, 1050, 'passed'))).toEqual([])
})

it('says that the last batch is missing, where the runner knows of later calls', () => {
  const run = new RunBuilder()
  for (const [n, tool] of ['a', 'b'].entries()) {
    run.tool(tool, n * 100, n * 100 + 50, [])
    run.outcome(tool, n * 100, n * 100 + 50, 'passed')
  }
  expect(subjects(run)).toEqual([])
  expect(subjects(run.outcome('b', 8000, 8050, 'passed', { negative: true }))).toEqual([])
  expect(subjects(run.outcome('c', 9000, 9050, 'passed'))).toEqual(['last batch'])
  expect(subjects(run.outcome('a', 60, 70, 'passed'))).toEqual([])
})

it.each([{ dropped: 12 }, { tail: 'incomplete' as const }])(
  'exits as not settled where records were lost: %o',
  (lost) => {
    const run = new RunBuilder().coverage(lost)
    run.tool('read', 0, 10, [{ operation: 'GetObject', from: 1, to: 9 }])
    const report = judge(run.records, rules)
    expect(report.summary).toMatchObject({ verdict: 'unknown', doubts: [{ kind: 'records-lost' }] })
    expect(exitCodeOf(report, 'error')).toBe(3)
  },
)
