import { describe, expect, it } from 'vitest'
import { rule as skipped } from '../../../analyzers/passes/hollow-pass-skipped.ts'
import { findingsOf, RunBuilder } from '../../unit/run-builder.ts'

describe('hollow-pass-skipped', () => {
  const suite = (reason: string, state: 'passed' | 'failed' = 'passed') =>
    new RunBuilder().outcome('unit', 0, 5, state).outcome('s3 upload', 5, 5, 'skipped', { message: reason })

  it('says what was not proved', () => {
    const [finding] = findingsOf(suite('AWS_ACCESS_KEY_ID is not set'), skipped)
    expect(finding?.message).toContain('s3 upload was skipped ("AWS_ACCESS_KEY_ID is not set")')
    expect(finding?.severity).toBe('warning')
  })

  it('is a remark in a fork’s build, and silent in a red suite', () => {
    expect(findingsOf(suite('no secrets in a pull request from a fork'), skipped)).toMatchObject([{ severity: 'info' }])
    expect(findingsOf(suite('AWS_ACCESS_KEY_ID is not set', 'failed'), skipped)).toEqual([])
  })
})
