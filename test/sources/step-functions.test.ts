import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-step-functions-'))
afterAll(() => rmSync(folder, { recursive: true }))

const THROTTLED =
  'Rate Exceeded. (Service: AWSLambda; Status Code: 429; Error Code: TooManyRequestsException; Request ID: 6a1f3e20-0b0c-4e25-9f30-3f8a9d25d0ce; Proxy: null)'
const REFUSED =
  'User: arn:aws:sts::362890174455:assumed-role/StepFunctions-close/Qd is not authorized to perform: iam:PassRole on resource: arn:aws:iam::362890174455:role/close-task because no identity-based policy allows the iam:PassRole action (Service: Ecs, Status Code: 400, Request ID: 0b1c)'

type Step = readonly [type: string, details?: Readonly<Record<string, string>>]

/** As `aws stepfunctions get-execution-history` prints it. */
async function analyzed(name: string, steps: readonly Step[]) {
  const events = steps.map(([type, details], nth) => ({
    timestamp: `2026-11-03T03:00:${String(nth).padStart(2, '0')}.104000+00:00`,
    type,
    id: nth + 1,
    previousEventId: nth,
    ...(details && { [`${type[0]!.toLowerCase()}${type.slice(1)}EventDetails`]: details }),
  }))
  const file = join(folder, name)
  writeFileSync(file, JSON.stringify({ events }, undefined, 4))
  return analyze([file])
}

const throttled: Step = [
  'TaskFailed',
  { resourceType: 'lambda', resource: 'invoke', error: 'Lambda.TooManyRequestsException', cause: THROTTLED },
]
const begins: readonly Step[] = [
  ['ExecutionStarted', { roleArn: 'arn:aws:iam::362890174455:role/StepFunctions-close' }],
  ['TaskStateEntered', { name: 'CountRows' }],
  ['TaskScheduled', { resourceType: 'lambda', resource: 'invoke' }],
]
const ends: readonly Step[] = [
  ['TaskScheduled', { resourceType: 'lambda', resource: 'invoke' }],
  ['TaskSucceeded', { resourceType: 'lambda', resource: 'invoke' }],
  ['TaskStateExited', { name: 'CountRows' }],
]

test('a step that went well when it was tried again failed of nothing', async () => {
  const { inputs, findings, summary } = await analyzed('well.json', [
    ...begins,
    throttled,
    ...ends,
    ['ExecutionSucceeded', { output: '{}' }],
  ])
  expect(inputs).toMatchObject([{ format: 'Step Functions history', records: 8, skipped: 0 }])
  expect(findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  expect(summary.headline).toMatch(/^Nothing found/)
})

test('a step that was refused is named, and not the one before it that was tried again', async () => {
  const { findings } = await analyzed('refused.json', [
    ...begins,
    throttled,
    ...ends,
    ['TaskStateEntered', { name: 'Close' }],
    ['TaskScheduled', { resourceType: 'ecs', resource: 'runTask.sync' }],
    [
      'TaskSubmitFailed',
      { resourceType: 'ecs', resource: 'runTask.sync', error: 'ECS.AccessDeniedException', cause: REFUSED },
    ],
    ['FailStateEntered', { name: 'Failed' }],
    ['ExecutionFailed', { error: 'CloseFailed', cause: 'the close did not run' }],
  ])
  expect(findings.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['access-denied', 'error']])
  expect(findings[0]!.message).toContain('PassRole')
})

test('a step whose tries are used up was throttled', async () => {
  const { findings } = await analyzed('given-up.json', [
    ...begins,
    throttled,
    ['TaskScheduled', { resourceType: 'lambda', resource: 'invoke' }],
    throttled,
    ['ExecutionFailed', { error: 'Lambda.TooManyRequestsException', cause: THROTTLED }],
  ])
  expect(findings[0]).toMatchObject({ ruleId: 'throttled', severity: 'error' })
})

test('a failure that the state machine caught, and went on to its end, is none where it was there already, and named where it was a refusal', async () => {
  const running: Step = [
    'TaskFailed',
    {
      resourceType: 'aws-sdk:glue',
      resource: 'startCrawler',
      error: 'Glue.CrawlerRunningException',
      cause: 'Crawler with name depot has already started (Service: Glue, Status Code: 400, Request ID: 90b1e1a5)',
    },
  ]
  const onwards: readonly Step[] = [
    ['TaskStateEntered', { name: 'GetCrawler' }],
    ['TaskSucceeded', { resourceType: 'aws-sdk:glue', resource: 'getCrawler' }],
  ]
  const caught = await analyzed('caught.json', [...begins, running, ...onwards, ['ExecutionSucceeded']])
  expect(caught.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  expect(caught.summary.headline).toMatch(/^Nothing found/)
  const refusal: Step = ['TaskFailed', { resource: 'runTask', error: 'ECS.AccessDeniedException', cause: REFUSED }]
  const refused = await analyzed('caught-refusal.json', [...begins, refusal, ...onwards, ['ExecutionSucceeded']])
  expect(refused.findings).toMatchObject([{ ruleId: 'access-denied' }])
  const failed = await analyzed('failed.json', [...begins, refusal, ...onwards, ['ExecutionFailed']])
  expect(failed.findings).toMatchObject([{ ruleId: 'access-denied', severity: 'error' }])
})
