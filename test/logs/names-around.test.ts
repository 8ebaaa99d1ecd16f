/** The bucket, the region, the role, the operation or the caller that an error leaves out stands around it; of two that may be meant none is named. */
import { expect, it } from 'vitest'
import type { Finding } from '../../src/model/report.ts'
import { analyzeText } from './analyze-text.ts'

interface Around {
  name: string
  lines: readonly string[]
  rule: string
  /** What is named, and the line in which it stands. */
  names: RegExp
  at?: number
}

const MISSING = 'The specified bucket does not exist'
const NO_BUCKET = `NoSuchBucket: ${MISSING}`
const iso = (second: number): string => `2026-03-14T08:53:${String(second).padStart(2, '0')}Z`
const clickhouse = (second: number, query: string, rest: string): string =>
  `2026.07.14 14:43:${String(second).padStart(2, '0')}.100000 [ 1987 ] {${query}} ${rest}`
const [ONE, TWO] = ['fec1d7b6-5fab-4528-a1e5-5c3b97fc34f3', 'a7b0e61c-2d4f-4a3e-9f5b-0d8c6b7a1f22']
const asks = (url: string): string =>
  `<Debug> executeQuery: (from 10.0.0.7:41822) SELECT count() FROM s3('${url}', 'CSV')`
const DENIED_499 = '<Error> executeQuery: Code: 499. DB::Exception: Access Denied. (S3_ERROR) (version 24.3.2.23)'
const IN_ONE = 'https://depot-in.s3.eu-west-1.amazonaws.com/a.csv'
const IN_TWO = 'https://s3.eu-west-1.amazonaws.com/depot-two/b.csv'

const NAMED: readonly Around[] = [
  {
    // https://github.com/cevoaustralia/aws-google-auth
    name: 'the role that a tool says it assumes, among those that it listed',
    lines: [
      '[1] arn:aws:iam::391827364550:role/reader',
      '[2] arn:aws:iam::391827364550:role/operator',
      'Assuming arn:aws:iam::391827364550:role/operator',
      'botocore.exceptions.ClientError: An error occurred (ValidationError) when calling the AssumeRoleWithSAML operation: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    rule: 'duration-too-long',
    names: /role\/operator\b/,
  },
  {
    // https://github.com/uswitch/kiam/issues/29
    name: 'the role in a field of the very line, beside one whose session was had',
    lines: [
      `time="${iso(1)}" level=info msg="requested new credentials" credentials.access.key=ASIAQ3EGVHTKZPLWN5RC credentials.expiration="${iso(50)}" credentials.role="arn:aws:iam::391827364550:role/shipper"`,
      `time="${iso(2)}" level=error msg="error warming credentials: AccessDenied: Not authorized to perform sts:AssumeRole\\n\\tstatus code: 403, request id: 059aab77-478e-11e7-a540-2938881f4c35" pod.iam.role="arn:aws:iam::391827364550:role/reporter"`,
    ],
    rule: 'assume-role-denied',
    names: /role\/reporter\b/,
  },
  {
    // https://github.com/CircleCI-Public/aws-cli-orb/blob/master/src/scripts/assume_role_with_web_identity.sh
    name: 'the role that a script printed under its label, before it asked',
    lines: [
      'Role: arn:aws:iam::391827364550:role/pipeline',
      'Session: pipeline-web',
      '',
      'An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity',
      '',
      'Exited with code exit status 254',
    ],
    rule: 'web-identity-denied',
    names: /role\/pipeline\b/,
  },
  {
    // https://github.com/ClickHouse/ClickHouse/issues/39232
    name: 'the statement that the same query ran, among those of others',
    lines: [clickhouse(1, ONE, asks(IN_ONE)), clickhouse(2, TWO, asks(IN_TWO)), clickhouse(3, ONE, DENIED_499)],
    rule: 'access-denied',
    names: /depot-in\b/,
    at: 1,
  },
  {
    name: 'the same, of an address with the bucket behind the host',
    lines: [clickhouse(1, ONE, asks(IN_ONE)), clickhouse(2, TWO, asks(IN_TWO)), clickhouse(3, TWO, DENIED_499)],
    rule: 'access-denied',
    names: /depot-two\b/,
    at: 2,
  },
  {
    // https://github.com/milvus-io/milvus/issues/41332
    name: 'a Go struct that was printed at the start',
    lines: [
      '[2025/04/15 09:33:10.121 +00:00] [INFO] [core/context.go:64] ["{StorageType:aws Address:s3.us-west-2.amazonaws.com BucketName:depot-vectors}"]',
      `[2025/04/15 09:33:11.602 +00:00] [ERROR] [core/impl.go:195] ["execute err"] [error="${NO_BUCKET}"]`,
    ],
    rule: 'no-such-bucket',
    names: /Bucket depot-vectors /,
    at: 1,
  },
  {
    name: 'a field of the very line, in brackets',
    lines: [
      '[2025/04/15 09:33:10.121 +00:00] [INFO] [core/context.go:64] ["bucket=depot-other"]',
      `[2025/04/15 09:33:11.590 +00:00] [WARN] [storage/chunk.go:437] ["list error"] [bucket=depot-vectors] [error="${NO_BUCKET}"]`,
      `[2025/04/15 09:33:11.602 +00:00] [ERROR] [core/impl.go:195] ["execute err"] [bucket=depot-vectors] [error="${NO_BUCKET}"]`,
    ],
    rule: 'no-such-bucket',
    names: /Bucket depot-vectors /,
  },
  {
    // https://github.com/argoproj/argo-workflows/issues/1674
    name: 'a field of the line just before, in logfmt',
    lines: [
      `time="${iso(1)}" level=info msg="loaded" bucket=depot-logs`,
      `time="${iso(2)}" level=info msg="Saving file to s3" bucket=depot-artifacts endpoint=s3.amazonaws.com key=a.tgz`,
      `time="${iso(3)}" level=error msg="executor error: failed to put file: ${MISSING}"`,
    ],
    rule: 'no-such-bucket',
    names: /Bucket depot-artifacts /,
    at: 2,
  },
  {
    name: 'JSON of the same request',
    lines: [
      `{"time":"${iso(1)}","level":"info","msg":"export","requestId":"r-1041","target":{"bucket":"depot-exports"}}`,
      `{"time":"${iso(2)}","level":"info","msg":"export","requestId":"r-1042","target":{"bucket":"depot-reports"}}`,
      `{"time":"${iso(3)}","level":"error","msg":"export failed","requestId":"r-1041","err":"${NO_BUCKET}"}`,
    ],
    rule: 'no-such-bucket',
    names: /Bucket depot-exports /,
    at: 1,
  },
  {
    name: 'the thread',
    lines: [
      `${iso(1)} INFO [pool-2-thread-1] c.d.Archiver - reading s3://depot-one/daily/a`,
      `${iso(2)} INFO [pool-2-thread-2] c.d.Archiver - reading s3://depot-two/daily/a`,
      `${iso(3)} ERROR [pool-2-thread-1] c.d.Archiver - failed: ${NO_BUCKET} (Service: Amazon S3; Status Code: 404; Error Code: NoSuchBucket; Request ID: 4442587FB7D0A2F9)`,
    ],
    rule: 'no-such-bucket',
    names: /Bucket depot-one /,
    at: 1,
  },
  {
    name: 'the command that was typed, and not the one before',
    lines: [
      '$ aws s3 ls s3://depot-old/',
      '2026-01-02 10:02:10    1024 a.csv',
      '$ s5sync push ./out --bucket depot-new',
      `Error: ${NO_BUCKET}`,
    ],
    rule: 'no-such-bucket',
    names: /Bucket depot-new /,
    at: 3,
  },
  {
    name: 'the environment as somebody exported it',
    lines: ['$ export BACKUP_S3_BUCKET=depot-backups', '$ ./backup.sh', 'dumping database', `Error: ${NO_BUCKET}`],
    rule: 'no-such-bucket',
    names: /Bucket depot-backups /,
    at: 1,
  },
  {
    // https://github.com/keikoproj/upgrade-manager/issues/142
    name: 'the operation, in an earlier try',
    lines: [
      `{"level":"info","msg":"retryable: Throttling: Rate exceeded\\n\\tstatus code: 400, request id: d9579df0-b008-4113-83ce-bfa01da170dd -- autoscaling/DescribeAutoScalingGroups, will retry after 6.7s","time":"${iso(1)}"}`,
      `{"level":"error","msg":"max retries exceeded: Throttling: Rate exceeded\\n\\tstatus code: 400, request id: 71c0e8c7-20c8-4d1e-9b88-1f6f0de5b0a2","time":"${iso(20)}"}`,
    ],
    rule: 'throttled',
    names: /DescribeAutoScalingGroups/,
  },
  {
    name: 'who asks, as the program says at its start',
    lines: [
      `${iso(1)} INFO authenticated as arn:aws:sts::123456789012:assumed-role/depot-reader/i-0a1b2c3d4e5f60718`,
      `${iso(2)} ERROR listing s3://depot-logs/ failed: AccessDenied: Access Denied`,
    ],
    rule: 'access-denied',
    names: /denied to .*depot-reader/,
    at: 1,
  },
]

const RIVALS: readonly Omit<Around, 'at'>[] = [
  {
    name: 'a role whose session was had, and another that was refused',
    lines: [
      `time="${iso(1)}" level=info msg="requested new credentials" credentials.access.key=ASIAQ3EGVHTKZPLWN5RC credentials.expiration="${iso(50)}" credentials.role="arn:aws:iam::391827364550:role/shipper"`,
      `time="${iso(2)}" level=error msg="error requesting credentials: AccessDenied: Not authorized to perform sts:AssumeRole\\n\\tstatus code: 403, request id: 059aab77-478e-11e7-a540-2938881f4c35"`,
    ],
    rule: 'assume-role-denied',
    names: /shipper/,
  },
  {
    name: 'two buckets in one statement',
    lines: [
      clickhouse(
        1,
        ONE,
        `<Debug> executeQuery: INSERT INTO FUNCTION s3('${IN_ONE}', 'CSV') SELECT * FROM s3('${IN_TWO}', 'CSV')`,
      ),
      clickhouse(3, ONE, DENIED_499),
    ],
    rule: 'access-denied',
    names: /depot-in\b|depot-two\b/,
  },
  {
    name: 'two that the configuration names',
    lines: [
      `time="${iso(1)}" level=info msg="configuration" source_bucket=depot-in target_bucket=depot-out`,
      `time="${iso(3)}" level=error msg="sync failed: ${NO_BUCKET}"`,
    ],
    rule: 'no-such-bucket',
    names: /depot-in\b|depot-out\b/,
  },
  {
    name: 'two of other requests',
    lines: [
      `{"time":"${iso(1)}","level":"info","msg":"export","requestId":"r-1041","target":{"bucket":"depot-exports"}}`,
      `{"time":"${iso(2)}","level":"info","msg":"export","requestId":"r-1042","target":{"bucket":"depot-reports"}}`,
      `{"time":"${iso(3)}","level":"error","msg":"export failed","requestId":"r-1043","err":"${NO_BUCKET}"}`,
    ],
    rule: 'no-such-bucket',
    names: /depot-exports|depot-reports/,
  },
  {
    name: 'a thread that is done with the one it had',
    lines: [
      `${iso(1)} INFO [pool-2-thread-1] c.d.Archiver - uploaded s3://depot-one/daily/a`,
      `${iso(2)} INFO [pool-2-thread-2] c.d.Archiver - uploaded s3://depot-two/daily/a`,
      `${iso(9)} ERROR [pool-2-thread-1] c.d.Archiver - failed: ${NO_BUCKET}`,
    ],
    rule: 'no-such-bucket',
    names: /depot-one|depot-two/,
  },
  {
    name: 'the bucket of the command before',
    lines: [
      '$ aws s3 ls s3://depot-old/',
      '2026-01-02 10:02:10    1024 a.csv',
      '$ terraform init',
      `Error: ${NO_BUCKET}`,
    ],
    rule: 'no-such-bucket',
    names: /depot-old/,
  },
  {
    name: 'buckets of others',
    lines: [
      `time="${iso(1)}" level=info msg="influx client ready" bucket=telemetry`,
      `time="${iso(3)}" level=error msg="archive failed: ${NO_BUCKET}"`,
    ],
    rule: 'no-such-bucket',
    names: /telemetry/,
  },
  {
    name: 'a caller who then assumes a role',
    lines: [
      `${iso(1)} INFO authenticated as arn:aws:sts::123456789012:assumed-role/depot-reader/i-0a1b2c3d4e5f60718`,
      `${iso(2)} INFO assuming role arn:aws:iam::210987654321:role/depot-remote`,
      `${iso(3)} ERROR listing s3://depot-logs/ failed: AccessDenied: Access Denied`,
    ],
    rule: 'access-denied',
    names: /denied to .*(?:depot-reader|depot-remote)/,
  },
]

async function found(lines: readonly string[], rule: string): Promise<Finding[]> {
  const { findings } = await analyzeText(`${lines.join('\n')}\n`)
  return findings.filter((one) => one.ruleId === rule)
}

it.each(NAMED)('$name', async ({ lines, rule, names, at }) => {
  const findings = await found(lines, rule)
  expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(names)])
  if (at !== undefined) expect(findings[0]!.evidence.map(({ line }) => line)).toContain(at)
})

it.each(RIVALS)('none is named: $name', async ({ lines, rule, names }) => {
  const findings = await found(lines, rule)
  expect(findings.map(({ message }) => message)).toEqual([expect.not.stringMatching(names)])
})

it('none is named: two operations that were throttled', async () => {
  const retried = ['autoscaling/DescribeAutoScalingGroups', 'ec2/DescribeInstances'].map(
    (request, nth) =>
      `{"level":"info","msg":"retryable: Throttling: Rate exceeded\\n\\tstatus code: 400, request id: d9579df0-b008-4113-83ce-bfa01da170dd -- ${request}, will retry after 6.7s","time":"${iso(nth)}"}`,
  )
  const last = `{"level":"error","msg":"max retries exceeded: Throttling: Rate exceeded\\n\\tstatus code: 400, request id: 71c0e8c7-20c8-4d1e-9b88-1f6f0de5b0a2","time":"${iso(20)}"}`
  const findings = await found([...retried, last], 'throttled')
  expect(findings.map(({ message }) => message)).toContainEqual(expect.stringMatching(/^AWS call was throttled/))
})

it('none is named: the role that something else works as', async () => {
  const lines = [
    'Execution role: arn:aws:iam::391827364550:role/runner',
    'An error occurred (AccessDenied) when calling the AssumeRole operation: Not authorized to perform sts:AssumeRole',
  ]
  const findings = await found(lines, 'assume-role-denied')
  expect(findings.map(({ message }) => message)).toEqual([expect.not.stringContaining('role/runner')])
})

it.each([
  [
    '❯ AWS_PROFILE=depot-dev pulumi up --stack dev',
    'error: could not get AWS account ID: operation error STS: GetCallerIdentity, get identity: get credentials: failed to refresh cached credentials, the SSO session has expired or is invalid',
  ],
  [
    '$ terraform plan -var-file=dev.tfvars',
    'Error: loading the AWS profile "depot-dev": the SSO session has expired or is invalid',
  ],
  [
    '$ aws s3 ls --profile depot-dev',
    'Error loading SSO Token: Token for depot does not exist, or the SSO session associated with this profile has expired',
  ],
])('the profile whose session has expired: %s', async (...lines) => {
  const [finding] = await found(lines, 'sso-expired')
  expect(finding?.message).toMatch(/profile depot-dev\b/)
  expect(finding?.fix).toContain('aws sso login --profile depot-dev')
})

it('none is named: of two commands the profile of the first', async () => {
  const lines = [
    '$ aws s3 ls --profile depot-prod',
    '2026-03-14 08:53:01 depot-out',
    '$ aws s3 cp a.csv s3://depot-in/a.csv',
    'Error loading SSO Token: the SSO session associated with this profile has expired or is otherwise invalid',
  ]
  const findings = await found(lines, 'sso-expired')
  expect(findings.map(({ message }) => message)).toEqual([expect.not.stringContaining('depot-prod')])
})
