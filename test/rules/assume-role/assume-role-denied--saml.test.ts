import { expect, it } from 'vitest'
import { analyzeText } from '../../logs/analyze-text.ts'
import { assume, raised } from './kit.ts'

const REFUSED = 'Not authorized to perform sts:AssumeRoleWithSAML'

it('names the provider and the assertion where a role refuses a SAML assertion', () => {
  const { key, ...unsigned } = assume('AccessDenied', REFUSED, { operation: 'AssumeRoleWithSAML', unsigned: true })
  const [finding, ...others] = raised('assume-role-denied', [unsigned])
  expect(others).toEqual([])
  expect(finding?.message).toMatch(/^STS refused AssumeRoleWithSAML of arn:.*does not accept the assertion$/)
  expect(finding?.fix).toContain('saml-provider')
})

it('is silent where the next try of the same caller was accepted', () => {
  const { key, ...refused } = assume('AccessDenied', REFUSED, { operation: 'AssumeRoleWithSAML', unsigned: true })
  const {
    key: _,
    error,
    ...accepted
  } = assume('', '', { operation: 'AssumeRoleWithSAML', unsigned: true, from: 100, to: 150 })
  expect(raised('assume-role-denied', [refused, accepted])).toEqual([])
})

it('hears it from a log', async () => {
  const report = await analyzeText(`2026-05-26 10:02:11,118 INFO saml authenticating as jane
2026-05-26 10:02:12,911 ERROR saml An error occurred (AccessDenied) when calling the AssumeRoleWithSAML operation: ${REFUSED}`)
  expect(report.findings[0]?.ruleId).toBe('assume-role-denied')
})
