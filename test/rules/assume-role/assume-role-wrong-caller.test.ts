import { expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
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

it('names who may, and the session that the tool call was given and did not use', () => {
  const BROKER = 'arn:aws:iam::391827364550:role/Broker'
  const broker: Made = {
    operation: 'AssumeRole',
    from: 1,
    to: 3,
    key: AMBIENT,
    role: BROKER,
    issues: SESSION,
    attributes: { [R.issuedSessionArn]: 'arn:aws:sts::391827364550:assumed-role/Broker/s' },
  }
  const user = `User: arn:aws:iam::391827364550:user/api is not authorized to perform: sts:AssumeRole on resource: ${ROLE}`
  const run = new RunBuilder().coverage()
  const again = fingerprintKey('ASIAQ3EGRGAKSESSION2')
  run.tool('statements', 0, 100, [
    broker,
    { operation: 'AssumeRole', from: 5, to: 8, key: SESSION, role: ROLE, issues: again },
  ])
  run.tool('exports', 200, 300, [
    { ...broker, from: 201, to: 203 },
    assume('AccessDenied', user, { from: 205, to: 209, key: AMBIENT }),
  ])
  const [lead] = judge(run.records, rules).findings
  expect(lead).toMatchObject({ ruleId: 'assume-role-wrong-caller' })
  expect(lead!.message).toContain(`though ${BROKER} may`)
  expect(lead!.fix).toContain(`session of ${BROKER} that exports was given before`)
})

it('is raised where the session that another caller was given calls, and not where it is a link of a chain', () => {
  const SOUTH = 'arn:aws:iam::391827364550:role/South'
  const refused = `User: arn:aws:sts::391827364550:assumed-role/Reader/s is not authorized to perform: sts:AssumeRole on resource: ${SOUTH}`
  const found = (named: string) => {
    const run = new RunBuilder().coverage()
    const given: Made = { operation: 'AssumeRole', from: 1, to: 3, key: AMBIENT, role: ROLE, issues: SESSION }
    run.tool('north', 0, 100, [given], { [R.tokenFingerprint]: 'tok-north', [R.tokenRoleArn]: named })
    run.tool('south', 200, 300, [assume('AccessDenied', refused, { from: 210, to: 220, key: SESSION, role: SOUTH })], {
      [R.tokenFingerprint]: 'tok-south',
      [R.tokenRoleArn]: SOUTH,
    })
    return judge(run.records, rules).findings
  }
  const [lead, next] = found(ROLE)
  expect(lead).toMatchObject({ ruleId: 'assume-role-wrong-caller', confidence: 'high' })
  expect(lead!.message).toContain(`AssumeRole of ${SOUTH} was called by the session of ${ROLE}`)
  expect(next).toMatchObject({ ruleId: 'assume-role-denied', causedBy: lead!.fingerprint })
  // A role of the server's own, on the way to its callers'.
  expect(found('arn:aws:iam::391827364550:role/North').map(({ ruleId }) => ruleId)).not.toContain(
    'assume-role-wrong-caller',
  )
})
