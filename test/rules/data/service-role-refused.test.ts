import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/data/service-role-refused.ts'
import { rules } from '../../../analyzers/index.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import { AMBIENT, findingsOf, judge, RunBuilder } from '../../unit/run-builder.ts'

const ROLE = 'arn:aws:iam::270966104483:role/Trainer'

function failed(service: string, operation: string, code: string, message: string, status = 400) {
  const run = new RunBuilder().coverage()
  const attributes = { [S.httpStatus]: status, [S.awsRequestId]: 'R-1' }
  const tries = [{ from: 12, to: 40, status, error: code }]
  run.tool('train', 0, 100, [
    { service, operation, from: 10, to: 50, key: AMBIENT, error: [code, message], attributes, tries },
  ])
  return run.outcome('train', 0, 100, 'failed')
}

it.each([
  [
    'SageMaker',
    'CreateTrainingJob',
    'ValidationException',
    `Could not assume role ${ROLE}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.`,
    'sagemaker',
  ],
  ['Bedrock', 'CreateModelCustomizationJob', 'ValidationException', `Could not assume role ${ROLE}.`, 'bedrock'],
  [
    'Lambda',
    'CreateFunction',
    'InvalidParameterValueException',
    'The role defined for the function cannot be assumed by Lambda.',
    'lambda',
  ],
  [
    'Glue',
    'StartJobRun',
    'InvalidInputException',
    "Service is unable to assume provided role. Please verify role's TrustPolicy",
    'glue',
  ],
  [
    'Glue',
    'StartJobRun',
    'InvalidInputException',
    `Role ${ROLE} should be given assume role permissions for Glue Service.`,
    'glue',
  ],
  [
    'Scheduler',
    'CreateSchedule',
    'ValidationException',
    'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
    'scheduler',
  ],
  [
    'CodeBuild',
    'StartBuild',
    'InvalidInputException',
    `CodeBuild is not authorized to perform: sts:AssumeRole on ${ROLE}`,
    'codebuild',
  ],
  ['SSM', 'StartAutomationExecution', 'InvalidParameters', 'The defined assume role is unable to be assumed.', 'ssm'],
  [
    'SFN',
    'CreateStateMachine',
    'AccessDeniedException',
    `Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.`,
    'states',
  ],
])('%s %s: the role does not trust the service', (service, operation, code, message, principal) => {
  const [finding] = findingsOf(failed(service, operation, code, message), rule)
  expect(finding?.fix).toContain(`"Service":"${principal}.amazonaws.com"`)
  const ids = judge(failed(service, operation, code, message).records, rules).findings.map(({ ruleId }) => ruleId)
  expect(ids).toContain('service-role-refused')
  expect(ids).not.toContain('role-arn-invalid')
  expect(ids).not.toContain('aws-call-failed')
})

it('a prefix that cannot be listed looks like an empty one', () => {
  const message = `No S3 objects found under S3 URL "s3://acme-train/a/" given in input data source. Please ensure that the bucket exists in the selected region (us-east-1), that objects exist under that S3 prefix, and that the role "${ROLE}" has "s3:ListBucket" permissions on bucket "acme-train".`
  const [finding] = findingsOf(failed('SageMaker', 'CreateTrainingJob', 'ValidationException', message), rule)
  expect(finding?.fix).toMatch(/"s3:ListBucket","Resource":"arn:aws:s3:::acme-train"/)
  expect(finding?.message).toContain(ROLE)
})

it('does not cry wolf over other validations, nor over AssumeRole itself', () => {
  expect(
    findingsOf(failed('SageMaker', 'CreateTrainingJob', 'ValidationException', '2 validation errors detected'), rule),
  ).toEqual([])
  const denied =
    'User: arn:aws:iam::270966104483:user/x is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::270966104483:role/y'
  expect(findingsOf(failed('STS', 'AssumeRole', 'AccessDenied', denied, 403), rule)).toEqual([])
})

it('names the service by its words where they name the operation alone, and invents none', () => {
  const words = 'Bedrock Knowledge Base was unable to assume the given role. Provide the proper permissions.'
  const [told] = findingsOf(failed('?', 'CreateKnowledgeBase', 'ValidationException', words), rule)
  expect(told?.message).toMatch(/^Bedrock may not assume/)
  expect(told?.fix).toContain('"bedrock.amazonaws.com"')
  const [untold] = findingsOf(failed('?', 'CreateThing', 'ValidationException', 'Cannot assume the given role.'), rule)
  expect(untold?.message).toMatch(/^the service of CreateThing may not assume/)
  expect(untold?.fix).toContain('"<service>.amazonaws.com"')
})
