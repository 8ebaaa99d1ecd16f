/** What Cognito, AppSync, SES' mail servers and EKS Auth say of a client, in a program that has no AWS SDK or shows the sentence alone. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

it.each([
  [
    'a secret',
    'ERROR auth: NotAuthorizedException: Client 1f2a is configured with secret but SECRET_HASH was not received',
  ],
  [
    'a hash, the sentence alone',
    'NotAuthorizedException: Unable to verify secret hash for client 2qb0o3ni38ge670t48dkkluk5r',
  ],
  [
    'a pool',
    '{"level":"error","time":"2026-06-01T10:00:00Z","msg":"login broken","err":{"name":"ResourceNotFoundException","message":"User pool eu-west-1_Ab does not exist."}}',
  ],
  [
    'a flow, in botocore',
    '2026-06-01 10:00:00 ERROR auth An error occurred (InvalidParameterException) when calling the InitiateAuth operation: USER_PASSWORD_AUTH flow not enabled for this client',
  ],
])('Cognito: %s', async (_, text) => {
  const report = await analyzeText(`${text}\n`)
  expect(accused(report).length).toBeGreaterThan(0)
  expect(report.findings[0]!.fix).toContain('describe-user-pool-client')
})

it('a user who typed a wrong password is nobody’s failure of the server', async () => {
  const report = await analyzeText(
    '2026-06-01T10:00:00Z INFO auth: login of jane refused: Incorrect username or password.\n',
  )
  expect(accused(report)).toEqual([])
})

it.each([
  [
    'in a traceback',
    `[2026-05-01 10:00:31 +0000] [12] [ERROR] mail: could not send password reset
Traceback (most recent call last):
  File "/app/mail.py", line 31, in send
    server.login(user, password)
smtplib.SMTPAuthenticationError: (535, b'Authentication Credentials Invalid')`,
  ],
  [
    'of Go',
    '2026/06/01 10:00:00 send mail via email-smtp.eu-west-1.amazonaws.com: 535 Authentication Credentials Invalid',
  ],
])('SES refuses an SMTP login %s', async (_, text) => {
  expect(accused(await analyzeText(`${text}\n`))).toContain('access-denied')
})

it('another mail server’s refusal is its own', async () => {
  const text = '2026/06/01 10:00:00 send mail via smtp.example.com: 535 5.7.8 Error: authentication failed'
  expect(accused(await analyzeText(`${text}\n`))).toEqual([])
})

it('AppSync refuses', async () => {
  const text =
    '2026-06-01 10:00:00 ERROR api GraphQL: Not Authorized to access createOrder on type Mutation (errorType: Unauthorized)'
  expect(accused(await analyzeText(`${text}\n`))).toContain('access-denied')
})

it('EKS Auth knows no association', async () => {
  const report = await analyzeText(
    'time="2026-06-01T10:00:00Z" level=error msg="Error fetching credentials: operation error EKS Auth: AssumeRoleForPodIdentity, https response error StatusCode: 404, RequestID: 1, ResourceNotFoundException: No associated role for service account"\n',
  )
  expect(accused(report)).toContain('assume-role-failed')
  expect(report.findings[0]!.message).not.toContain('other than STS')
  expect(report.findings[0]!.fix).toContain('create-pod-identity-association')
})

const HELPER = `INFO[0000] Retrieving image manifest golang:1.20
E0518 20:29:59.777208      13 aws_credentials.go:77] while getting AWS credentials NoCredentialProviders: no valid providers in chain. Deprecated.
	For verbose messaging see aws.Config.CredentialsChainVerboseErrors`

it('a helper for one registry that found nothing matters only where the image was not pushed', async () => {
  expect(isGreen(await analyzeText(`${HELPER}\nINFO[0035] Pushed registry.gitlab.com/acme/app@sha256:0f1e\n`))).toBe(
    true,
  )
  expect(
    accused(await analyzeText(`${HELPER}\nerror pushing image: UNAUTHORIZED: authentication required\n`)),
  ).toContain('no-credentials')
})

const SLOWED =
  '2026-06-01 10:00:00,123 WARNING worker throttled: An error occurred (ProvisionedThroughputExceededException) when calling the BatchWriteItem operation: The level of configured provisioned throughput for the table was exceeded. Retrying in 0.4 s'

it.each([
  [SLOWED, '2026-06-01 10:00:00,623 INFO worker wrote 25 items to orders after 1 retry'],
  [
    '2026-06-01T10:00:00Z WARN s3: SlowDown: Please reduce your request rate. retrying in 1s (1/3)',
    '2026-06-01T10:00:01Z INFO s3: uploaded 40 objects, 1 retried, 0 failed',
  ],
  [
    '2026-06-01T10:00:00Z WARN  scan: ProvisionedThroughputExceededException on table orders, retry 1/5 in 100ms',
    '2026-06-01T10:00:01Z INFO  scan: table orders scanned, 12044 items',
  ],
])('told to ask less, tried again, and done: %#', async (failed, done) => {
  expect(accused(await analyzeText(`${failed}\n${done}\n`))).toEqual([])
})

it.each([
  [SLOWED, '2026-06-01 10:00:00,623 ERROR worker gave up on orders after 5 retries'],
  [
    '2026-06-01T10:00:00Z WARN s3: SlowDown: Please reduce your request rate. retrying in 1s (1/3)',
    '2026-06-01T10:00:01Z ERROR s3: uploaded 38 objects, 3 retried, 2 failed',
  ],
])('told to ask less, and not done: %#', async (failed, done) => {
  expect(isGreen(await analyzeText(`${failed}\n${done}\n`))).toBe(false)
})
