/**
 * What failed and then came right: other keys were read, the same object had another round, what was put off was flushed. Each beside the
 * same log in which it did not.
 */
import { describe, expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const UNKNOWN = 'InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.'
const RECONCILER = (level: string, said: string, name: string, rest = ''): string =>
  `2026-05-18T10:02:05Z\t${level}\t${said}\t{"controller": "bucket", "namespace": "shop", "name": "${name}", "reconcileID": "${name}-${level}"${rest}}`
const REFUSED =
  ', "error": "operation error S3: HeadBucket, https response error StatusCode: 403, RequestID: 6F1C, api error InvalidClientTokenId: The security token included in the request is invalid."'

const CAME_RIGHT: Readonly<Record<string, { lines: readonly string[]; rule: string; not: readonly string[] }>> = {
  'keys that AWS did not know, and others': {
    lines: [
      `2026-05-18T10:02:00Z ERROR uploader: put part-7: ${UNKNOWN}`,
      '2026-05-18T10:02:01Z INFO uploader: access keys reloaded from /run/secrets/aws',
      '2026-05-18T10:02:02Z INFO uploader: flush complete',
    ],
    rule: 'client-token-invalid',
    not: [
      '2026-05-18T10:02:01Z INFO uploader: access keys reloaded from /run/secrets/aws',
      `2026-05-18T10:02:02Z ERROR uploader: put part-7: ${UNKNOWN}`,
    ],
  },
  'a call that was turned away, and what the same one brought': {
    lines: [
      '2026-05-18 10:00:06,310\tWARNING autoscaler.py:240 -- botocore.exceptions.ClientError: An error occurred (RequestLimitExceeded) when calling the DescribeInstances operation (reached max retries: 4): Request limit exceeded.',
      '2026-05-18 10:00:06,311\tINFO autoscaler.py:244 -- Update failed, retrying in 5s',
      '2026-05-18 10:00:11,902\tINFO node_provider.py:88 -- AWSNodeProvider: DescribeInstances returned 4 instances',
    ],
    rule: 'throttled',
    not: [
      '2026-05-18 10:00:06,311\tINFO autoscaler.py:244 -- Update failed, retrying in 5s',
      '2026-05-18 10:00:11,902\tWARNING node_provider.py:88 -- AWSNodeProvider: DescribeInstances returned an error again, giving up',
    ],
  },
  'a throttle that was waited for before the next try, and the deployment': {
    lines: [
      '2026-05-18T10:03:31.774Z Got a throttling error: Throttling: Rate exceeded (1 in a row), 12 API calls made. Waiting before trying again.',
      '2026-05-18T10:03:51.007Z Deployment status: Updating, health: Info',
      '2026-05-18T10:05:04.912Z Deployment finished. Version updated to 214',
    ],
    rule: 'throttled',
    not: [
      '2026-05-18T10:03:51.007Z Deployment status: Updating, health: Info',
      '2026-05-18T10:04:51.774Z Got a throttling error: Throttling: Rate exceeded (9 in a row), 20 API calls made. Giving up.',
    ],
  },
  'a warning of them': {
    lines: [
      `2026-05-18T10:02:00Z WARN put failed: ${UNKNOWN} (status 403)`,
      '2026-05-18T10:02:01Z INFO credentials file changed',
      '2026-05-18T10:02:02Z INFO put ok: 14 objects',
    ],
    rule: 'client-token-invalid',
    not: ['2026-05-18T10:02:01Z INFO api keys reloaded', '2026-05-18T10:02:02Z INFO put ok: 14 objects'],
  },
  'no credentials in one place, and then from another': {
    lines: [
      '⚠️  AWS credentials not found in environment',
      'Loading from ../python/.env...',
      '✅ AWS credentials loaded',
    ],
    rule: 'no-credentials',
    not: ['Loading from ../python/.env...'],
  },
  'a round of the same object, by its fields': {
    lines: [
      RECONCILER('ERROR', 'Reconciler error', 'media', REFUSED),
      RECONCILER('INFO', 'Successfully reconciled', 'media'),
    ],
    rule: 'client-token-invalid',
    not: [RECONCILER('INFO', 'Successfully reconciled', 'invoices')],
  },
  'a task of ECS, whose role was new': {
    lines: [
      "2026-10-13T16:33:43.011000-07:00\t(service web) failed to launch a task with (error ECS was unable to assume the role 'arn:aws:iam::590184726633:role/web-task' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.).",
      '2026-10-13T16:34:12.480000-07:00\t(service web) has started 1 tasks: (task 02e5835a0e294fb3864272e1e8e8e8ee).',
      '2026-10-13T16:36:20.120000-07:00\t(service web) has reached a steady state.',
    ],
    rule: 'service-role-refused',
    not: ['2026-10-13T16:36:20.120000-07:00\t(service mail) has reached a steady state.'],
  },
  'a round of the same object, in words': {
    lines: [
      'time="2026-05-18T10:02:00Z" level=error msg="reconcile dnsrecord shop/www: InvalidClientTokenId: The security token included in the request is invalid."',
      'time="2026-05-18T10:02:30Z" level=info msg="reconcile dnsrecord shop/www: ok"',
    ],
    rule: 'client-token-invalid',
    not: ['time="2026-05-18T10:02:30Z" level=info msg="reconcile dnsrecord shop/mail: ok"'],
  },
  'what was throttled, flushed': {
    lines: [
      '2026-05-18T10:02:00Z ERROR kinesis: put to stream clicks throttled: ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000001',
      '2026-05-18T10:02:01Z INFO kinesis: flush ok stream=clicks records=500',
    ],
    rule: 'throttled',
    not: ['2026-05-18T10:02:01Z INFO web: GET /health ok'],
  },
  'the same, whose service no word names': {
    lines: [
      '2026-05-18 10:02:00,000 ERROR sink PutItem throttled: ThrottlingException: Rate exceeded',
      '2026-05-18 10:02:03,000 INFO sink flush ok (25 items)',
    ],
    rule: 'throttled',
    not: ['2026-05-18 10:02:03,000 ERROR sink dropped 25 items', '2026-05-18 10:02:03,000 INFO sink started'],
  },
}

describe.each(Object.entries(CAME_RIGHT))('%s', (_, { lines, rule, not }) => {
  it('is a remark', async () => expect(isGreen(await analyzeText(`${lines.join('\n')}\n`))).toBe(true))

  it('is none where it did not', async () =>
    expect(accused(await analyzeText(`${[lines[0], ...not].join('\n')}\n`))).toContain(rule))
})

// https://github.com/fluent/fluent-bit/blob/master/plugins/out_s3/s3.c
describe('what no rule knows, of which its line says that it will be tried again', () => {
  const failed =
    '[2024/08/06 19:05:56] [error] [output:s3:s3.0] Could not complete upload /edge-7/2024-08-06/containerlogs/sim-0006/16-13-56Z-168.log, will retry..'
  const done = (name: string): string =>
    `[2024/08/06 19:05:58] [ info] [output:s3:s3.0] Successfully completed multipart upload for /edge-7/2024-08-06/containerlogs/sim-0006/${name}.log, UploadId=Rk1x`

  it('is nobody’s matter once the same was done', async () =>
    expect(isGreen(await analyzeText(`${failed}\n${done('16-13-56Z-168')}\n`))).toBe(true))

  it('leaves the answer open until then', async () => {
    expect(isGreen(await analyzeText(`${failed}\n`))).toBe(false)
    expect(isGreen(await analyzeText(`${failed}\n${done('16-23-58Z-169')}\n`))).toBe(false)
  })
})
