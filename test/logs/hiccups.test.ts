/**
 * What was turned away, asked for in vain or read about, and is no failure: another try went well, the same job ran again, nobody needed it,
 * or it is somebody's list, help or finding. Each beside the same words in a log that did fail.
 */
import { describe, expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const SLOW = 'SlowDown: Please reduce your request rate.'

interface Scene {
  well: readonly string[]
  /** The same told otherwise, which no tick may stand over; accused of this, where a rule speaks. */
  ill: readonly string[]
  rule?: string
}

const SCENES: Readonly<Record<string, Scene>> = {
  'two objects, each with a second try': {
    well: [
      '2026-05-04T10:50:02.100Z  WARN ingest::s3: put_object attempt 1 failed: service error: SlowDown, retrying in 250ms key=a/1',
      '2026-05-04T10:50:02.400Z  INFO ingest::s3: put_object attempt 2 succeeded key=a/1',
      '2026-05-04T10:50:02.900Z  WARN ingest::s3: put_object attempt 1 failed: dispatch failure: timeout, retrying in 250ms key=a/2',
      '2026-05-04T10:50:03.400Z  INFO ingest::s3: put_object attempt 2 succeeded key=a/2',
    ],
    ill: [
      '2026-05-04T10:50:02.100Z  WARN ingest::s3: put_object attempt 1 failed: service error: SlowDown, retrying in 250ms key=a/1',
      '2026-05-04T10:50:02.900Z  ERROR ingest::s3: put_object attempt 3 failed: service error: SlowDown, giving up key=a/1',
    ],
    rule: 'throttled',
  },
  'tries that are counted in fields': {
    well: [
      'time=2026-05-04T12:10:00.100Z level=WARN msg="SDK retry" service=DynamoDB operation=Query attempt=1 max=3 err="ProvisionedThroughputExceededException: The level of configured provisioned throughput for the table was exceeded."',
      'time=2026-05-04T12:10:00.220Z level=INFO msg="query ok" service=DynamoDB operation=Query attempts=2 items=42',
    ],
    ill: [
      'time=2026-05-04T12:10:00.100Z level=WARN msg="SDK retry" service=DynamoDB operation=Query attempt=1 max=3 err="ProvisionedThroughputExceededException: The level of configured provisioned throughput for the table was exceeded."',
      'time=2026-05-04T12:10:00.220Z level=ERROR msg="query failed" service=DynamoDB operation=Query attempts=3 err="ProvisionedThroughputExceededException: The level of configured provisioned throughput for the table was exceeded."',
    ],
    rule: 'throttled',
  },
  'a try of some, in other words': {
    well: [
      `[Mon May 11 13:00:03 2026] [warn] backup.pl: Net::Amazon::S3: ${SLOW} (attempt 1 of 4)`,
      '[Mon May 11 13:00:05 2026] [info] backup.pl: stored dump-2026-05-11.sql.gz on attempt 2',
    ],
    ill: [
      `[Mon May 11 13:00:03 2026] [warn] backup.pl: Net::Amazon::S3: ${SLOW} (attempt 4 of 4)`,
      '[Mon May 11 13:00:05 2026] [error] backup.pl: dump-2026-05-11.sql.gz was not stored',
    ],
    rule: 'throttled',
  },
  'tries of a policy that names the operation': {
    well: [
      '[13:50:03 WRN] Retry 1 of 3 for PutItem after 200 ms: Amazon.DynamoDBv2.Model.ProvisionedThroughputExceededException',
      '[13:50:03 WRN] Retry 2 of 3 for PutItem after 400 ms: Amazon.DynamoDBv2.Model.ProvisionedThroughputExceededException',
      '[13:50:04 INF] PutItem ok, 1 item, consumed 2.0 WCU',
      '[13:50:09 INF] Import finished: 812 rows, 0 rejected',
    ],
    ill: [
      '[13:50:03 WRN] Retry 2 of 3 for PutItem after 400 ms: Amazon.DynamoDBv2.Model.ProvisionedThroughputExceededException',
      '[13:50:04 WRN] Retry 3 of 3 for PutItem after 800 ms: Amazon.DynamoDBv2.Model.ProvisionedThroughputExceededException',
      '[13:50:05 ERR] Import failed: Amazon.DynamoDBv2.Model.ProvisionedThroughputExceededException',
    ],
    rule: 'throttled',
  },
  'low level retries of rclone': {
    well: [
      '2026/05/04 11:30:03 DEBUG : pacer: low level retry 1/10 (error SlowDown: Please reduce your request rate. status code: 503, request id: 0A1B2C3D)',
      '2026/05/04 11:30:09 INFO  : photos/1.jpg: Copied (new)',
    ],
    ill: [
      '2026/05/04 11:30:03 DEBUG : pacer: low level retry 10/10 (error SlowDown: Please reduce your request rate. status code: 503, request id: 0A1B2C3D)',
      '2026/05/04 11:30:09 ERROR : photos/1.jpg: Failed to copy: SlowDown: Please reduce your request rate.',
    ],
    rule: 'throttled',
  },
  'a task of Spark, run again': {
    well: [
      '26/05/04 10:10:20 WARN TaskSetManager: Lost task 17.0 in stage 1.0 (TID 18) (10.0.1.8 executor 3): com.amazonaws.services.s3.model.AmazonS3Exception: Slow Down (Service: Amazon S3; Status Code: 503; Error Code: 503 Slow Down; Request ID: 0A1B2C3D4E5F)',
      '26/05/04 10:10:26 INFO TaskSetManager: Finished task 17.1 in stage 1.0 (TID 203) in 5981 ms on 10.0.1.9 (executor 1) (200/200)',
    ],
    ill: [
      '26/05/04 10:10:20 WARN TaskSetManager: Lost task 17.0 in stage 1.0 (TID 18) (10.0.1.8 executor 3): com.amazonaws.services.s3.model.AmazonS3Exception: Slow Down (Service: Amazon S3; Status Code: 503; Error Code: 503 Slow Down; Request ID: 0A1B2C3D4E5F)',
      '26/05/04 10:10:26 INFO TaskSetManager: Finished task 18.0 in stage 1.0 (TID 203) in 5981 ms on 10.0.1.9 (executor 1) (199/200)',
    ],
    rule: 'aws-call-failed|throttled',
  },
  'a shard that was asked too often, and read later': {
    well: [
      '2018-11-09 07:46:11,579 WARN  org.apache.flink.streaming.connectors.kinesis.proxy.KinesisProxy  - Got recoverable SdkClientException. Backing off for 258 millis (Rate exceeded for shard shardId-000000000000 in stream sensors under account 338120974456. (Service: AmazonKinesis; Status Code: 400; Error Code: ProvisionedThroughputExceededException; Request ID: e1c0caa4-8c4c-7738-b59f-4977bc762cf3))',
      '2018-11-09 07:46:11,902 DEBUG org.apache.flink.streaming.connectors.kinesis.internals.ShardConsumer  - shardId-000000000000: fetched 812 records, millisBehindLatest=0',
      '2018-11-09 07:46:28,430 INFO  org.apache.flink.runtime.checkpoint.CheckpointCoordinator     - Completed checkpoint 66 for job dd4f (16804 bytes in 362 ms).',
    ],
    ill: [
      '2018-11-09 07:46:11,579 WARN  org.apache.flink.streaming.connectors.kinesis.proxy.KinesisProxy  - Got recoverable SdkClientException. Backing off for 258 millis (Rate exceeded for shard shardId-000000000000 in stream sensors under account 338120974456. (Service: AmazonKinesis; Status Code: 400; Error Code: ProvisionedThroughputExceededException; Request ID: e1c0caa4-8c4c-7738-b59f-4977bc762cf3))',
      '2018-11-09 07:46:28,430 ERROR org.apache.flink.streaming.connectors.kinesis.proxy.KinesisProxy  - Retries exceeded for getRecords operation: Rate exceeded for shard shardId-000000000000 (Service: AmazonKinesis; Status Code: 400; Error Code: ProvisionedThroughputExceededException; Request ID: e1c0)',
    ],
    rule: 'throttled',
  },
  'a throttle that a deployment waited for, without levels': {
    well: [
      'Received throttling error: Rate exceeded. Consecutive throttling errors: 1 of 5. Will retry in 10 seconds.',
      '13:04:40 INFO: Added instance [i-0c4c1a20c9b2d2f9e] to your environment.',
      '13:11:18 INFO: Environment update completed successfully.',
    ],
    ill: [
      '13:04:40 INFO: Added instance [i-0c4c1a20c9b2d2f9e] to your environment.',
      'Received throttling error: Rate exceeded. Consecutive throttling errors: 5 of 5. Giving up.',
    ],
    rule: 'throttled',
  },
  'a letter that Postfix put off, and sent': {
    well: [
      'Dec 17 06:22:42 mx postfix/smtp[21752]: connect to email-smtp.us-east-1.amazonaws.com[54.243.71.143]:587: Connection timed out',
      'Dec 17 06:22:42 mx postfix/smtp[21752]: 9C0E320177: to=<bo@example.org>, relay=none, delay=30, dsn=4.4.1, status=deferred (connect to email-smtp.us-east-1.amazonaws.com[54.243.71.143]:587: Connection timed out)',
      'Dec 17 06:27:13 mx postfix/smtp[21790]: 9C0E320177: to=<bo@example.org>, relay=email-smtp.us-east-1.amazonaws.com[54.243.188.20]:587, delay=301, dsn=2.0.0, status=sent (250 Ok 0000014300a6c7d8-4be0)',
    ],
    ill: [
      'Dec 17 06:22:42 mx postfix/smtp[21752]: connect to email-smtp.us-east-1.amazonaws.com[54.243.71.143]:587: Connection timed out',
      'Dec 17 06:22:42 mx postfix/smtp[21752]: 9C0E320177: to=<bo@example.org>, relay=none, delay=30, dsn=4.4.1, status=deferred (connect to email-smtp.us-east-1.amazonaws.com[54.243.71.143]:587: Connection timed out)',
      'Dec 17 06:27:13 mx postfix/qmgr[1201]: 9C0E320177: from=<noreply@example.com>, size=4398, nrcpt=1 (queue active)',
    ],
  },
  'an ingress whose last round went well': {
    well: [
      '{"level":"error","ts":"2026-06-01T10:10:04Z","msg":"Reconciler error","controller":"ingress","object":{"name":"web","namespace":"shop"},"namespace":"shop","name":"web","reconcileID":"r1","error":"Throttling: Rate exceeded\\n\\tstatus code: 400, request id: 4eef24db-b4b3-46bf-88da-5ed3eb4aaaaa"}',
      '{"level":"info","ts":"2026-06-01T10:10:12Z","logger":"controllers.ingress","msg":"successfully deployed model","ingressGroup":"shop/web"}',
    ],
    ill: [
      '{"level":"error","ts":"2026-06-01T10:10:04Z","msg":"Reconciler error","controller":"ingress","object":{"name":"web","namespace":"shop"},"namespace":"shop","name":"web","reconcileID":"r1","error":"Throttling: Rate exceeded\\n\\tstatus code: 400, request id: 4eef24db-b4b3-46bf-88da-5ed3eb4aaaaa"}',
      '{"level":"info","ts":"2026-06-01T10:10:12Z","logger":"controllers.ingress","msg":"successfully deployed model","ingressGroup":"shop/admin"}',
    ],
    rule: 'throttled',
  },
  'a metadata service that answered the second time': {
    well: [
      "2026-06-01 13:40:11,000 - url_helper.py[WARNING]: Calling 'http://169.254.169.254/latest/api/token' failed [10/240s]: request error [HTTPConnectionPool(host='169.254.169.254', port=80): Read timed out. (read timeout=10.0)]",
      '2026-06-01 13:40:12,000 - url_helper.py[DEBUG]: Read from http://169.254.169.254/latest/api/token (200, 56b) after 2 attempts',
      "2026-06-01 13:40:20,000 - util.py[DEBUG]: cloud-init mode 'modules' took 3.1 seconds (3.10)",
    ],
    ill: [
      "2026-06-01 13:40:11,000 - url_helper.py[WARNING]: Calling 'http://169.254.169.254/latest/api/token' failed [10/240s]: request error [HTTPConnectionPool(host='169.254.169.254', port=80): Read timed out. (read timeout=10.0)]",
      "2026-06-01 13:44:11,000 - url_helper.py[CRITICAL]: Giving up on Calling 'http://169.254.169.254/latest/api/token' after 240 seconds",
    ],
    rule: 'imds-unreachable',
  },
  'faults that were put in on purpose': {
    well: [
      '2026-06-01 13:20:01 INFO  chaos: injected SlowDown on PutObject k1',
      '2026-06-01 13:20:01 INFO  writer: k1 written on attempt 2',
      '2026-06-01 13:20:05 INFO  chaos: run passed, 0 lost',
    ],
    ill: [
      '2026-06-01 13:20:01 INFO  chaos: injected SlowDown on PutObject k1',
      '2026-06-01 13:20:05 ERROR writer: k1 lost: PutObject failed: SlowDown: Please reduce your request rate.',
    ],
    rule: 'throttled',
  },
  'a count of what was tried again, of which none was lost': {
    well: [
      '2026-06-01 13:20:00 INFO copying 1201 objects from s3://acme-old',
      '2026-06-01 13:21:00 INFO 1201/1201 copied, 0 failed, 2 retried after SlowDown',
    ],
    ill: [
      '2026-06-01 13:20:00 INFO copying 1201 objects from s3://acme-old',
      '2026-06-01 13:21:00 ERROR 1199/1201 copied, 2 failed, 2 retried after SlowDown: Please reduce your request rate.',
    ],
    rule: 'throttled',
  },
  'a visitor that said nothing': {
    well: [
      'time="2026-06-01T09:50:02Z" level=info msg="Testing certificate renew..." providerName=route53.acme',
      'time="2026-06-01T09:51:40Z" level=error msg="Error while Peeking first byte: read tcp 10.0.0.4:443->198.51.100.9:5112: i/o timeout"',
    ],
    ill: [
      'time="2026-06-01T09:50:02Z" level=info msg="Testing certificate renew..." providerName=route53.acme',
      'time="2026-06-01T09:51:40Z" level=error msg="route53: read tcp 10.0.0.4:51120->198.51.100.9:443: i/o timeout"',
    ],
  },
  'names of tests that passed, as .NET prints them': {
    well: [
      '  Passed Acme.Tests.S3.Upload_Throws_AccessDenied [12 ms]',
      '  Passed Acme.Tests.S3.Upload_Retries_On_SlowDown [31 ms]',
      '',
      'Test Run Successful.',
      'Total tests: 2',
    ],
    ill: [
      '  Failed Acme.Tests.S3.Upload [12 ms]',
      '  Error Message:',
      '   Amazon.S3.AmazonS3Exception : Access Denied',
      '',
      'Test Run Failed.',
      'Total tests: 2',
    ],
  },
  'a checkpoint that was declined, and the next one': {
    well: [
      '2026-05-11 08:10:04,551 INFO  org.apache.flink.runtime.checkpoint.CheckpointCoordinator    [] - Decline checkpoint 118 by task 9a of job 2f1e at 10.0.4.9:6122-1f.',
      'org.apache.flink.util.SerializedThrowable: org.apache.flink.runtime.checkpoint.CheckpointException: Could not complete snapshot 118 for operator sink (2/4). Failure reason: Checkpoint was declined.',
      '\tat org.apache.flink.streaming.api.operators.StreamOperatorStateHandler.snapshotState(StreamOperatorStateHandler.java:269)',
      'Caused by: com.amazonaws.services.s3.model.AmazonS3Exception: Please reduce your request rate. (Service: Amazon S3; Status Code: 503; Error Code: SlowDown; Request ID: 8KQZ; S3 Extended Request ID: x1)',
      '2026-05-11 08:11:02,010 INFO  org.apache.flink.runtime.checkpoint.CheckpointCoordinator    [] - Completed checkpoint 119 for job 2f1e (40122 bytes, checkpointDuration=1890 ms, finalizationTime=12 ms).',
    ],
    ill: [
      '2026-05-11 08:10:04,551 INFO  org.apache.flink.runtime.checkpoint.CheckpointCoordinator    [] - Decline checkpoint 118 by task 9a of job 2f1e at 10.0.4.9:6122-1f.',
      'org.apache.flink.util.SerializedThrowable: org.apache.flink.runtime.checkpoint.CheckpointException: Could not complete snapshot 118 for operator sink (2/4). Failure reason: Checkpoint was declined.',
      '\tat org.apache.flink.streaming.api.operators.StreamOperatorStateHandler.snapshotState(StreamOperatorStateHandler.java:269)',
      'Caused by: com.amazonaws.services.s3.model.AmazonS3Exception: Please reduce your request rate. (Service: Amazon S3; Status Code: 503; Error Code: SlowDown; Request ID: 8KQZ; S3 Extended Request ID: x1)',
      '2026-05-11 08:11:02,010 INFO  org.apache.flink.runtime.checkpoint.CheckpointCoordinator    [] - Triggering checkpoint 119 (type=CheckpointType) @ 1778487060101 for job 2f1e.',
    ],
    rule: 'throttled',
  },
  'what a scanner of templates found': {
    well: [
      '2022-10-20T19:32:54.6696Z Check: CKV_AWS_110: "Ensure IAM policies does not allow privilege escalation"',
      '2022-10-20T19:32:54.6697Z \tPASSED for resource: aws_iam_policy_document.cw_role_policy_doc',
      '2022-10-20T19:32:54.6712Z Check: CKV_AWS_111: "Ensure IAM policies does not allow write access without constraints"',
      '2022-10-20T19:32:54.6713Z \tFAILED for resource: aws_iam_policy_document.firehose',
      '2022-10-20T19:32:54.6714Z \tFile: /stream.tf:20-41',
      '2022-10-20T19:32:54.9010Z ##[error]Process completed with exit code 1.',
    ],
    ill: [
      '2022-10-20T19:32:54.6696Z Check: CKV_AWS_110: "Ensure IAM policies does not allow privilege escalation"',
      '2022-10-20T19:32:54.6697Z \tPASSED for resource: aws_iam_policy_document.cw_role_policy_doc',
      '2022-10-20T19:32:54.9010Z ##[error]An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
    ],
    rule: 'access-denied',
  },
  'what Copilot made': {
    well: [
      '$ copilot job deploy --name nightly --env prod',
      '- Updating the infrastructure for stack crm-prod-nightly                    [update complete]  [70.2s]',
      '  - An IAM Role to control permissions for the containers in your tasks     [not started]',
      '  - A state machine with built-in retries and a timeout (30m)               [update complete]  [2.4s]',
      '✔ Deployed service nightly.',
    ],
    ill: [
      '$ copilot job deploy --name nightly --env prod',
      '- Updating the infrastructure for stack crm-prod-nightly                    [update rollback complete]  [70.2s]',
      '  - An IAM Role to control permissions for the containers in your tasks     [create failed]  [2.4s]',
      '    User: arn:aws:iam::302911864475:user/ci is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::302911864475:role/crm',
    ],
    rule: 'access-denied',
  },
  'a page that a browser waited for': {
    well: [
      '> npx jest',
      'FAIL specs/check-partner.spec.ts (78.103 s)',
      '    TimeoutError: Navigation timeout of 30000 ms exceeded',
      '      at ../../../node_modules/puppeteer/src/common/LifecycleWatcher.ts:211:18',
      'Error: Process completed with exit code 1.',
    ],
    ill: [
      '> npx jest',
      'FAIL specs/check-partner.spec.ts (78.103 s)',
      '    TimeoutError: Connection timed out after 30000 ms to s3.eu-west-1.amazonaws.com',
      'Error: Process completed with exit code 1.',
    ],
  },
  'what a tool marked as done': {
    well: [
      'PS C:\\src\\Storefront> dotnet aws deploy --profile build',
      'Configuring AWS Credentials from Profile build.',
      ' ✅  Storefront',
      'Stack ARN:',
      'arn:aws:cloudformation:us-west-2:907264413850:stack/Storefront/5d0c1a30-aaab-11ec-9f05-0a1b2c3d4e5f',
    ],
    ill: [
      'PS C:\\src\\Storefront> dotnet aws deploy --profile build',
      'Configuring AWS Credentials from Profile build.',
      'Stack ARN:',
      'arn:aws:cloudformation:us-west-2:907264413850:stack/Storefront/5d0c1a30-aaab-11ec-9f05-0a1b2c3d4e5f',
    ],
  },
  'a job that was put back, and completed': {
    well: [
      '2026-06-02 10:30:02,000 [worker-1] WARN  jobs - job 41 failed: ClientError: An error occurred (ThrottlingException) when calling the StartJobRun operation: Rate exceeded; requeued',
      '2026-06-02 10:31:00,000 [worker-3] INFO  jobs - job 41 picked',
      '2026-06-02 10:31:09,000 [worker-3] INFO  jobs - job 41 completed',
    ],
    ill: [
      '2026-06-02 10:30:02,000 [worker-1] WARN  jobs - job 41 failed: ClientError: An error occurred (ThrottlingException) when calling the StartJobRun operation: Rate exceeded; requeued',
      '2026-06-02 10:31:00,000 [worker-3] INFO  jobs - job 42 picked',
      '2026-06-02 10:31:09,000 [worker-3] INFO  jobs - job 42 completed',
    ],
    rule: 'throttled',
  },
  'a job of Oban, run again': {
    well: [
      '12:50:05.120 [error] {"attempt":1,"error":"** (Oban.PerformError) Acme.Upload failed with {:error, {:http_error, 503, \\"SlowDown\\"}}","event":"job:exception","max_attempts":5,"state":"failure","worker":"Acme.Upload","id":7712}',
      '12:50:21.300 [info] {"attempt":2,"event":"job:stop","max_attempts":5,"state":"success","worker":"Acme.Upload","id":7712}',
    ],
    ill: [
      '12:50:05.120 [error] {"attempt":1,"error":"** (Oban.PerformError) Acme.Upload failed with {:error, {:http_error, 503, \\"SlowDown\\"}}","event":"job:exception","max_attempts":5,"state":"failure","worker":"Acme.Upload","id":7712}',
      '12:50:21.300 [info] {"attempt":1,"event":"job:stop","max_attempts":5,"state":"success","worker":"Acme.Upload","id":7713}',
    ],
    rule: 'throttled',
  },
  'a stream that SQS turned away, started again': {
    well: [
      '12:40:10.100 [dispatcher-7] WARN  c.a.stream.SqsSource - Restarting stream due to failure [1]: software.amazon.awssdk.services.sqs.model.SqsException: Request is throttled. (Service: Sqs, Status Code: 403, Request ID: 6f1e)',
      '12:40:11.900 [dispatcher-9] INFO  c.a.orders.Handler - handled 10 messages, deleted 10',
    ],
    ill: [
      '12:40:10.100 [dispatcher-7] WARN  c.a.stream.SqsSource - Restarting stream due to failure [1]: software.amazon.awssdk.services.sqs.model.SqsException: Request is throttled. (Service: Sqs, Status Code: 403, Request ID: 6f1e)',
      '12:40:11.900 [dispatcher-9] ERROR c.a.stream.SqsSource - stream failed for good: software.amazon.awssdk.services.sqs.model.SqsException: Request is throttled. (Service: Sqs, Status Code: 403, Request ID: 6f1f)',
    ],
    rule: 'throttled',
  },
  'a table that is made because it is not there': {
    well: [
      '12:30:00.001 [main] INFO  c.a.kcl.LeaseTable - DescribeTable failed: ResourceNotFoundException: Requested resource not found: Table: kcl-orders not found (Service: DynamoDb, Status Code: 400, Request ID: M0K3G6SV2H1QJ8VVGQ0V1H5P7NVV4KQ)',
      '12:30:00.090 [main] INFO  c.a.kcl.LeaseTable - Creating lease table kcl-orders',
      '12:30:12.440 [main] INFO  c.a.kcl.LeaseTable - Lease table kcl-orders is ACTIVE',
    ],
    ill: [
      '12:30:00.001 [main] ERROR c.a.kcl.LeaseTable - Query failed: ResourceNotFoundException: Requested resource not found: Table: kcl-orders not found (Service: DynamoDb, Status Code: 400, Request ID: M0K3G6SV2H1QJ8VVGQ0V1H5P7NVV4KQ)',
    ],
    rule: 'aws-call-failed',
  },
  'a secret that Spring Cloud does without': {
    well: [
      "2026-04-11T08:01:13.002Z  WARN 1 --- [orders-api] [           main] i.a.c.a.config.secretsmanager.SecretsManagerPropertySources : Unable to load AWS secret from /secrets/orders-api_prod. Secrets Manager can't find the specified secret. (Service: SecretsManager, Status Code: 400, Request ID: 0a3b1d7e-1c77-4c55-b5a9-2d0d1f1f8a11)",
      '2026-04-11T08:01:21.120Z  INFO 1 --- [orders-api] [           main] com.acme.orders.OrdersApplication        : Started OrdersApplication in 9.412 seconds',
    ],
    ill: [
      "2026-04-11T08:01:13.002Z  WARN 1 --- [orders-api] [           main] i.a.c.a.config.secretsmanager.SecretsManagerPropertySources : Unable to load AWS secret from /secrets/orders-api_prod. Secrets Manager can't find the specified secret. (Service: SecretsManager, Status Code: 400, Request ID: 0a3b1d7e-1c77-4c55-b5a9-2d0d1f1f8a11)",
      '2026-04-11T08:01:21.120Z ERROR 1 --- [orders-api] [           main] o.s.b.d.LoggingFailureAnalysisReporter   : APPLICATION FAILED TO START',
    ],
    rule: 'aws-call-failed',
  },
  'an answer of the server that refused a visitor, and a name of another that was not resolved': {
    well: [
      '[INFO] 10.0.3.17:41220 - 12844 "A IN sqs.eu-west-1.amazonaws.com. udp 45 false 512" NOERROR qr,rd,ra 106 0.001883s',
      '[ERROR] plugin/errors: 2 telemetry.vendor.example. A: read udp 10.0.2.9:51812->10.0.0.2:53: i/o timeout',
    ],
    ill: [
      '[INFO] 10.0.3.17:41220 - 12844 "A IN orders.default.svc.cluster.local. udp 45 false 512" NOERROR qr,rd,ra 106 0.001883s',
      '[ERROR] plugin/errors: 2 sqs.eu-west-1.amazonaws.com. A: read udp 10.0.2.9:51812->10.0.0.2:53: i/o timeout',
    ],
  },
  'lists of codes, of which one came': {
    well: [
      '2026-05-01 09:00:00,100 INFO  error catalogue loaded: SignatureDoesNotMatch, AccessDenied, ExpiredToken, NoSuchBucket, SlowDown (5 entries)',
      '2026-05-01 09:00:00,140 INFO  retryable codes: Throttling, ThrottlingException, RequestTimeout, ProvisionedThroughputExceededException',
      '2026-05-01 09:00:44,000 INFO  PUT /media/a.jpg 201 14ms',
    ],
    ill: ['2026-05-01 09:00:00,100 ERROR put of /media/a.jpg failed: AccessDenied: Access Denied (s3, 403)'],
    rule: 'access-denied',
  },
  'exit codes, in the words of a help': {
    well: [
      '$ s3-uploader --help',
      'Usage: s3-uploader [OPTIONS] <FILES>...',
      '',
      'Exit codes:',
      '  0  all files uploaded',
      '  2  no credentials found (NoCredentialsError)',
      '  3  access denied',
      '$ s3-uploader --bucket acme-up a.txt',
      'uploaded a.txt -> s3://acme-up/a.txt (12 B)',
    ],
    ill: ['$ s3-uploader --bucket acme-up a.txt', 'Error: no credentials found (NoCredentialsError)'],
    rule: 'no-credentials',
  },
  'what a detector found others at': {
    well: [
      '2026-05-03T06:00:01Z INFO finding severity=2.0 type=Recon:IAMUser/UserPermissions principal=ci-scan message="API ListUsers was denied 14 times (AccessDenied) for ci-scan"',
      '2026-05-03T06:00:02Z INFO done in 2.1s',
    ],
    ill: [
      '2026-05-03T06:00:01Z ERROR digest failed: AccessDeniedException: User: arn:aws:iam::220011334455:user/digest is not authorized to perform: guardduty:ListFindings',
    ],
    rule: 'access-denied',
  },
  'names of examples that all passed': {
    well: [
      'Uploader',
      '  #put',
      '    stores the object',
      '    raises on Aws::S3::Errors::AccessDenied',
      '    retries on Aws::S3::Errors::SlowDown',
      '',
      'Finished in 0.41 seconds (files took 1.1 seconds to load)',
      '3 examples, 0 failures',
    ],
    ill: [
      'Uploader',
      '  #put',
      '    stores the object (FAILED - 1)',
      '',
      'Failures:',
      '',
      '  1) Uploader#put stores the object',
      '     Failure/Error: client.put_object(bucket: "acme", key: "a")',
      '',
      '     Aws::S3::Errors::AccessDenied:',
      '       Access Denied',
      '',
      '3 examples, 1 failure',
    ],
    rule: 'access-denied',
  },
  'a thread between level and logger, and a short year': {
    well: [
      '25/05/27 09:41:04,870 WARN [files-2] S3MultipartUploadHandler: key poc/1944-0-0 upload failed to complete, will retry (1/5)',
      `com.amazonaws.services.s3.model.AmazonS3Exception: ${SLOW.slice(10)} (Service: Amazon S3; Status Code: 503; Error Code: SlowDown; Request ID: 6J0QW9TV2F0M1R3H; Proxy: null)`,
      '\tat com.amazonaws.services.s3.AmazonS3Client.completeMultipartUpload(AmazonS3Client.java:3612)',
      '25/05/27 09:41:08,904 INFO [files-2] S3MultipartUploadHandler: key poc/1944-0-0 upload completed, 14 parts',
    ],
    ill: [
      '25/05/27 09:41:04,870 ERROR [files-2] S3MultipartUploadHandler: key poc/1944-0-0 upload failed to complete',
      `com.amazonaws.services.s3.model.AmazonS3Exception: ${SLOW.slice(10)} (Service: Amazon S3; Status Code: 503; Error Code: SlowDown; Request ID: 6J0QW9TV2F0M1R3H; Proxy: null)`,
      '\tat com.amazonaws.services.s3.AmazonS3Client.completeMultipartUpload(AmazonS3Client.java:3612)',
    ],
    rule: 'throttled',
  },
  'what PowerShell shows over as many lines as its console needs': {
    well: [
      'VERBOSE: Performing the operation "Write-S3Object (PutObject)" on target "depot-backups".',
      'Get-Item : Cannot find path',
      "'D:\\Backup\\erp_20241106.zip' because it does not exist.",
      'At C:\\Jobs\\Send-Backup.ps1:12 char:3',
      '+   Get-Item $old',
      '    + CategoryInfo          : ObjectNotFound: (D:\\Backup\\erp_20241106.zip:String) [Get-Item], ItemNotFoundException',
      '    + FullyQualifiedErrorId : PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand',
      'Uploaded D:\\Backup\\erp_20241107.zip to S3.',
    ],
    ill: [
      'VERBOSE: Performing the operation "Write-S3Object (PutObject)" on target "depot-backups".',
      'C:\\Jobs\\Send-Backup.ps1 : There was problem writing to the S3 Bucket : The request signature we calculated',
      'does not match the signature you provided. Check your key and signing method.',
      '    + CategoryInfo          : NotSpecified: (:) [Write-Error], WriteErrorException',
      '    + FullyQualifiedErrorId : Microsoft.PowerShell.Commands.WriteErrorException,Send-Backup.ps1',
    ],
    rule: 'secret-mismatch',
  },
  'what an update of Pulumi changes': {
    well: [
      'Updating (prod)',
      '',
      '     Type                     Name          Status            Info',
      ' +   ├─ aws:s3:BucketV2       assets        created (3s)',
      ' ~   └─ aws:lambda:Function   resize        updated (8s)      [diff: ~timeout]',
      '',
      'Resources:',
      '    + 1 created',
      '    ~ 1 updated',
      '',
      'Duration: 19s',
    ],
    ill: [
      'Updating (prod)',
      '',
      'Diagnostics:',
      '  aws:s3:BucketV2 (assets):',
      '    error: creating S3 Bucket (assets): operation error S3: CreateBucket, https response error StatusCode: 403, RequestID: 0A1B, HostID: x, api error AccessDenied: Access Denied',
    ],
    rule: 'access-denied',
  },
}

describe('what is no failure, and its like that is one', () => {
  for (const [name, { well, ill, rule }] of Object.entries(SCENES)) {
    it(`${name}: nothing failed`, async () => {
      const report = await analyzeText(well.join('\n'))
      expect(accused(report)).toEqual([])
      expect(isGreen(report)).toBe(true)
    })
    it(`${name}: it failed`, async () => {
      const report = await analyzeText(ill.join('\n'))
      expect(isGreen(report)).toBe(false)
      if (rule) expect(accused(report).some((id) => rule.split('|').includes(id))).toBe(true)
    })
  }
})
