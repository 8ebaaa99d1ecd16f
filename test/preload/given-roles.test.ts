/** Services that are given a role to work as: who refuses it names it seldom. */
import { expect, test } from 'vitest'
import { inputAttributes } from '../../instrumentation/register/aws-sdk-v3.ts'
import { ROLECALL as R } from '../../src/model/attributes.ts'

const ROLE = 'arn:aws:iam::391827364550:role/Worker'

test.each([
  ['Lambda CreateFunction', { FunctionName: 'hook', Role: ROLE }],
  ['CodeBuild CreateProject', { name: 'build', serviceRole: ROLE }],
  ['ECS RegisterTaskDefinition', { family: 'task', executionRoleArn: ROLE }],
  ['Step Functions CreateStateMachine', { name: 'steps', roleArn: ROLE }],
  ['SageMaker CreateTrainingJob', { TrainingJobName: 'job', RoleArn: ROLE }],
])('%s', (_, input) => {
  expect(inputAttributes(input)[R.stsRoleArn]).toBe(ROLE)
})

test('a role by its name alone, or of another kind, is left', () => {
  expect(inputAttributes({ Role: 'Worker' })[R.stsRoleArn]).toBeUndefined()
  expect(inputAttributes({ FunctionName: 'hook', Role: { name: ROLE } })[R.stsRoleArn]).toBeUndefined()
})
