/** A failure that is told at a level below warning is named where nothing after it mends it, and is nobody's where the same was done, at whatever level. */
import { describe, expect, it } from 'vitest'
import { accused, analyzeText } from './analyze-text.ts'

const at = (second: number): string => `2026-06-20T05:10:${String(10 + second)}.203Z`
const json = (value: unknown): string => JSON.stringify(value)

/** AWS's own words and those of SDKs, which have no name of an error with `Error` or `Exception` at its end. */
const SAID: Readonly<Record<string, string>> = {
  'oidc-provider-missing':
    'InvalidIdentityToken: No OpenIDConnect provider found in your account for https://oidc.eks.us-east-1.amazonaws.com/id/8F2C0E1D5B6A79430C1D2E3F4A5B6C7D',
  'session-expired': 'ExpiredToken: The security token included in the request is expired',
  'client-token-invalid': 'InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.',
  'secret-mismatch':
    'SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  'no-such-bucket': 'NoSuchBucket: The specified bucket does not exist',
  'no-credentials': 'NoCredentialProviders: no valid providers in chain. Deprecated.',
  'access-denied': 'UnauthorizedOperation: You are not authorized to perform this operation.',
  'aws-call-failed':
    'AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist for this wsdl version.',
}

/** A controller that says all of its work in passing, and programs that hand an error to a calm line. */
const FORMS: Readonly<Record<string, (said: string) => string>> = {
  'zap, an error among fields': (said) =>
    `${at(1)}\tINFO\tsetup\tstarting manager\t{"v": "1.2"}
${at(2)}\tDEBUG\tprovider-aws\tReconciling\t{"request": "/edge"}
${at(3)}\tDEBUG\tprovider-aws\tCannot observe external resource\t${json({ request: '/edge', error: said })}
${at(4)}\tDEBUG\tprovider-aws\tReconciling\t{"request": "/edge"}`,
  'an event of Kubernetes': (said) =>
    `${at(1)}\tINFO\tsetup\tstarting manager\t{"v": "1.2"}
${at(3)}\tDEBUG\tevents\t${said}\t${json({ type: 'Warning', reason: 'CannotCreateExternalResource' })}
${at(4)}\tDEBUG\tprovider-aws\tReconciling\t{"request": "/edge"}`,
  'JSON, what a command printed': (said) =>
    [
      { level: 'info', ts: at(1), msg: 'starting' },
      { level: 'debug', ts: at(2), msg: 'command failed', exit_code: 1, stderr: said },
      { level: 'info', ts: at(3), msg: 'tick' },
    ]
      .map(json)
      .join('\n'),
  'logfmt at level debug': (said) =>
    `time=${at(1)} level=info msg=started\ntime=${at(2)} level=debug msg="sync bucket" err=${json(said)}\ntime=${at(3)} level=info msg=tick`,
  'a sentence at level trace': (said) =>
    `${at(1)} INFO app started\n${at(2)} TRACE app could not refresh: ${said}\n${at(3)} INFO app listening on :8080`,
}

describe.each(Object.entries(FORMS))('%s', (_, form) => {
  it.each(Object.entries(SAID))('%s', async (rule, said) => {
    const report = await analyzeText(`${form(said)}\n`)
    expect(accused(report), report.summary.headline).toContain(rule)
  })
})

const HEALED: Readonly<Record<string, string>> = {
  'a controller, turned away once': `${at(1)}\tINFO\tsetup\tstarting manager\t{"v": "1.2"}
${at(2)}\tDEBUG\tprovider-aws\tCannot observe external resource\t{"request": "/edge", "error": "failed to describe Bucket: ThrottlingException: Rate exceeded"}
${at(3)}\tDEBUG\tprovider-aws\tReconciling\t{"request": "/edge"}
${at(4)}\tDEBUG\tprovider-aws\tExternal resource is up to date\t{"request": "/edge"}`,
  'a warning, and at level debug what was sent in the end': `${at(1)}  INFO linnet_api: listening on 0.0.0.0:8080
${at(2)} DEBUG metrics_cloudwatch::collector: batch 1/2 sent (20 datums)
${at(3)}  WARN metrics_cloudwatch::collector: put_metric_data throttled (ThrottlingException: Rate exceeded), retrying in 100ms
${at(4)} DEBUG metrics_cloudwatch::collector: batch 2/2 sent (14 datums)
${at(5)}  INFO linnet_api: request{method=GET path=/v1/birds} status=200 latency=4ms`,
  'a session that ran out and was renewed': `${at(1)} DEBUG worker.pool starting
${at(2)} DEBUG worker.s3 put a.png failed: ExpiredToken: The provided token has expired.
${at(3)} DEBUG worker.creds refreshed credentials, valid until 2026-06-20T06:10:12Z
${at(4)} DEBUG worker.s3 put a.png ok, etag 8a8b
${at(5)} DEBUG worker.pool idle`,
  'an environment without keys': `${at(1)} DEBUG creds: environment: NoCredentialProviders: no valid providers in chain
${at(2)} DEBUG creds: got credentials from instance role shop-worker
${at(3)} INFO app: listening on :8080`,
  'a bucket that was made': `${at(1)} INFO loki.storage starting
${at(2)} DEBUG loki.storage head bucket shop-logs: NoSuchBucket: The specified bucket does not exist
${at(3)} DEBUG loki.storage created bucket shop-logs
${at(4)} INFO loki.server listening on :3100`,
  'a queue that was made': `${at(1)} INFO sqs: queue orders: AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist for this wsdl version.; creating
${at(2)} INFO sqs: created queue orders
${at(3)} INFO app: polling orders`,
  'a table that was asked once more': `time=${at(1)} level=DEBUG msg="dynamodb put" table=trips err="ProvisionedThroughputExceededException: The level of configured provisioned throughput for the table was exceeded." attempt=1
time=${at(2)} level=DEBUG msg="dynamodb put" table=trips err="" attempt=2
time=${at(3)} level=INFO msg="trip saved" id=99`,
  'a bucket of another region, which is then asked there': `${at(1)} DEBUG : pacer: low level retry 1/10 (error BucketRegionError: incorrect region, the bucket is not in 'us-east-1' region at endpoint '', bucket is in 'eu-west-1' region
\tstatus code: 301, request id: 7A1D0F3B9C5E2A44, host id: abc=)
${at(2)} NOTICE: S3 bucket depot path data: Switched region to "eu-west-1" from "us-east-1"
${at(3)} INFO  : a.png: Copied (new)`,
  'a redirect that was followed': `${at(1)} DEBUG s3: GET shop-media/a.png: PermanentRedirect: The bucket you are attempting to access must be addressed using the specified endpoint.
${at(2)} DEBUG s3: following redirect of bucket shop-media to eu-west-1
${at(3)} INFO app: serving a.png`,
  'SDKs’ own words on each try': `${at(1)} DEBUG aws.smithy.kotlin.runtime.retries - attempt 1 failed with ProvisionedThroughputExceededException, backing off 37ms
${at(2)} DEBUG invoke{service=dynamodb}: aws_config::meta::credentials::chain: provider in chain did not provide credentials provider=Environment context=environment variable not set (CredentialsNotLoaded(CredentialsNotLoaded { source: "environment variable not set" }))
${at(3)} INFO app: scanned 12 items`,
}

it.each(Object.entries(HEALED))('healthy: %s', async (_, text) => {
  const report = await analyzeText(`${text}\n`)
  expect([accused(report), report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found/)])
})

it('another bucket was made', async () => {
  const text = HEALED['a bucket that was made']!.replace('created bucket shop-logs', 'created bucket shop-media')
  expect(accused(await analyzeText(`${text}\n`))).toContain('no-such-bucket')
})
