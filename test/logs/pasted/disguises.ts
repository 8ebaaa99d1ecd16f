import type { HeldOut } from '../held-out.ts'

const DENIED =
  'AccessDenied: User: arn:aws:sts::418362907715:assumed-role/depot/i-07014edbf556cb4ce is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::depot/a'
const line = (level: string, fields: object, second = 1): string =>
  JSON.stringify({ time: `2026-05-18T10:02:0${second}Z`, level, ...fields })
const FIELDS: Readonly<Record<string, object>> = {
  'a reason among details': { details: { reason: DENIED } },
  'the second of its causes': { error: { msg: 'put went wrong', causes: [{ msg: 'upload' }, { msg: DENIED }] } },
  'an answer whose body is JSON in a string, twice': {
    body: JSON.stringify({ statusCode: 500, body: JSON.stringify({ error: DENIED }) }),
  },
  'a result’s message': { result: { ok: false, message: DENIED } },
  'an exception in Monolog’s context': {
    context: { exception: { class: 'RuntimeException', message: DENIED, code: 0 } },
  },
}
const OTHERS = `2026-05-18T10:02:09Z INFO Retrying listing of queue invoices, attempt 1
2026-05-18T10:02:16Z INFO queue invoices listed after 1 retry
2026-05-18T10:02:23Z INFO job thumbnails succeeded
2026-05-18T10:02:30Z INFO 12 items processed`

/** Errors in fields that lie deep, and failures beside which something else went well. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'Steampipe: a dashboard is complete, and one of its queries was turned away to the end',
    source: 'https://github.com/turbot/steampipe-mod-aws-thrifty/issues/130',
    text: `[ Message ] Workspace loaded
[ Wait    ] Dashboard execution started: aws_thrifty.benchmark.cloudwatch
[ Error   ] operation error CloudWatch Logs: DescribeLogStreams, exceeded maximum number of attempts, 9, https response error StatusCode: 400, RequestID: 1c8266d9-2e98-48cd-b296-b52384120000, api error ThrottlingException: Rate exceeded (SQLSTATE HV000)
[ Ready   ] Execution complete: aws_thrifty.benchmark.cloudwatch`,
    must: ['throttled'],
    mention: /DescribeLogStreams/,
  },
  {
    name: 'CloudFormation: a handler’s code is not that of the sentence',
    source: 'https://github.com/mongodb/awscdk-resources-mongodbatlas/issues/207',
    text: `DepotStack | 0/3 | 10:02:11 AM | CREATE_IN_PROGRESS   | AWS::CloudFormation::Stack | DepotStack
DepotStack | 0/3 | 10:02:19 AM | CREATE_FAILED        | MongoDB::Atlas::Project    | L1Project Resource handler returned message: "AccessDeniedException: User: arn:aws:sts::444455556666:assumed-role/atlas-execution/8ce94db6 is not authorized to perform: secretsmanager:GetSecretValue on resource: cfn/atlas/profile because no identity-based policy allows the secretsmanager:GetSecretValue action status code: 400, request id: 332c0e26-bdf4-4cc0-add0-805f2acf0000" (RequestToken: 8ce94db6-f347-1447-0e88-762666240000, HandlerErrorCode: NotFound)`,
    must: ['access-denied'],
    mention: /secretsmanager:GetSecretValue/,
  },
  {
    name: 'CloudFormation: a handler’s code, where nobody says more',
    text: `DepotStack | 0/3 | 10:02:19 AM | CREATE_FAILED        | AWS::SSM::Parameter    | Limit Resource handler returned message: "the parameter is there" (RequestToken: 8ce94db6-f347-1447-0e88-762666240000, HandlerErrorCode: AlreadyExists)`,
    must: ['aws-call-failed'],
  },
  ...Object.entries(FIELDS).map(
    ([name, fields]): HeldOut => ({
      name: `deep in a line at level error: ${name}`,
      text: [
        line('info', { msg: 'started' }),
        line('error', { msg: 'put', ...fields }, 2),
        line('info', { msg: 'GET /health 200' }, 9),
      ].join('\n'),
      must: ['access-denied'],
      mention: /s3:PutObject/,
    }),
  ),
  {
    name: 'healthy: a denial that was answered to somebody',
    text: line('info', { msg: 'answered', data: { to: 'kim', message: DENIED, code: 'AccessDenied' } }),
    must: [],
  },
  {
    name: 'a retry and the success of something else mend nothing',
    text: `2026-05-18T10:02:02Z ERROR no credentials have been configured: Unable to locate credentials\n${OTHERS}`,
    must: ['no-credentials'],
  },
  {
    name: 'a throttled call, and others that went well',
    text: `2026-05-18T10:02:02Z WARN describe failed: operation error EC2: DescribeVolumes, https response error StatusCode: 503, RequestID: 71aa2f44-1f7e-4b3c-9f6e-3e0d0bb8b3ce, api error RequestLimitExceeded: Request limit exceeded.\n${OTHERS}`,
    must: ['throttled'],
  },
  {
    name: 'a process that ends in good order did nothing more of what failed',
    text: `2026-05-18T10:02:02Z ERROR failed to fetch VPC ID from instance metadata: operation error ec2imds: GetMetadata, canceled, context deadline exceeded
2026-05-18T10:02:09Z INFO received SIGTERM, shutting down
2026-05-18T10:02:16Z INFO shutdown complete`,
    must: ['imds-unreachable'],
  },
  {
    name: 'healthy: the same thing was done in other words',
    text: `2026-05-18T10:02:02Z WARN AttachVolume throttled, backing off: operation error EC2: AttachVolume, https response error StatusCode: 503, RequestID: 71aa2f44-1f7e-4b3c-9f6e-3e0d0bb8b3ce, api error RequestLimitExceeded: Request limit exceeded.
2026-05-18T10:02:09Z INFO volume vol-0d1f7c2be84410a9b attached`,
    must: [],
  },
  {
    name: 'told in passing: a refusal at level info, and a process that goes on with other things',
    text: `2026-05-18T10:02:02Z INFO failed to sync: orders: operation error DynamoDB: PutItem, https response error StatusCode: 400, RequestID: 71AAEXAMPLE, api error AccessDeniedException: User: arn:aws:sts::418362907715:assumed-role/depot/a is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:418362907715:table/orders
${OTHERS}`,
    must: ['access-denied'],
  },
  {
    name: 'told in passing: without a level of its own, in a field of a line at info',
    text: `{"time":"2026-05-18T10:02:02Z","level":"info","msg":"sync","err":"failed to list tables: NoCredentialProviders: no valid providers in chain. Deprecated."}
{"time":"2026-05-18T10:02:09Z","level":"info","msg":"GET /healthz 200 in 2 ms"}
{"time":"2026-05-18T10:02:16Z","level":"info","msg":"received SIGTERM, shutting down"}`,
    must: ['no-credentials', 'told-calmly'],
    orUnknown: true,
  },
  {
    name: 'healthy: a refusal at level info, and the same thing done after it',
    text: `2026-05-18T10:02:02Z INFO orders not written yet: operation error DynamoDB: PutItem, https response error StatusCode: 400, RequestID: 71AAEXAMPLE, api error ThrottlingException: Rate exceeded
2026-05-18T10:02:09Z INFO orders written`,
    must: [],
  },
  {
    name: 'an error that would be tried again is not mended by silence, nor by visitors who are answered',
    text: `2026-05-18T10:02:02Z ERROR put failed, will retry: NoCredentialProviders: no valid providers in chain. Deprecated.
2026-05-18T10:02:09Z INFO GET /healthz 200 in 2 ms
2026-05-18T10:02:36Z INFO POST /orders 200 in 31 ms`,
    must: ['no-credentials'],
  },
]
