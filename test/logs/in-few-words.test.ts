/** Failures that one line names in so few words that another line, or the sender of a sentence, must say whose they are. */
import { describe, expect, it } from 'vitest'
import { EXIT, exitCodeOf } from '../../src/cli/exit-code.ts'
import { accused, analyzeText } from './analyze-text.ts'

const SESSION = '[7d1f0c52-3b7e-4d0e-9a51-2f6f0f0a9c11]'

const NAMED: Readonly<Record<string, readonly [rule: string, text: string]>> = {
  'a broker that let nobody in, in the words of a Go client': [
    'access-denied',
    `2026/05/16 11:20:31 dial failed: SASL handshake failed: SASL Authentication failed: ${SESSION}: Access denied`,
  ],
  'the same of librdkafka': [
    'access-denied',
    `%3|1779966031.101|FAIL|depot#producer-1| [thrd:sasl_ssl://b-1.depot]: SASL authentication error: ${SESSION}: Access denied (after 310ms in state AUTH_REQ)`,
  ],
  'the same as a field': [
    'access-denied',
    `{"level":"error","ts":"2026-05-16T11:20:31Z","msg":"no client","error":"kafka: client has run out of available brokers: kafka server: SASL Authentication failed: ${SESSION}: Access denied"}`,
  ],
  'what a proxy answered to a CONNECT': [
    'connect-stall',
    '2026-05-16T11:20:31Z ERROR joiner: operation error EC2: DescribeInstances, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://ec2.eu-central-1.api.aws/": Proxy Authentication Required',
  ],
  'a bucket, by no code': [
    'no-such-bucket',
    'time=2026-05-16T11:20:31Z level=error msg="S3 bucket depot-state does not exist or you don\'t have permissions to access it"',
  ],
  'a status alone, of what S3 was asked for above': [
    'access-denied',
    '2026-05-16T11:20:31Z INFO restoring s3://depot-cache/main.tgz\n2026-05-16T11:20:32Z ERROR HTTP response code: 403 (remote)',
  ],
  'S3’s sentence, of what was being uploaded to it': [
    'access-denied',
    '2026-05-16T11:20:31Z INFO uploading snapshot of the depot to s3\n2026-05-16T11:20:32Z INFO failed to upload snapshot file: Access Denied, retried 0 times',
  ],
  'a registry’s body for who is not logged in': [
    'no-credentials',
    'ERRO[0022] Failed to push to destination 418362907715.dkr.ecr.eu-west-1.amazonaws.com/depot:7\nERRO[0022] unsupported status code 401; body: Not Authorized',
  ],
  'S3’s sentence behind AWS’s name': [
    'access-denied',
    "error: AWS error fetching '7fk9b9w8bpkkm36glg378l4arczk85sw.narinfo': Access Denied",
  ],
  'a registry that wants to know who pulls': [
    'no-credentials',
    '2026-05-16T11:20:31Z  Driver Failure  failed to initialize task: Failed to pull `590184726633.dkr.ecr.us-west-2.amazonaws.com/depot:3`: unauthorized: authentication required',
  ],
  'a key that a program asks for itself': [
    'no-credentials',
    '2026-05-16T11:20:31Z ERROR error getting scaler for trigger #0: error parsing SQS queue metadata: awsAccessKeyID not found',
  ],
  'an answer of S3’s, whole, that an operator tells at level debug': [
    'access-denied',
    String.raw`time="2026-05-16T11:20:31Z" level=debug msg=Warning message="command terminated with exit code 39: ERROR: [039]: HTTP request failed with 403 (Forbidden):\n       server: AmazonS3\n       x-amz-request-id: QGB6AA4QVPH6T7GR\n       <?xml version=\"1.0\"?>\n       <Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>QGB6AA4QVPH6T7GR</RequestId></Error>"`,
  ],
  'an answer of AWS’s that a plugin prints at level debug, a line for each element': [
    'session-expired',
    '2026-05-16T11:20:31Z [DEBUG] plugin.terraform-provider-aws_v2.15.0_x4:   <Error>\n2026-05-16T11:20:31Z [DEBUG] plugin.terraform-provider-aws_v2.15.0_x4:     <Code>ExpiredToken</Code>\n2026-05-16T11:20:31Z [DEBUG] plugin.terraform-provider-aws_v2.15.0_x4:     <Message>The security token included in the request is expired</Message>',
  ],
  'EC2’s sentence, of a plugin for CloudWatch': [
    'access-denied',
    '2026-05-16T11:20:31Z ERROR A plugin had an unrecoverable error: <Inputs::CloudWatch namespace=>"AWS/EC2">: You are not authorized to perform this operation.',
  ],
}

/** Nobody can say of what it died, and no tick may stand over it. */
const OPEN: Readonly<Record<string, string>> = {
  'a list of errors under its count':
    'Error refreshing state: 1 error(s) occurred:\n\n* data.aws_caller_identity.current: No AWS Account ID is available to the provider.',
  'an answer as curl prints it':
    '$ curl -I "https://depot.s3.amazonaws.com/x"\nHTTP/1.1 403 Forbidden\nx-amz-request-id: 9A0D5596C066E400\nContent-Type: application/xml\nServer: AmazonS3',
  'an answer with its mark, before a stack that says nothing of it':
    '< HTTP/1.1 400 Bad Request\n< x-amz-request-id: CE367397FC69AF82\n< Server: AmazonS3\n<\n* Closing connection 3\nTraceback (most recent call last):\n  File "tiles.py", line 7, in <module>\nCPLE_HttpResponseError: A filesystem error with code 5 occurred',
  'an answer as an object':
    '[2026-05-16T11:20:31Z DEBUG hyper::proto] parsed 7 headers\n[src/main.rs:132] req = Ok(\n    Response {\n        status: 403,\n        headers: {"x-amz-request-id": "ABC", "server": "AmazonS3"},\n    },\n)',
  'a visitor who is not let in, beside an upload':
    '2026-05-16T11:20:31Z INFO uploaded avatar to s3\n2026-05-16T11:20:32Z WARN user 7: /admin: Access Denied',
  'a process that dies of its storage, which was AWS’s':
    '2026-05-16T11:20:31Z INFO store: s3://depot-blobs in eu-west-1\n2026-05-16T11:20:32Z FATAL could not initialise object storage',
}

const CALM: Readonly<Record<string, string>> = {
  'a broker with users of its own':
    '2026/05/16 11:20:31 no client: kafka: client has run out of available brokers to talk to: kafka server: SASL Authentication failed: Authentication failed',
  'a question whether to make a bucket':
    '2026-05-16T11:20:31Z DEBUG looking for state\nRemote state S3 bucket depot-state does not exist or you don’t have permissions to access it. Would you like Terragrunt to create it? (y/n)\n2026-05-16T11:20:39Z INFO created S3 bucket depot-state',
  'a status of somebody else, long after':
    '2026-05-16T11:20:31Z INFO restoring s3://depot-cache/main.tgz\n2026-05-16T11:20:31Z INFO restored\n2026-05-16T11:20:33Z INFO a\n2026-05-16T11:20:34Z INFO b\n2026-05-16T11:20:35Z INFO c\n2026-05-16T11:20:36Z INFO d\n2026-05-16T11:20:37Z INFO webhook: HTTP 403',
  'a process that dies of its port':
    '2026-05-16T11:20:31Z INFO store: s3://depot-blobs in eu-west-1\n2026-05-16T11:20:32Z FATAL listen tcp :8080: bind: address already in use',
  'whoever goes on without a name':
    '-- sccache: No AWS credentials found, enabling anonymous S3 access. Writing to the cache will be disabled.\n-- Configuring done',
  'an answer that curl had at the second try':
    '< HTTP/1.1 400 Bad Request\n< x-amz-request-id: CE367397FC69AF82\n< Server: AmazonS3\n> GET /depot/ HTTP/1.1\n< HTTP/1.1 200 OK\n< x-amz-request-id: CE367397FC69AF83\n< Server: AmazonS3',
  'a key that a chain does without':
    '2026-05-16T11:20:31Z INFO AWS_ACCESS_KEY_ID not set, using the instance profile, no error\n2026-05-16T11:20:32Z INFO uploaded',
  'no errors at all': 'Plan applied: 0 errors occurred:\n\n* aws_instance.web: created',
}

describe('is named', () => {
  it.each(Object.entries(NAMED))('%s', async (_, [rule, text]) =>
    expect(accused(await analyzeText(text))).toEqual([rule]),
  )
})

describe('is left open', () => {
  it.each(Object.entries(OPEN))('%s', async (_, text) => {
    const report = await analyzeText(text)
    expect([accused(report), exitCodeOf(report, 'error')]).toEqual([[], EXIT.unknown])
  })
})

describe('is let alone', () => {
  it.each(Object.entries(CALM))('%s', async (_, text) => {
    const report = await analyzeText(text)
    expect([accused(report), report.summary.headline]).toEqual([[], expect.stringMatching(/^Nothing found|^No usable/)])
  })
})
