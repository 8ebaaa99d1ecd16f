import type { HeldOut } from '../held-out.ts'

const json = (value: unknown): string => JSON.stringify(value)
const ID = '4c4a9b8e-1111-4f0e-9b6a-1c2d3e4f5a6b'

const trail = (Records: readonly unknown[]): string => json({ Records })
const event = (service: string, eventName: string, answer: Record<string, string>): unknown => ({
  eventVersion: '1.08',
  userIdentity: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::590184726633:assumed-role/app/s1',
    accountId: '590184726633',
    accessKeyId: 'ASIAQWERTYUIOP123456',
  },
  eventTime: '2026-05-16T11:20:31Z',
  eventSource: `${service}.amazonaws.com`,
  eventName,
  awsRegion: 'eu-west-1',
  ...answer,
  requestID: `${service}-${eventName}`,
  eventID: `6b0e9e9e-${service}-${eventName}`,
  eventType: 'AwsApiCall',
  recipientAccountId: '590184726633',
})

/** Calls told of by fields and not in a sentence, by hashes of Ruby, by Lambda itself; and what their likes say when all is well. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'fields of one’s own: service, operation, code, status',
    text: json({
      level: 'error',
      time: '2026-05-16T11:20:31Z',
      msg: 'aws call failed',
      service: 's3',
      operation: 'GetObject',
      code: 'AccessDenied',
      status: 403,
      bucket: 'depot',
    }),
    must: ['access-denied'],
    mention: /S3 GetObject/,
  },
  {
    name: 'fields within an object of AWS’s',
    text: json({
      level: 'error',
      time: '2026-05-16T11:20:31Z',
      msg: 'put',
      aws: { service: 'DynamoDB', operation: 'PutItem', errorCode: 'ProvisionedThroughputExceededException' },
    }),
    must: ['throttled'],
  },
  {
    name: 'fields with AWS in their names',
    text: json({
      level: 'error',
      time: '2026-05-16T11:20:31Z',
      msg: 'call failed',
      aws_service: 'secretsmanager',
      aws_operation: 'GetSecretValue',
      aws_error_code: 'ResourceNotFoundException',
      aws_error_message: 'Secrets Manager can’t find the specified secret.',
    }),
    must: ['aws-call-failed'],
    mention: /Secrets Manager GetSecretValue/,
  },
  {
    name: 'logfmt fields',
    text: 'time=2026-05-16T11:20:31Z level=ERROR msg="call failed" service=SQS operation=SendMessage error.code=AccessDenied http.status=403',
    must: ['access-denied'],
    mention: /SQS SendMessage/,
  },
  {
    name: 'fields behind a message',
    text: '2026-05-16T11:20:31Z ERROR [worker] api call failed {"service":"ssm","action":"GetParameter","error":"ThrottlingException","attempts":5}',
    must: ['throttled'],
    mention: /SSM GetParameter/,
  },
  {
    name: 'healthy: fields of somebody else’s errors',
    text: [
      {
        level: 'error',
        time: '2026-05-16T11:20:31Z',
        msg: 'render failed',
        service: 'web',
        operation: 'RenderPage',
        code: 'TemplateMissing',
        status: 500,
      },
      {
        level: 'error',
        time: '2026-05-16T11:20:32Z',
        msg: 'insert failed',
        service: 'orders',
        code: 'UniqueViolation',
        operation: 'InsertOrder',
      },
      {
        level: 'info',
        time: '2026-05-16T11:20:33Z',
        msg: 'aws call',
        service: 's3',
        operation: 'GetObject',
        status: 200,
      },
    ]
      .map(json)
      .join('\n'),
    must: [],
  },
  {
    name: 'Ruby, a hash of before 3.4',
    text: 'E, [2026-07-31T08:12:44.902211 #7] ERROR -- : {:error=>"ExpiredTokenException", :service=>"dynamodb", :retry=>nil}',
    must: ['session-expired'],
    mention: /DynamoDB/,
  },
  {
    name: 'Ruby, a hash of 3.4',
    text: 'E, [2026-07-31T08:12:44.902211 #7] ERROR -- : {error: "AccessDenied", service: "s3", operation: "put_object"}',
    must: ['access-denied'],
    mention: /S3 PutObject/,
  },
  {
    name: 'Ruby, a hash as the whole line, an error as Ruby inspects it',
    text: '{:level=>"error", :time=>"2026-07-31T08:12:44Z", :error=>#<Aws::Errors::MissingCredentialsError: unable to sign request without credentials set>}',
    must: ['no-credentials'],
  },
  {
    name: 'Ruby, a hash with a connection that never came',
    text: '[ERROR] 2026-07-31T08:12:44 upload failed: {error: "Net::OpenTimeout", url: "https://depot.s3.eu-west-1.amazonaws.com/a", message: "execution expired"}',
    must: ['connect-stall'],
  },
  {
    name: 'healthy: Ruby, hashes of other things',
    text: 'I, [2026-07-31T08:12:44.902211 #7]  INFO -- : {:event=>"upload.done", :bucket=>"depot", :error=>nil}\nE, [2026-07-31T08:12:45.902211 #7] ERROR -- : {event: "render.failed", error: "ActionView::Template::Error", code: "TemplateMissing"}',
    must: [],
  },
  ...[
    ['in a line of its own', `2026-05-16T11:20:34.645Z ${ID} Task timed out after 3.00 seconds\n`],
    [
      'in its report alone',
      `END RequestId: ${ID}\nREPORT RequestId: ${ID}\tDuration: 3000.00 ms\tBilled Duration: 3000 ms\tMemory Size: 128 MB\tMax Memory Used: 88 MB\tStatus: timeout`,
    ],
    [
      'in its report as JSON',
      json({
        time: '2026-05-16T11:20:34.645Z',
        type: 'platform.report',
        record: { requestId: ID, metrics: { durationMs: 3000, billedDurationMs: 3000 }, status: 'timeout' },
      }),
    ],
  ].map(
    ([where, end]): HeldOut => ({
      name: `Lambda ends a function, ${where}`,
      text: `START RequestId: ${ID} Version: $LATEST\n2026-05-16T11:20:31.642Z\t${ID}\tINFO\treading the secret\n${end}`,
      must: ['?'],
      orUnknown: true,
    }),
  ),
  {
    name: 'healthy: Lambda’s reports',
    text: `START RequestId: ${ID} Version: $LATEST\n2026-05-16T11:20:31.642Z\t${ID}\tINFO\treading the secret\nEND RequestId: ${ID}\nREPORT RequestId: ${ID}\tDuration: 812.00 ms\tBilled Duration: 813 ms\tMemory Size: 128 MB\tMax Memory Used: 88 MB\tInit Duration: 312.11 ms`,
    must: [],
  },
  {
    name: 'Terraform, a name that is taken',
    text: '╷\n│ Error: creating S3 Bucket (depot-logs): operation error S3: CreateBucket, https response error StatusCode: 409, RequestID: 5K0R3DR2CDFJXF0M, HostID: abc=, BucketAlreadyExists:\n│\n│   with aws_s3_bucket.logs,\n│   on main.tf line 1, in resource "aws_s3_bucket" "logs":\n╵',
    must: ['aws-call-failed'],
    mention: /CreateBucket/,
  },
  {
    name: 'boto3, a name that is taken',
    text: 'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\nbotocore.errorfactory.BucketAlreadyOwnedByYou: An error occurred (BucketAlreadyOwnedByYou) when calling the CreateBucket operation: Your previous request to create the named bucket succeeded and you already own it.',
    must: ['aws-call-failed'],
  },
  {
    name: 'healthy: what is there already is asked for by who takes it as it is',
    text: '2026-05-16T11:20:31.642Z WARN An error occurred (BucketAlreadyOwnedByYou) when calling the CreateBucket operation: already yours\n2026-05-16T11:20:32.642Z INFO bucket ready',
    must: [],
  },
  {
    name: 'SQS, a queue that is not there, by its code alone',
    text: '2026-05-16T11:20:31.642Z ERROR AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist for this wsdl version.',
    must: ['aws-call-failed'],
    mention: /SQS/,
  },
  {
    name: 'Java, the sentence without its exception',
    text: '2026-05-16 11:20:31,642 ERROR [main] c.d.Boot - Parameter /depot/db not found. (Service: Ssm, Status Code: 400, Request ID: 0a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d45)',
    must: ['aws-call-failed'],
    mention: /SSM/,
  },
  {
    name: 'Soto, a deadline',
    text: '2026-05-16T11:20:31+0000 error depot : aws-service=dynamodb aws-operation=GetItem [SotoCore] AWSClient error: HTTPClientError.deadlineExceeded',
    must: ['aws-call-failed'],
    mention: /DynamoDB GetItem/,
  },
  {
    name: 'Soto, a refusal by its metadata',
    text: '2026-05-16T11:20:31+0000 error depot : aws-error-code=AccessDenied aws-error-message=Access Denied aws-service=s3 aws-operation=GetObject [SotoCore] AWSClient error',
    must: ['access-denied'],
    mention: /S3 GetObject/,
  },
  {
    name: 'healthy: another client’s deadline in Swift',
    text: '2026-05-16T11:20:31+0000 info depot : [Depot] started\n2026-05-16T11:20:32+0000 warning depot : [Depot] GET https://api.example.com/feed: HTTPClientError.deadlineExceeded, trying again',
    must: [],
  },
  {
    name: 'several reasons for no credentials in one log',
    text: '2026-05-16T11:20:31.642Z ERROR web: ProfileNotFound: The config profile (prod) could not be found\n2026-05-16T11:20:34.642Z ERROR cron: CredentialRetrievalError: Error when retrieving credentials from custom-process: exit 1',
    must: ['no-credentials'],
    mention: /list-profiles[\s\S]*credential_process|credential_process[\s\S]*list-profiles/,
  },
  {
    name: 'CloudTrail, a code of a service’s own',
    text: trail([event('kms', 'Decrypt', { errorCode: 'InvalidCiphertextException' })]),
    must: ['aws-call-failed'],
    mention: /KMS Decrypt/,
  },
  {
    name: 'CloudTrail, a table that is not there',
    text: trail([
      event('dynamodb', 'DescribeLimits', {}),
      event('dynamodb', 'GetItem', {
        errorCode: 'ResourceNotFoundException',
        errorMessage: 'Requested resource not found',
      }),
    ]),
    must: ['aws-call-failed'],
    mention: /DynamoDB GetItem/,
  },
  {
    name: 'healthy: CloudTrail, questions whether something is there',
    text: trail([
      event('iam', 'GetUser', {}),
      event('iam', 'GetRole', {
        errorCode: 'NoSuchEntityException',
        errorMessage: 'The role with name x cannot be found.',
      }),
      event('s3', 'GetBucketPolicy', {
        errorCode: 'NoSuchBucketPolicy',
        errorMessage: 'The bucket policy does not exist',
      }),
      event('ec2', 'RunInstances', {
        errorCode: 'Client.DryRunOperation',
        errorMessage: 'Request would have succeeded, but DryRun flag is set.',
      }),
    ]),
    must: [],
  },
]
