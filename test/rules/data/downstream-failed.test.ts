import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/data/downstream-failed.ts'
import { findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'

const ask = (from: number, status: number): Made => ({
  operation: 'GET',
  from,
  to: from + 20,
  http: { host: 'prices.test', path: '/v1/price', status },
})

const failing = (calls: readonly Made[]) => {
  const run = new RunBuilder().coverage()
  run.tool('price', 0, 500, calls)
  run.outcome('price', 0, 500, 'failed')
  return findingsOf(run, rule)
}

it('names the service that failed, and how', () => {
  const [finding] = failing([ask(10, 200), ask(50, 503), ask(90, 500)])
  expect(finding).toMatchObject({ confidence: 'medium', severity: 'error' })
  expect(finding!.message).toContain('prices.test')
  expect(finding!.message).toContain('503 and 500')
})

it('is less sure where something was answered well afterwards', () => {
  const [finding] = failing([ask(10, 500), { operation: 'GetObject', from: 50, to: 90 }])
  expect(finding!.confidence).toBe('low')
})

it.each([
  ['a later call comes through', [ask(10, 503), ask(50, 200)]],
  ['what was asked for is not there', [ask(10, 404)]],
])('says nothing where %s', (_, calls) => {
  expect(failing(calls)).toEqual([])
})

it('says nothing of a tool that does without', () => {
  const run = new RunBuilder().coverage()
  run.tool('price', 0, 500, [ask(10, 503)])
  expect(findingsOf(run, rule)).toEqual([])
})
