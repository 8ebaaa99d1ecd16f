import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/data/no-region.ts'
import { findingsOf, RunBuilder } from '../../unit/run-builder.ts'

it('is raised, and says that nothing was sent', () => {
  const run = new RunBuilder().coverage()
  run.tool('tool', 0, 100, [{ operation: 'GetObject', from: 10, to: 90, error: ['Error', 'Region is missing'] }])
  const [finding] = findingsOf(run, rule)
  expect([finding?.ruleId, finding?.severity]).toEqual(['no-region', 'error'])
  expect(finding?.observed).toContain('Region is missing')
})

it('does not cry wolf', () => {
  const run = new RunBuilder().coverage()
  run.tool('tool', 0, 100, [
    { operation: 'GetObject', from: 10, to: 90, error: ['NoSuchBucket', 'not in this region'] },
  ])
  expect(findingsOf(run, rule)).toEqual([])
})
