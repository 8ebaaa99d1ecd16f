/** What CloudTrail says of a web identity stands in the fix, in place of a blank to be filled in. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { analyze } from '../../../src/index.ts'

const event = (userIdentity: object, more: object = {}) => ({
  eventVersion: '1.10',
  userIdentity: { type: 'WebIdentityUser', ...userIdentity },
  eventTime: '2026-10-02T08:00:05Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRoleWithWebIdentity',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '10.1.0.9',
  userAgent: 'Boto3/1.35 Python/3.12',
  errorCode: 'AccessDenied',
  errorMessage: 'An unknown error occurred',
  requestParameters: { roleArn: 'arn:aws:iam::270966104483:role/orders', roleSessionName: 's' },
  responseElements: null,
  requestID: 'c0f3c8d2-1111-4222-8333-944455556666',
  eventID: 'e2',
  eventType: 'AwsApiCall',
  recipientAccountId: '270966104483',
  ...more,
})

async function findings(record: object) {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-trail-'))
  try {
    await writeFile(join(folder, 'trail.json'), JSON.stringify({ Records: [record] }))
    return (await analyze([folder])).findings
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

it.each([
  [
    'a service account of EKS',
    'arn:aws:iam::270966104483:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1B2',
    'sts.amazonaws.com',
    'system:serviceaccount:shop:orders',
    'oidc.eks.eu-west-1.amazonaws.com/id/A1B2',
  ],
  [
    'a workflow of GitHub',
    'arn:aws:iam::270966104483:oidc-provider/token.actions.githubusercontent.com',
    'sts.amazonaws.com',
    'repo:acme/shop:ref:refs/heads/main',
    'token.actions.githubusercontent.com',
  ],
  ['a user of Google', 'accounts.google.com', 'app-1.apps.googleusercontent.com', '1122334455', 'accounts.google.com'],
])('%s', async (_, identityProvider, aud, userName, host) => {
  const principalId = `${identityProvider}:${aud}:${userName}`
  const [finding] = await findings(event({ principalId, userName, identityProvider }))
  expect(finding?.ruleId).toBe('web-identity-denied')
  expect(finding?.fix).toContain(`"${host}:aud":"${aud}"`)
  expect(finding?.fix).toContain(`"${host}:sub":"${userName}"`)
  expect(finding?.fix).not.toMatch(/<(sub|aud|issuer)/)
})

it('a token of another audience is told of its audience', async () => {
  const identityProvider = 'arn:aws:iam::270966104483:oidc-provider/token.actions.githubusercontent.com'
  const userName = 'repo:acme/shop:ref:refs/heads/main'
  const [finding] = await findings(
    event(
      { principalId: `${identityProvider}:https://github.com/acme:${userName}`, userName, identityProvider },
      { errorCode: 'InvalidIdentityTokenException', errorMessage: 'Incorrect token audience' },
    ),
  )
  expect(finding?.ruleId).toBe('web-identity-denied')
  expect(finding?.message).toContain('audience')
  expect(finding?.fix).toContain('add-client-id-to-open-id-connect-provider')
  expect(finding?.fix).toContain('https://github.com/acme')
})
