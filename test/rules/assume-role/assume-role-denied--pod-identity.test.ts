import { expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { judge, RunBuilder } from '../../unit/run-builder.ts'

const SAID = 'Unauthorized Exception! EKS does not have permissions to assume the associated role.'

it('EKS that may not assume the pod’s role asks for its trust, and for nobody’s permission', () => {
  const run = new RunBuilder()
  run.call('f'.repeat(32), undefined, {
    service: 'EKS Auth',
    operation: 'AssumeRoleForPodIdentity',
    from: 10,
    to: 40,
    error: ['AccessDeniedException', SAID],
  })
  const findings = judge(run.records, rules).findings
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['assume-role-denied'])
  expect(findings[0]?.fix).toMatch(/"Service":"pods.eks.amazonaws.com".*"sts:AssumeRole","sts:TagSession"/)
  expect(findings[0]?.fix).not.toContain('eks-auth:')
})

it('is seen in the log of the application that was told so', () => {
  const run = new RunBuilder().log(10, `sync failed: get credentials: failed to load credentials, ${SAID}`, 'error')
  expect(judge(run.records, rules).findings[0]).toMatchObject({ ruleId: 'assume-role-denied', confidence: 'medium' })
})
