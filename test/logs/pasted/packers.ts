import type { HeldOut } from '../held-out.ts'

/** Logs of images, backups and web applications. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'fluent-bit’s own plugin fails',
    source: 'https://github.com/aws/aws-for-fluent-bit/issues/161',
    text: `[2021/03/09 22:21:54] [ info] [output:cloudwatch_logs:cloudwatch_logs.5] Created log stream fluent-bit-z64wb.application.x.log
[2021/03/09 22:22:55] [error] [output:cloudwatch_logs:cloudwatch_logs.2] Could not find sequence token in response: response body is empty
[2021/03/09 22:22:55] [error] [src/flb_http_client.c:1163 errno=32] Broken pipe
[2021/03/09 22:22:55] [error] [output:cloudwatch_logs:cloudwatch_logs.5] Failed to send log events
[lib/chunkio/src/cio_file.c:786 errno=9] Bad file descriptor
[2021/03/09 22:22:56] [error] [storage] [cio_file] error setting new file size on write`,
    must: ['aws-call-failed'],
    orUnknown: true,
  },
  {
    name: 'MediaWiki, PHP’s exception from a line',
    source: 'https://github.com/edwardspec/mediawiki-aws-s3/issues/80',
    text: `Aws\\S3\\Exception\\S3Exception from line 196 of /var/www/w/vendor/aws/aws-sdk-php/src/WrappedHttpHandler.php: Error executing "ListObjects" on "https://acc.r2.cloudflarestorage.com/wiki/?prefix=metawiki%2Ftemp%2F&delimiter=&encoding-type=url"; AWS HTTP error: Client error: \`GET https://acc.r2.cloudflarestorage.com/wiki/?prefix=metawiki%2Ftemp%2F&delimiter=&encoding-type=url\` resulted in a \`403 Forbidden\` response:
<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>
 AccessDenied (client): Access Denied - <?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>
#0 /var/www/w/vendor/aws/aws-sdk-php/src/WrappedHttpHandler.php(97): Aws\\WrappedHttpHandler->parseError(Array, Object(GuzzleHttp\\Psr7\\Request), Object(Aws\\Command), Array)`,
    must: ['access-denied'],
  },
  {
    name: 'ownCloud: an exception as JSON within JSON',
    source: 'https://github.com/owncloud/core/issues/24713',
    text: `{"reqId":"9nFSUthcySIlhv0V5zqg","remoteAddr":"209.133.4.10","app":"files_external","message":"Exception: {\\"Exception\\":\\"Aws\\\\\\\\S3\\\\\\\\Exception\\\\\\\\AccessDeniedException\\",\\"Message\\":\\"Access Denied\\",\\"Code\\":0,\\"Trace\\":\\"#0 \\\\/var\\\\/www\\\\/owncloud\\\\/apps\\\\/files_external\\\\/3rdparty\\\\/aws-sdk-php\\\\/Aws\\\\/Common\\\\/Exception\\\\/NamespaceExceptionFactory.php(76)\\"}","level":4,"time":"2016-05-18T18:01:02+00:00","method":"GET","url":"\\/index.php\\/apps\\/files_external\\/globalstorages\\/1"}`,
    must: ['access-denied'],
  },
  {
    name: 'WordPress through Apache and syslog',
    source: 'https://github.com/deliciousbrains/wp-amazon-s3-and-cloudfront/issues/40',
    text: `Jan 20 17:14:31 dev apache2[4194]: [notice] caught SIGTERM, shutting down
Jan 20 17:14:33 dev apache2[4194]: [error] [client 192.168.33.1] Error uploading /srv/www/img.png to S3: Access Denied, referer: http://blog.example/wp-admin/post-new.php`,
    must: ['access-denied'],
  },
  {
    name: 'packer finds nothing',
    source: 'https://github.com/udacity/devops-intro-project/issues/100',
    text: `amazon-ebs output will be in this color.

Build 'amazon-ebs' errored after 6 seconds 144 milliseconds: no valid credential sources for  found.

==> Wait completed after 6 seconds 144 milliseconds
==> Builds finished but no artifacts were created.`,
    must: ['no-credentials'],
  },
  {
    name: 'packer, keys that EC2 does not know',
    source: 'https://github.com/QT-DevOps/DevOpsIssues/issues/985',
    text: `amazon-ebs: output will be in this color.

Build 'amazon-ebs' errored after 1 second 644 milliseconds: error validating regions: AuthFailure: AWS was not able to validate the provided access credentials
        status code: 401, request id: b6064c30-08b0-4b34-b5fe-a463ce6a3d98

==> Wait completed after 1 second 644 milliseconds`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Elixir prints the answer as a term',
    text: `10:00:01.123 [info] Running DepotWeb.Endpoint with cowboy 2.10.0 at 0.0.0.0:4000 (http)
10:00:05.321 [error] GenServer Depot.Uploader terminating
** (ExAws.Error) ExAws Request Error!

{:error, {:http_error, 403, %{body: "<?xml version=\\"1.0\\" encoding=\\"UTF-8\\"?>\\n<Error><Code>AccessDenied</Code><Message>User: arn:aws:iam::590184726633:user/depot-app is not authorized to perform: s3:PutObject on resource: \\"arn:aws:s3:::depot/in/1\\" because no identity-based policy allows the s3:PutObject action</Message><RequestId>8J3K</RequestId></Error>", status_code: 403}}}
    (ex_aws 2.5.1) lib/ex_aws.ex:87: ExAws.request!/2`,
    must: ['access-denied'],
  },
  {
    name: 'Azure’s wrapping around a traceback',
    text: `{"TimeGenerated":"2026-03-12T07:01:22.101Z","Computer":"aks-np1-1","ContainerName":"sync","LogMessage":"Traceback (most recent call last):\\n  File \\"/app/sync.py\\", line 9, in <module>\\n    s3.list_buckets()\\nbotocore.exceptions.NoCredentialsError: Unable to locate credentials","LogSource":"stderr"}`,
    must: ['no-credentials'],
  },
  {
    name: 'Argo Workflows: minio’s words',
    source: 'https://github.com/argoproj/argo-workflows/issues/8446',
    text: `time="2026-03-12T07:01:22.101Z" level=info msg="Saving artifact" artifactName=out path=/tmp/out
time="2026-03-12T07:01:22.301Z" level=info msg="S3 Save path: /tmp/argo/outputs/artifacts/out.tgz, key: wf/out.tgz"
time="2026-03-12T07:01:22.801Z" level=warning msg="Non-transient error: Access Denied."
time="2026-03-12T07:01:22.801Z" level=error msg="executor error: failed to put file: Access Denied."
Error: failed to put file: Access Denied.`,
    must: ['access-denied'],
  },
  {
    name: 'Ansible, no credentials',
    text: `TASK [s3 : list bucket] ********************************************************
fatal: [web1]: FAILED! => {"boto3_version": "1.26.0", "botocore_version": "1.29.0", "changed": false, "msg": "Failed while looking up bucket (during bucket_check) depot.: Unable to locate credentials"}

PLAY RECAP *********************************************************************
web1                       : ok=3    changed=0    unreachable=0    failed=1    skipped=0`,
    must: ['no-credentials'],
  },
  {
    name: 'logcat',
    text: `05-14 10:00:01.123  4321  4350 E S3Uploader: upload failed
05-14 10:00:01.123  4321  4350 E S3Uploader: aws.sdk.kotlin.services.s3.model.S3Exception: The provided token has expired., Request ID: Q1W2E3R4T5Y6U7I8, Extended request ID: abc
05-14 10:00:01.123  4321  4350 E S3Uploader: 	at aws.sdk.kotlin.services.s3.serde.PutObjectOperationDeserializerKt.throwPutObjectError(PutObjectOperationDeserializer.kt:88)`,
    must: ['session-expired'],
  },
  {
    name: 'Java 2, no region',
    source: 'https://github.com/jenkinsci/aws-credentials-plugin/issues/273',
    text: `Caught unhandled exception with ID b186f260-579c-4c42-b0a2-21f64594c4f9
software.amazon.awssdk.core.exception.SdkClientException: Unable to load region from any of the providers in the chain software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain@33f2e675: [software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider@5e36b7e2: Unable to load region from system settings. Region must be specified either via environment variable (AWS_REGION) or  system property (aws.region)., software.amazon.awssdk.regions.providers.AwsProfileRegionProvider@5ede6375: No region provided in profile: default, software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider@7102c32d: Unable to contact EC2 metadata service.]
	at PluginClassLoader for aws-java-sdk2-core//software.amazon.awssdk.core.exception.SdkClientException$BuilderImpl.build(SdkClientException.java:111)`,
    must: ['no-region'],
  },
  {
    name: 'healthy: fluent-bit had sent it before',
    source: 'https://github.com/aws/aws-for-fluent-bit/issues/135',
    text: `[2022/11/14 18:58:46] [debug] [aws_credentials] Retrieving credentials from the HTTP provider..
[2022/11/14 18:58:46] [debug] [http_client] server logs.us-east-1.amazonaws.com:443 will close connection #55
[2022/11/14 18:58:46] [debug] [aws_client] logs.us-east-1.amazonaws.com: http_do=0, HTTP Status: 400
[2022/11/14 18:58:46] [debug] [output:cloudwatch_logs:cloudwatch_logs.3] PutLogEvents http status=400
[2022/11/14 18:58:46] [ info] [output:cloudwatch_logs:cloudwatch_logs.3] Got DataAlreadyAcceptedException, a previous retry must have succeeded asychronously
[2022/11/14 18:58:46] [debug] [output:cloudwatch_logs:cloudwatch_logs.3] Sent 2 events to CloudWatch
[2022/11/14 18:58:46] [debug] [socket] could not validate socket status for #55 (don't worry)
[2022/11/14 18:58:47] [ info] [engine] flush chunk '4910-1668452.flb' succeeded at retry 1: task_id=1, input=tail.0 > output=cloudwatch_logs.3`,
    must: [],
  },
  {
    name: 'healthy: a chain in debug lines',
    source: 'https://github.com/aws/aws-sdk-java/issues/2136',
    text: `{"@timestamp":"2019-11-14T10:47:56.466+00:00","@version":"1","message":"Unable to load credentials from EnvironmentVariableCredentialsProvider: Unable to load AWS credentials from environment variables (AWS_ACCESS_KEY_ID (or AWS_ACCESS_KEY) and AWS_SECRET_KEY (or AWS_SECRET_ACCESS_KEY))","logger_name":"com.amazonaws.auth.AWSCredentialsProviderChain","thread_name":"main","level":"DEBUG","level_value":10000}
{"@timestamp":"2019-11-14T10:47:56.566+00:00","@version":"1","message":"Unable to load credentials from com.amazonaws.auth.profile.ProfileCredentialsProvider@4287d447: profile file cannot be null","logger_name":"com.amazonaws.auth.AWSCredentialsProviderChain","thread_name":"main","level":"DEBUG","level_value":10000}
{"@timestamp":"2019-11-14T10:47:56.666+00:00","@version":"1","message":"Loading credentials from com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper@5f","logger_name":"com.amazonaws.auth.AWSCredentialsProviderChain","thread_name":"main","level":"DEBUG","level_value":10000}
{"@timestamp":"2019-11-14T10:47:58.666+00:00","@version":"1","message":"Started App in 4.2 seconds (JVM running for 5.0)","logger_name":"com.acme.App","thread_name":"main","level":"INFO","level_value":20000}`,
    must: [],
  },
  {
    name: 'healthy: Jest expects a denial',
    text: `> api@1.0.0 test
> jest

 PASS  src/auth.test.ts
  auth
    ✓ returns 401 when the token is expired (5 ms)
    ✓ returns 403 AccessDenied when the role may not read (3 ms)
  console.error
    AccessDenied: Access Denied
      at Object.<anonymous> (src/auth.test.ts:12:11)

Test Suites: 1 passed, 1 total
Tests:       2 passed, 2 total
Time:        1.2 s`,
    must: [],
  },
  {
    name: 'healthy: a pull asks for a token first',
    text: `2026-05-12T10:00:00.000Z INFO  agent.registry pulling 590184726633.dkr.ecr.eu-west-1.amazonaws.com/app:1.2
2026-05-12T10:00:00.200Z WARN  agent.registry pull failed: no basic auth credentials, asking ECR for a token
2026-05-12T10:00:00.900Z INFO  agent.registry authenticated with ECR, token valid until 2026-05-12T22:00:00Z
2026-05-12T10:00:05.900Z INFO  agent.registry pulled 590184726633.dkr.ecr.eu-west-1.amazonaws.com/app:1.2 in 5.0 s
2026-05-12T10:00:06.900Z INFO  agent.task task app:1.2 is RUNNING`,
    must: [],
  },
  {
    name: 'healthy: boto3 warns of Python 3.9',
    text: `/usr/local/lib/python3.9/site-packages/boto3/compat.py:82: PythonDeprecationWarning: Boto3 will no longer support Python 3.9 starting 2026-04-29. To continue receiving service updates, bug fixes, and security updates please upgrade to Python 3.10 or later.
  warnings.warn(warning, PythonDeprecationWarning)
2026-05-12 10:00:00,123 INFO botocore.credentials Found credentials in environment variables.
2026-05-12 10:00:01,123 INFO app.sync listing s3://depot/in, 0 errors so far
2026-05-12 10:00:02,123 WARNING app.sync 3 objects skipped: not found
2026-05-12 10:00:03,123 INFO app.sync finished: 120 copied, 0 failed`,
    must: [],
  },
]
