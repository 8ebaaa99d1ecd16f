import { expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { AMBIENT, denial, judge, type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'
import { assume, isNotRaisedBy, OTHER, raised, SESSION } from './kit.ts'

isNotRaisedBy('assume-role-wrong-caller', [assume(...denial(ROLE))])

const node: [string, string] = [
  'AccessDenied',
  `User: arn:aws:sts::391827364550:assumed-role/eks-nodegroup/i-0abc1234def567890 is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`,
]

it('is raised where the node calls in place of the announced web identity, and explains the refusal', () => {
  const run = new RunBuilder().coverage({ variables: ['AWS_WEB_IDENTITY_TOKEN_FILE'] })
  run.tool('bucket_list', 0, 1000, [assume(...node, { key: OTHER })])
  const [lead, next] = judge(run.records, rules).findings
  expect(lead).toMatchObject({ ruleId: 'assume-role-wrong-caller', confidence: 'medium' })
  expect(lead!.message).toContain('the role of instance i-0abc1234def567890')
  expect(next).toMatchObject({ ruleId: 'assume-role-denied', causedBy: lead!.fingerprint })
})

it('is raised where another identity could', () => {
  const right: Made = { operation: 'AssumeRole', from: 2, to: 5, key: AMBIENT, role: ROLE, issues: SESSION }
  expect(raised('assume-role-wrong-caller', [right, assume(...node, { key: OTHER })])).toMatchObject([
    { confidence: 'high' },
  ])
})

it('is not raised for a host that runs as its own role, nor for a role that assumes itself', () => {
  expect(raised('assume-role-wrong-caller', [assume(...node, { key: OTHER })])).toEqual([])
  const self = node[1].replace('assumed-role/eks-nodegroup', 'assumed-role/Reader')
  expect(
    raised('assume-role-wrong-caller', [assume('AccessDenied', self, { key: OTHER })], {
      variables: ['AWS_PROFILE'],
    }),
  ).toEqual([])
})
