/** Calls that nobody answered in time, and failures that are told by an exit code, a status or a proxy only. */
import type { HeldOut } from '../held-out.ts'

export const pasted: readonly HeldOut[] = [
  {
    name: 'kube2iam knows no role for a pod, and says so calmly',
    source: 'https://github.com/jtblin/kube2iam/issues/275',
    text: 'time="2020-07-07T16:31:22Z" level=info msg="Listening on port 8181"\ntime="2020-07-07T16:31:25Z" level=info msg="GET /latest/meta-data/iam/security-credentials/ (404) took 2044.925011 ms" req.method=GET req.path=/latest/meta-data/iam/security-credentials/ req.remote=10.42.5.13 res.duration=2044.925011 res.status=404\ntime="2020-07-07T16:31:41Z" level=info msg="GET /latest/meta-data/iam/security-credentials/ (404) took 2075.100020 ms" req.method=GET req.path=/latest/meta-data/iam/security-credentials/ req.remote=10.42.5.13 res.duration=2075.100020 res.status=404',
    must: ['container-credentials-refused'],
  },
  {
    name: 'healthy: kube2iam, a pod that it did not know yet is answered a moment later',
    source: 'https://github.com/jtblin/kube2iam/issues/122',
    text: 'time="2018-01-09T13:35:40Z" level=info msg="GET /latest/meta-data/iam/security-credentials/ (404) took 3116998023 ns" req.method=GET req.path=/latest/meta-data/iam/security-credentials/ req.remote=10.1.45.173 res.duration=3116998023 res.status=404\ntime="2018-01-09T13:35:46Z" level=info msg="GET /latest/meta-data/iam/security-credentials/ (200) took 24100.000000 ns" req.method=GET req.path=/latest/meta-data/iam/security-credentials/ req.remote=10.1.45.173 res.duration=24100 res.status=200',
    must: [],
  },
  {
    name: 'healthy: kube2iam refuses a token of IMDSv2, and gives the role',
    source: 'https://github.com/aws/aws-sdk-kotlin/issues/627',
    text: 'time="2022-07-20T13:35:46Z" level=info msg="GET /latest/meta-data/iam/security-credentials/ (200) took 24100.000000 ns" req.method=GET req.path=/latest/meta-data/iam/security-credentials/ req.remote=10.1.45.173 res.duration=24100 res.status=200\ntime="2022-07-20T13:35:46Z" level=info msg="PUT /latest/api/token (403) took 872803.000000 ns" req.method=PUT req.path=/latest/api/token req.remote=10.1.45.173 res.duration=872803 res.status=403\ntime="2022-07-20T13:35:46Z" level=info msg="GET /latest/meta-data/iam/security-credentials/eg-trips-prod (200) took 27803.000000 ns" req.method=GET req.path=/latest/meta-data/iam/security-credentials/eg-trips-prod req.remote=10.1.45.173 res.duration=27803 res.status=200',
    must: [],
  },
  {
    name: '.NET, a task that was cancelled in an SDK’s frames',
    source: 'https://github.com/github/gh-gei/issues/954',
    text: '[2023-04-13 12:39:10] [INFO] Uploading archive to S3 bucket acme-migrations...\n[2023-04-13 12:41:10] [ERROR] System.Threading.Tasks.TaskCanceledException: A task was canceled.\n   at Amazon.Runtime.Internal.RetryHandler.InvokeAsync[T](IExecutionContext executionContext)\n   at Amazon.Runtime.Internal.CallbackHandler.InvokeAsync[T](IExecutionContext executionContext)\n   at Amazon.S3.Internal.AmazonS3ExceptionHandler.InvokeAsync[T](IExecutionContext executionContext)\n   at Amazon.Runtime.Internal.ErrorCallbackHandler.InvokeAsync[T](IExecutionContext executionContext)\n   at Amazon.S3.Transfer.Internal.MultipartUploadCommand.UploadPartAsync(UploadPartRequest uploadRequest, CancellationTokenSource internalCts, SemaphoreSlim asyncThrottler)\n   at OctoshiftCLI.Services.AwsApi.UploadToBucket(String bucketName, Stream content, String keyName)',
    must: ['aws-call-failed'],
  },
  {
    name: '.NET in JSON, cancelled before the answer',
    source: 'https://github.com/aws/aws-sdk-net/issues/2004',
    text: '{"message":"ProcessMessage failed: messageId=6e4a14d5-fb4c-453e-ad41-1b28fcb6618e error=\\u0027A task was canceled.\\u0027","level":"fail","logName":"ACME.Distributed.Aws.SqsWorker.SqsWorkerService","eventId":0,"utcDateTime":"2022-09-07T20:37:13.6483638Z","exception":"System.Threading.Tasks.TaskCanceledException: A task was canceled.\\n   at System.Net.Http.HttpConnectionPool.GetHttpConnectionAsync(HttpRequestMessage request, CancellationToken cancellationToken)\\n   at System.Net.Http.HttpClient.FinishSendAsyncUnbuffered(Task\\u00601 sendTask, HttpRequestMessage request, CancellationTokenSource cts, Boolean disposeCts)\\n   at Amazon.Runtime.HttpWebRequestMessage.GetResponseAsync(CancellationToken cancellationToken)\\n   at Amazon.Runtime.Internal.HttpHandler\\u00601.InvokeAsync[T](IExecutionContext executionContext)"}',
    must: ['aws-call-failed'],
  },
  {
    name: 'PHP, curl’s 28 on an address of AWS',
    source: 'https://github.com/aws/aws-sdk-php/issues/1855',
    text: 'PHP Fatal error:  Uncaught GuzzleHttp\\Exception\\ConnectException: cURL error 28: Operation timed out after 60001 milliseconds with 0 bytes received (see http://curl.haxx.se/libcurl/c/libcurl-errors.html) for https://textract.us-east-1.amazonaws.com in /var/www/html/aws.phar/GuzzleHttp/Handler/CurlFactory.php:185\nStack trace:\n#0 phar:///var/www/html/aws.phar/GuzzleHttp/Handler/CurlFactory.php(149): GuzzleHttp\\Handler\\CurlFactory::createRejection(Object(GuzzleHttp\\Handler\\EasyHandle), Array)\n#1 phar:///var/www/html/aws.phar/GuzzleHttp/Handler/CurlFactory.php(102): GuzzleHttp\\Handler\\CurlFactory::finishError(Object(GuzzleHttp\\Handler\\CurlMultiHandler), Object(GuzzleHttp\\Handler\\EasyHandle), Object(GuzzleHttp\\Handler\\CurlFactory))',
    must: ['aws-call-failed'],
  },
  {
    name: 'PHP v2, a name that was looked up in vain',
    source: 'https://github.com/aws/aws-sdk-php/issues/30',
    text: "PHP Fatal error: Uncaught exception 'Guzzle\\Http\\Exception\\CurlException' with message 'curl 6: name lookup timed out [url] https://glacier.us-west-1.amazonaws.com/-/vaults/depot info array (\n'url' => 'https://glacier.us-west-1.amazonaws.com/-/vaults/depot',\n'http_code' => 0,\n) debug ' in phar:///var/www/clients/depot/aws.phar/vendor/guzzle/guzzle/src/Guzzle/Http/Curl/CurlMulti.php:561",
    must: ['connect-stall'],
  },
  {
    name: 'S3 waited for the body in vain',
    source: 'https://github.com/aws/aws-sdk-php/issues/29',
    text: 'Aws\\Common\\Exception\\MultipartUploadException: An error was encountered while performing a multipart upload: Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.\n\nvendor/aws/aws-sdk-php/src/Aws/Common/Model/MultipartUpload/AbstractTransfer.php:177\nvendor/aws/aws-sdk-php/src/Aws/Common/Exception/NamespaceExceptionFactory.php:75',
    must: ['aws-call-failed'],
  },
  {
    name: 'Java v2, an attempt that ran out of its time',
    source: 'https://github.com/aws/aws-sdk-java-v2/issues/5569',
    text: '2024-09-02 10:22:31.120 ERROR 1 --- [nio-8080-exec-3] c.a.depot.ItemRepository : Could not read item\nsoftware.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException: HTTP request execution did not complete before the specified timeout configuration: 200 millis\n\tat software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException$BuilderImpl.build(ApiCallAttemptTimeoutException.java:97)\n\tat software.amazon.awssdk.services.dynamodb.DefaultDynamoDbClient.getItem(DefaultDynamoDbClient.java:3500)',
    must: ['aws-call-failed'],
  },
  {
    name: 'Go, no headers in time from an address of AWS',
    source: 'https://github.com/kahing/goofys/issues/446',
    text: '2019/08/14 10:20:30.100221 main.ERROR Get "https://depot.s3.amazonaws.com/a/b.csv": net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
    must: ['aws-call-failed'],
  },
  {
    name: 'JavaScript v3, several addresses tried in vain',
    source: 'https://github.com/aws/aws-sdk-js-v3/issues/6708',
    text: "AggregateError\n    at internalConnectMultiple (node:net:1114:18)\n    at internalConnectMultiple (node:net:1177:5)\n    at Timeout.internalConnectMultipleTimeout (node:net:1687:3)\n    at process.processTimers (node:internal/timers:514:7) {\n  code: 'ETIMEDOUT',\n  name: 'TimeoutError',\n  '$metadata': { attempts: 3, totalRetryDelay: 157 },\n  [errors]: [\n    Error: connect ETIMEDOUT 18.179.209.155:443\n        at createConnectionError (node:net:1634:14)\n        at Timeout.internalConnectMultipleTimeout (node:net:1685:38) {\n      errno: -110,\n      code: 'ETIMEDOUT',\n      syscall: 'connect',\n      address: '18.179.209.155',\n      port: 443\n    }\n  ]\n}",
    must: ['connect-stall'],
  },
  {
    name: 'a status of Kubernetes, broken in the middle of its reason',
    source: 'https://github.com/external-secrets/external-secrets/issues/390',
    text: '      message: "could not get secret data from provider: key \\"depot\\"\n        from ExternalSecret \\"depot\\": AccessDeniedException:\n        Access to KMS is not allowed\\n\\tstatus code: 400, "\n      reason: SecretSyncedError\n      status: "False"\n      type: Ready',
    must: ['access-denied'],
  },
  {
    name: 'GitLab, a command of AWS’s that said nothing and failed',
    source: 'https://docs.gitlab.com/ci/jobs/job_logs/',
    text: 'Running with gitlab-runner 15.8.2 (4d1ca121)\n  on runner-depot abcd1234, system ID: s_1\nExecuting "step_script" stage of the job script\n$ aws s3 sync ./dist s3://depot-site --delete\nCleaning up project directory and file based variables\nERROR: Job failed: exit code 255',
    must: ['no-credentials'],
    orUnknown: true,
  },
  {
    name: 'healthy: GitLab, the same command went well',
    source: 'https://docs.gitlab.com/ci/jobs/job_logs/',
    text: 'Running with gitlab-runner 15.8.2 (4d1ca121)\n  on runner-depot abcd1234, system ID: s_1\nExecuting "step_script" stage of the job script\n$ aws s3 sync ./dist s3://depot-site --delete\nupload: dist/index.html to s3://depot-site/index.html\nupload: dist/error.html to s3://depot-site/error.html\nCleaning up project directory and file based variables\nJob succeeded',
    must: [],
  },
  {
    name: 'Loki, an answer that is nobody’s of AWS',
    source: 'https://github.com/grafana/loki/issues/13751',
    text: 'level=error ts=2024-08-03T10:48:29.481260688Z caller=flush.go:178 component=ingester loop=28 org_id=fake msg="failed to flush" retries=7 err="failed to flush chunks: store put chunk: SerializationError: failed to unmarshal error message\\n\\tstatus code: 404, request id: , host id: \\ncaused by: UnmarshalError: failed to unmarshal error message\\n\\t00000000  3c 21 44 4f 43 54 59 50  45 20 48 54 4d 4c 20 50  |<!DOCTYPE HTML P|"',
    must: ['aws-call-failed'],
  },
  {
    name: 'Go v1, 403 without a code of AWS’s',
    source: 'https://github.com/cvisionai/tator/issues/852',
    text: 'ERROR 2022-09-18 21:23:35,199 backup 94 139661180163904 "Backing up resource \'2/55/1609037/thumb.jpg\' with presigned url failed"\nTraceback (most recent call last):\n  File "/tator_online/main/backup.py", line 275, in backup_resources\n    self._rpc(\n  File "/tator_online/main/backup.py", line 136, in _rpc\n    raise RcloneException(output, status)\nmain.backup.RcloneException: Forbidden: Forbidden\n        status code: 403, request id: T9950NTKAMFBNPTR, host id: kmBmj9BNHrD5vVL7ExjN+yWSwOhew6rR+DSbIuKMgoCpTDuCo6NihGaB9+T4c75Y0QQDnnIYiqdkAZG+5NiP0g==',
    must: ['access-denied'],
  },
  {
    name: 'logfmt whose quotes somebody wrote out',
    source: 'https://github.com/kubernetes-sigs/external-dns/issues/1222',
    text: 'level=error msg=\\"AccessDenied: User: arn:aws:sts::123456789012:assumed-role/eks-worker-123456789/i-0123456789abcdef0 is not authorized to perform: route53:ListHostedZones\\\\n\\\\tstatus code: 403, request id: 123456789-123456789-123456789-123456789-123456789\\"',
    must: ['access-denied'],
  },
  {
    name: 'Java v2, 502 without a code',
    source: 'https://github.com/trinodb/trino/issues/26232',
    text: '2025-07-10T17:16:20.185Z\tERROR\tSplitRunner-821-67\tio.trino.execution.executor.TaskExecutor\tError processing Split: Failed to open S3 file: s3://depot/a.parquet\nsoftware.amazon.awssdk.services.s3.model.S3Exception: null (Service: S3, Status Code: 502, Request ID: null)\n\tat software.amazon.awssdk.services.s3.DefaultS3Client.getObject(DefaultS3Client.java:5864)\n\tat io.trino.filesystem.s3.S3Input.read(S3Input.java:104)\n\tSuppressed: software.amazon.awssdk.core.exception.SdkClientException: Request attempt 1 failure: (Service: S3, Status Code: 502, Request ID: null)',
    must: ['aws-call-failed'],
  },
  {
    name: 'LiteLLM’s answer, as it was pasted',
    source: 'https://github.com/ministryofjustice/modernisation-platform-environments/pull/18323',
    text: '{"error":{"message":"litellm.APIConnectionError: BedrockException - {\\"message\\":\\"Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 5 minutes.\\"}.","type":null,"code":"500"}}',
    must: ['access-denied'],
  },
  {
    name: 'healthy: a counter is the last that is said',
    source: 'https://github.com/awslabs/mountpoint-s3/blob/main/doc/LOGGING.md',
    text: '2025-03-01T10:11:12.000Z INFO mountpoint_s3::metrics: s3.meta_requests[op=get_object]: 12\n2025-03-01T10:11:12.000Z INFO mountpoint_s3::metrics: s3.meta_requests.failures[op=get_object,status=404]: 1',
    must: [],
  },
  {
    name: 'healthy: Packer tries a profile again that is too new',
    source: 'https://github.com/hashicorp/packer-plugin-amazon/blob/main/common/step_run_source_instance.go',
    text: '2024/05/01 10:11:12 packer-plugin-amazon: [INFO] AWS Auth provider used: "SharedCredentialsProvider"\n==> amazon-ebs.depot: Creating temporary instance profile for this instance: packer-6631\n==> amazon-ebs.depot: Launching a source AWS instance...\n    amazon-ebs.depot: Error launching source instance: InvalidParameterValue: Value (packer-6631) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name, retrying...\n    amazon-ebs.depot: Instance ID: i-0123456789abcdef0\n==> amazon-ebs.depot: Waiting for instance (i-0123456789abcdef0) to become ready...\n==> amazon-ebs.depot: Creating AMI depot-1 from instance i-0123456789abcdef0\nBuild \'amazon-ebs.depot\' finished after 4 minutes 12 seconds.',
    must: [],
  },
  {
    name: 'healthy: latency lines of Java v1 with a 404',
    source: 'https://github.com/alpinegizmo/flink-containers-example/issues/3',
    text: '2020-06-04 19:22:19,450 INFO  com.amazonaws.latency                                         - ServiceName=[Amazon S3], AWSErrorCode=[404 Not Found], StatusCode=[404], ServiceEndpoint=[http://minio-service:9000], Exception=[com.amazonaws.services.s3.model.AmazonS3Exception: Not Found (Service: Amazon S3; Status Code: 404; Error Code: 404 Not Found; Request ID: 16156D972F7BCCCA; S3 Extended Request ID: null), S3 Extended Request ID: null], RequestType=[GetObjectMetadataRequest], AWSRequestID=[16156D972F7BCCCA], HttpClientPoolPendingCount=0, RetryCapacityConsumed=0, HttpClientPoolAvailableCount=1, RequestCount=1, Exception=1, HttpClientPoolLeasedCount=0, ClientExecuteTime=[3.172], HttpClientSendRequestTime=[0.113], HttpRequestTime=[2.379], RequestSigningTime=[0.294], CredentialsRequestTime=[0.003, 0.001], HttpClientReceiveResponseTime=[0.675],\n2020-06-04 19:22:19,454 INFO  com.amazonaws.latency                                         - ServiceName=[Amazon S3], StatusCode=[200], ServiceEndpoint=[http://minio-service:9000], RequestType=[ListObjectsRequest], AWSRequestID=[16156D972FA9FC2F], HttpClientPoolPendingCount=0',
    must: [],
  },
]
