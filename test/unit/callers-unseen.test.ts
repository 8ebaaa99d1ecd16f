/** Calls outside of any request, of a process that is asked where nobody watches. */
import { expect, it } from 'vitest'
import { rules } from '../../analyzers/index.ts'
import { exitCodeOf } from '../../src/cli/exit-code.ts'
import type { Coverage } from '../../src/model/records.ts'
import { coverageFileOf, readCoverage } from '../../src/sources/input/coverage.ts'
import { judge, RunBuilder } from './run-builder.ts'

const reportOf = (coverage: Partial<Coverage>, add: (run: RunBuilder) => void = () => {}) => {
  const run = new RunBuilder().coverage(coverage)
  add(run)
  return judge(run.records, rules)
}
const READ = { operation: 'GetObject', from: 1, to: 9 }
const outside = (run: RunBuilder) => void run.call('a'.repeat(32), undefined, READ)

it('leaves the answer open, and says by which ways it is asked', () => {
  const report = reportOf({ notInbound: ['9000', '/run/app.sock', 'bjoern'] }, outside)
  expect(report.summary).toMatchObject({ verdict: 'unknown', doubts: [{ kind: 'callers-unseen', toolCallsTotal: 1 }] })
  expect(report.summary.doubts[0]!.says).toBe(
    'server is asked by way of port 9000, /run/app.sock and bjoern, which is not watched: for whom an AWS call was made outside of any request, and as which role, is not known.',
  )
  expect(exitCodeOf(report, 'error')).toBe(3)
})

it('asks nothing where no call was made outside of a request, or all who ask are watched', () => {
  expect(reportOf({}, outside).summary).toMatchObject({ verdict: 'clean', doubts: [] })
  const { summary } = reportOf({ notInbound: ['9000'] }, (run) => void run.tool('read', 0, 10, [READ]))
  expect(summary.doubts.map(({ kind }) => kind)).not.toContain('callers-unseen')
})

it('is the same when it is written and read again', () => {
  const { records } = new RunBuilder().coverage({ notInbound: ['9000'] })
  const [record] = records as Coverage[]
  const file = coverageFileOf(record!)
  expect(file).toMatchObject({ unwatchedInbound: ['9000'] })
  expect(readCoverage(file, { file: 'coverage.json' })).toMatchObject({ notInbound: ['9000'] })
})
