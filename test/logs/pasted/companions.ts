import type { HeldOut } from '../held-out.ts'

const XML = (code: string): string =>
  `<?xml version='1.0' encoding='UTF-8'?>\n<Error><Code>${code}</Code><Message>No.</Message><RequestId>4ZB1KQ2M8F7N0T3X</RequestId></Error>`
const REFUSED = "2026-10-30 11:45:33 ERROR: rec'd 403 response: PUT https://depot.s3.eu-west-3.amazonaws.com/a/b"
const sent = (at: string, date: string): string =>
  `2026-10-30 11:45:31 INFO: s3backer started\n> PUT /a/b HTTP/2\n> x-amz-date: ${at}\n< HTTP/2 403 \n< date: ${date}\n`

/** Errors whose reason another line tells, and lines of several pieces. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'an answer that is printed below its error',
    source: 'https://github.com/archiecobbs/s3backer/issues/212',
    text: `${REFUSED}\n2026-10-30 11:45:33 DEBUG: HTTP 403 status response payload:\n${XML('RequestTimeTooSkewed')}\n2026-10-30 11:45:35 ERROR: giving up`,
    must: ['clock-skew'],
    mustNot: 'access-denied',
  },
  {
    name: 'an answer that is printed below its error, an unknown key',
    text: `${REFUSED}\n2026-10-30 11:45:33 DEBUG: HTTP 403 status response payload:\n${XML('InvalidAccessKeyId')}`,
    must: ['client-token-invalid'],
    mustNot: 'access-denied',
  },
  {
    name: 'a refusal, and headers of which the clocks differ',
    text: `${sent('20261030T104532Z', 'Fri, 30 Oct 2026 11:03:33 GMT')}${REFUSED}`,
    must: ['clock-skew'],
    mention: /18 min 1 s behind/,
    mustNot: 'access-denied',
  },
  {
    name: 'a refusal, and headers of which the clocks agree',
    text: `${sent('20261030T110332Z', 'Fri, 30 Oct 2026 11:03:33 GMT')}${REFUSED}`,
    must: ['access-denied'],
    orUnknown: true,
    mustNot: 'clock-skew',
  },
  {
    name: 'a refusal of a URL that was signed long before',
    text: `2026-10-30 11:45:31 INFO: GET https://depot.s3.eu-west-3.amazonaws.com/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261030T093332Z&X-Amz-Expires=604800\n< HTTP/2 403 \n< date: Fri, 30 Oct 2026 11:03:33 GMT\n${REFUSED}`,
    must: ['access-denied'],
    orUnknown: true,
    mustNot: 'clock-skew',
  },
  {
    name: 'healthy: clocks that differ, and all went well',
    text: `${sent('20261030T104532Z', 'Fri, 30 Oct 2026 11:03:33 GMT').replace('403', '200')}2026-10-30 11:45:33 INFO: wrote a/b to https://depot.s3.eu-west-3.amazonaws.com`,
    must: [],
  },
  {
    name: 'Kotlin: the chain tells at level trace why the program could not start',
    source: 'https://github.com/aws/aws-sdk-kotlin/issues/1721',
    text: '2026-10-23 21:19:31.020 [main] INFO  com.depot.Application - Starting\n2026-10-23 21:19:53.705 [d-5] TRACE aws.smithy.kotlin.runtime.http.operation.OperationHandler - operation failed\naws.smithy.kotlin.runtime.identity.IdentityProviderException: No identity could be resolved from the chain: SystemPropertyCredentialsProvider -> ImdsCredentialsProvider\n\tat aws.smithy.kotlin.runtime.identity.IdentityProviderChain.resolve(IdentityProviderChain.kt)\n2026-10-23 21:19:53.710 [main] ERROR com.depot.Application - startup failed: DynamoDB.DescribeTable depot-sessions',
    must: ['no-credentials'],
  },
  {
    name: 'healthy: Kotlin’s chain passes providers over',
    text: '2026-10-23 22:19:31.020 [main] INFO  com.depot.Application - Starting\n2026-10-23 22:19:31.690 [d-2] DEBUG aws.smithy.kotlin.runtime.identity.IdentityProviderChain - unable to resolve identity from EnvironmentCredentialsProvider: Missing value for environment variable `AWS_ACCESS_KEY_ID`\n2026-10-23 22:19:31.904 [d-2] DEBUG aws.sdk.kotlin.runtime.auth.credentials.ImdsCredentialsProvider - Obtained credentials from IMDS\n2026-10-23 22:19:32.340 [main] INFO  com.depot.Application - ready',
    must: [],
  },
  {
    name: 'a session longer than the role allows, Go 1',
    source: 'https://github.com/kreuzwerker/awsu/issues/27',
    text: '2026/06/11 11:02:31 loading profile "depot" from /home/ci/.aws/config\nError: failed to assume role "arn:aws:iam::735501288416:role/operator": ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.\n\tstatus code: 400, request id: 3ff3d68f-6d61-11e8-83f8-014ef402c6d5',
    must: ['duration-too-long'],
    mention: /role\/operator/,
  },
  {
    name: 'a session longer than the role allows, an error printed by Node',
    source: 'https://github.com/aws-azure-login/aws-azure-login/issues/93',
    text: "Logging in with profile 'analytics'...\nAssuming role arn:aws:iam::735501288416:role/analytics-admin\n{ ValidationError: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.\n    at Request.extractError (/a/node_modules/aws-sdk/lib/protocol/query.js:50:29)\n  code: 'ValidationError',\n  statusCode: 400,\n  retryDelay: 48.23 }",
    must: ['duration-too-long'],
  },
  {
    name: 'C++ in ClickHouse: a metadata service that never answers, at level information',
    source: 'https://github.com/ClickHouse/ClickHouse/issues/62371',
    text: [5, 6, 7]
      .map(
        (second) =>
          `2026.04.07 09:44:0${second}.482329 [ 1048257 ] {e4b73ad9-7518} <Information> AWSClient: Failed to make request to: http://169.254.169.254/latest/api/token: Poco::Exception. Code: 1000, e.code() = 0, Timeout: connect timed out: 169.254.169.254:80, Stack trace (when copying this message, always include the lines below):\n\n0. Poco::Exception::Exception(String const&, String const&, int) @ 0x000000010b903e28\n (version 24.3.2.1 (official build))`,
      )
      .join('\n'),
    must: ['imds-unreachable', 'no-credentials'],
    orUnknown: true,
  },
  {
    name: 'healthy: C++ renews what it calls expired, each time anew',
    source: 'https://github.com/ClickHouse/ClickHouse/issues/49679',
    text: [52, 58]
      .map(
        (second) =>
          `2026.05.08 23:36:${second}.248531 [ 3168 ] {35e019cb-fbd3} <Information> AwsAuthSTSAssumeRoleWebIdentityCredentialsProvider: Credentials have expired, attempting to renew from STS.\n2026.05.08 23:36:${second}.377832 [ 3168 ] {35e019cb-fbd3} <Trace> AwsAuthSTSAssumeRoleWebIdentityCredentialsProvider: Successfully retrieved credentials.\n2026.05.08 23:36:${second}.960932 [ 3168 ] {35e019cb-fbd3} <Debug> executeQuery: Read 10 rows`,
      )
      .join('\n'),
    must: [],
  },
  {
    name: 'object_store asks the metadata service in vain, in a message of several lines',
    source: 'https://github.com/delta-io/delta-rs/issues/854',
    text: '2026-09-28 09:12:01,377 INFO depot.ingest opening s3://depot-lake/orders\nTraceback (most recent call last):\n  File "/app/ingest.py", line 38, in main\n    dt = DeltaTable("s3://depot-lake/orders")\ndeltalake.PyDeltaTableError: Failed to load checkpoint: Failed to read checkpoint content: \nGeneric S3 error: response error "request error", after 0 retries: error sending request for url \n(http://169.254.169.254/latest/api/token): error trying to connect: tcp connect error: Invalid argument (os error 22)',
    must: ['no-credentials'],
  },
  {
    name: 'healthy: a region that the metadata service was asked for in vain',
    source: 'https://github.com/delta-io/delta-rs/issues/2479',
    text: '2026-06-12 10:54:31,204 INFO depot.ingest starting task 7\n[2026-06-12T10:54:34Z WARN  aws_config::imds::region] failed to load region from IMDS err=failed to load IMDS session token: dispatch failure: timeout: error trying to connect: HTTP connect timeout occurred after 1s: timed out\n2026-06-12 10:54:35,112 INFO depot.ingest opened s3://depot-lake/orders version 4812\n2026-06-12 10:54:41,843 INFO depot.ingest task 7 done',
    must: [],
  },
  {
    name: 'ECS may not assume the role of its infrastructure',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/38538',
    text: 'aws_ecs_service.orders: Creating...\n╷\n│ Error: creating ECS Service (orders): InvalidParameterException: ECS was unable to assume the configured ECS Infrastructure Role \'arn:aws:iam::418362907715:role/depot-ecs-volumes\'. Please verify that the role being passed has the proper trust relationship with Amazon ECS.\n│ \n│   with aws_ecs_service.orders,\n│   on ecs.tf line 21, in resource "aws_ecs_service" "orders":\n╵',
    must: ['service-role-refused'],
    mention: /role\/depot-ecs-volumes needs .{0,80}\\"ecs\.amazonaws\.com/,
  },
  {
    name: 'healthy: restic was turned away once',
    text: '02:30:01 + restic -r s3:https://s3.eu-north-1.amazonaws.com/depot/nas backup /srv/data\nusing parent snapshot 1b7c04d2\nSave(<data/7d20ff1b0c>) returned error, retrying after 720.254544ms: client.PutObject: Please reduce your request rate.\nSave(<data/7d20ff1b0c>) operation successful after 1 retries\nprocessed 402413 files, 1.220 TiB in 11:42\nsnapshot 8e0d53c9 saved\nno errors were found\n02:47:55 done rc=0',
    must: [],
  },
  {
    name: 'restic was turned away to the end',
    text: '02:30:01 + restic -r s3:https://s3.eu-north-1.amazonaws.com/depot/nas backup /srv/data\nusing parent snapshot 1b7c04d2\nSave(<data/7d20ff1b0c>) returned error, retrying after 720.254544ms: client.PutObject: Please reduce your request rate.\nSave(<data/7d20ff1b0c>) returned error, retrying after 1.5s: client.PutObject: Please reduce your request rate.\nFatal: unable to save snapshot: client.PutObject: Please reduce your request rate.',
    must: ['throttled'],
    orUnknown: true,
  },
  {
    name: 'healthy: marks of a tool for a terminal',
    text: '► annotating Kustomization infra in flux-system namespace\n✔ Kustomization annotated\n◎ waiting for Kustomization reconciliation\n✔ applied revision main@sha1:5f1c3c0e5b6d4a3e9a510d9c5b1f3a7711aa22bb',
    must: [],
  },
  {
    name: 'a mark of a tool for a terminal that says that it failed',
    text: '► applying\n✔ source ready\n✗ upload failed: AccessDenied: User: arn:aws:sts::392018845570:assumed-role/flux/a is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::depot/a because no identity-based policy allows the s3:PutObject action',
    must: ['access-denied'],
  },
]
