/**
 * What failed and was to be tried again is over where a later line ends with `ok` of the same, the role was assumed, a login succeeded, or the
 * kubelet started the pod's container. Each beside the same log in which something else was done.
 */
import { describe, expect, it } from 'vitest'
import { analyzeText, isGreen } from './analyze-text.ts'

const at = (second: number): string => `2026-07-02 09:00:${String(10 + second)}`
const klog = (level: string, second: number, place: string, said: string): string =>
  `${level}0702 09:00:${10 + second}.000000       1 ${place}] ${said}`
const ROLE = 'arn:aws:iam::482913570264:role/shop'
const event = (type: string, reason: string, pod: string, said: string): string =>
  `2m          ${type}   ${reason}   ${pod}   ${said}`

const KINDS: Readonly<Record<string, { said: string; well: string; not: string }>> = {
  'an upload, whose last word is ok': {
    said: `${at(1)} ERROR upload s3://shop/x failed: AccessDenied, retrying`,
    well: `${at(6)} INFO upload s3://shop/x ok`,
    not: `${at(6)} INFO upload s3://depot/y ok`,
  },
  'an operation by its name': {
    said: `${at(1)} ERROR PutObject s3://shop/x failed: ExpiredToken, retrying`,
    well: `${at(6)} INFO PutObject s3://shop/x ok`,
    not: `${at(6)} INFO PutObject s3://depot/y failed again`,
  },
  'an operation of which no call is known': {
    said: `${at(1)} ERROR PutObject shop/x failed: AccessDenied, retrying`,
    well: `${at(6)} INFO PutObject shop/x ok`,
    not: `${at(6)} INFO PutObject depot/y ok`,
  },
  'a role, and how long its session is valid': {
    said: [
      klog('I', 0, 'auth.go:12', `assuming role ${ROLE}`),
      klog('E', 1, 'auth.go:20', 'AccessDenied: not authorized to perform sts:AssumeRole, retrying in 5s'),
    ].join('\n'),
    well: klog('I', 6, 'auth.go:25', `assumed role ${ROLE}, session valid for 1h`),
    not: klog('I', 6, 'auth.go:25', `assumed role ${ROLE}-reader, session valid for 1h`),
  },
  'a role by the operation': {
    said: `time=2026-07-02T09:00:01Z level=error msg="AssumeRole failed, will retry" role=${ROLE} err="AccessDenied: not authorized to perform sts:AssumeRole"`,
    well: `time=2026-07-02T09:00:06Z level=info msg="AssumeRole ok" role=${ROLE} expires=2026-07-02T10:00:06Z`,
    not: `time=2026-07-02T09:00:06Z level=info msg="AssumeRole ok" role=${ROLE}-reader expires=2026-07-02T10:00:06Z`,
  },
  'a task of one source file': {
    said: klog(
      'E',
      1,
      'asg.go:20',
      'Failed to describe ASGs: ExpiredToken: The security token included in the request is expired, will retry',
    ),
    well: klog('I', 11, 'asg.go:25', 'Refreshed ASG list: 4 groups'),
    not: klog('I', 11, 'nodes.go:25', 'Refreshed node list: 4 groups'),
  },
  'a volume of a pod whose container runs': {
    said: `LAST SEEN   TYPE      REASON        OBJECT      MESSAGE
${event('Warning', 'FailedMount', 'pod/web-1', 'MountVolume.SetUp failed for volume "s" : rpc error: AccessDeniedException: User: arn:aws:sts::482913570264:assumed-role/web/x is not authorized to perform: secretsmanager:GetSecretValue on resource: db')}`,
    well: event('Normal ', 'Started    ', 'pod/web-1', 'Started container web'),
    not: event('Normal ', 'Started    ', 'pod/web-2', 'Started container web'),
  },
  'an image that was pulled at last': {
    said: `Events:
  Type     Reason   Age   From     Message
  ----     ------   ----  ----     -------
  Warning  Failed   2m    kubelet  Failed to pull image "482913570264.dkr.ecr.us-east-1.amazonaws.com/api:1": 429 Too Many Requests`,
    well: '  Normal   Pulled   1m    kubelet  Successfully pulled image "482913570264.dkr.ecr.us-east-1.amazonaws.com/api:1" in 2.1s',
    not: '  Normal   Started  1m    kubelet  Started container sidecar',
  },
  'a login': {
    said: 'denied: Your authorization token has expired. Reauthenticate and try again.',
    well: `+ aws ecr get-login-password | docker login --username AWS --password-stdin 482913570264.dkr.ecr.us-east-1.amazonaws.com
Login Succeeded
1.0: digest: sha256:abcd size: 1234`,
    not: '+ docker images',
  },
}

describe.each(Object.entries(KINDS))('%s', (_, { said, well, not }) => {
  it('is nobody’s matter', async () => {
    const report = await analyzeText(`${said}\n${well}\n`)
    expect(isGreen(report), report.summary.headline).toBe(true)
  })

  it('is no tick where something else was done', async () => {
    expect(isGreen(await analyzeText(`${said}\n${not}\n`))).toBe(false)
  })
})

const NO_TICK: Readonly<Record<string, string>> = {
  'an image that is refused, beside a container that runs': `Events:
  Type     Reason   Age   From     Message
  ----     ------   ----  ----     -------
  Normal   Started  2m    kubelet  Started container proxy
  Warning  Failed   2m    kubelet  Failed to pull image "482913570264.dkr.ecr.us-east-1.amazonaws.com/api:1": 403 Forbidden
  Normal   Started  1m    kubelet  Started container sidecar`,
  'a push that is denied after the login': `Login Succeeded
denied: Your authorization token has expired. Reauthenticate and try again.`,
  'an object that was stored before': `${at(1)} INFO PutObject shop/x ok
${at(2)} ERROR PutObject shop/x failed: AccessDenied, retrying`,
}

it.each(Object.entries(NO_TICK))('%s', async (_, text) => {
  expect(isGreen(await analyzeText(`${text}\n`))).toBe(false)
})

const HEALTHY: Readonly<Record<string, string>> = {
  'a guard of the host, whose user is called aws': `Jul 02 09:00:00 host systemd[1]: aws-kms-agent.service: Succeeded.
Jul 02 09:00:02 host sudo: pam_unix(sudo:auth): authentication failure; user=aws`,
  'another cloud’s chain': `${at(0)} INFO dynamodb put ok table=orders
${at(1)} ERROR azure.identity DefaultAzureCredential failed to retrieve a token from the included credentials. ManagedIdentityCredential authentication unavailable, no response from the IMDS endpoint (169.254.169.254).
${at(2)} INFO dynamodb put ok table=orders`,
  'a region that was told by a variable': `time=2026-07-02T09:00:00Z level=DEBUG msg="IMDS region lookup failed, using AWS_REGION" err="operation error ec2imds: GetRegion, request canceled, context deadline exceeded"
time=2026-07-02T09:00:02Z level=INFO msg="s3 get ok" key=a`,
}

it.each(Object.entries(HEALTHY))('healthy: %s', async (_, text) => {
  const report = await analyzeText(`${text}\n`)
  expect(isGreen(report), report.summary.headline).toBe(true)
})
