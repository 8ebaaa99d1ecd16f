import { expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { AMBIENT, type Made, ROLE } from '../../unit/run-builder.ts'
import { assume, caller, covered, ids, one, SESSION, WRITER } from './kit.ts'

const scan = (from: number, key: string, table: string, operation = 'Scan'): Made => ({
  service: 'DynamoDB',
  operation,
  from,
  to: from + 20,
  key,
  attributes: { [R.resource]: table },
})
/** One caller is served as his role; then another comes. */
const served = (calls: readonly Made[]) => {
  const run = covered()
  run.tool('positions', 0, 100, [assume(10), scan(60, SESSION, 'positions')], caller('anna', ROLE))
  run.tool('positions', 200, 300, calls, caller('ben', WRITER))
  return run
}

it('is raised of a table that roles’ sessions read for other callers', () => {
  const run = served([scan(220, AMBIENT, 'positions')])
  expect(ids(run)).toEqual(['assume-role-skipped'])
  expect(one(run, 'assume-role-skipped')!.message).toContain(`never called for ${WRITER}`)
})

it('leaves a server the tables that are its own', () => {
  expect(ids(served([scan(220, AMBIENT, 'sessions')]))).toEqual([])
  expect(ids(served([scan(220, AMBIENT, 'positions', 'PutItem')]))).toEqual([])
})

it('tells tables apart beside the role’s own call', () => {
  const run = covered()
  run.tool('positions', 0, 100, [assume(10), scan(60, SESSION, 'positions'), scan(80, AMBIENT, 'sessions')])
  expect(ids(run).filter((id) => one(run, id)!.severity !== 'info')).toEqual([])
})
