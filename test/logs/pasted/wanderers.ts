import type { HeldOut } from '../held-out.ts'

/** Languages and tools that few write logs about, and endpoints that are somebody else's. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'Swift: STS gave the runtime no credentials, which is no token that was not read',
    source: 'https://github.com/awslabs/aws-sdk-swift/issues/1694',
    text: `2024-08-26T14:02:11+0200 info Buckets : [Buckets] signed in with Apple, exchanging token
2024-08-26T14:02:12+0200 error Buckets : [Buckets] crtError(AwsCommonRuntimeKit.CRTError(code: 6160, message: "Valid credentials could not be sourced by the sts web identity provider", name: "AWS_AUTH_CREDENTIALS_PROVIDER_STS_WEB_IDENTITY_SOURCE_FAILURE"))
2024-08-26T14:02:12+0200 info Buckets : [Buckets] view dismissed`,
    must: ['assume-role-failed'],
    mention: /AssumeRoleFailed/,
  },
  {
    name: 'Java v2: an endpoint that is not STS says 405',
    source: 'https://github.com/aws/aws-sdk-java-v2/issues/1407',
    text: `10:05:59.190 [main] INFO com.acme.roles.RoleClient - assuming arn:aws:iam::111122223333:role/reader at https://google.com
10:05:59.532 [aws-java-sdk-NettyEventLoop-1-2] DEBUG software.amazon.awssdk.request - Received error response: 405
10:05:59.561 [main] ERROR com.acme.roles.RoleClient - assume role failed
java.util.concurrent.CompletionException: software.amazon.awssdk.services.sts.model.StsException: null (Service: Sts, Status Code: 405, Request ID: null)
	at software.amazon.awssdk.utils.CompletableFutureUtils.errorAsCompletionException(CompletableFutureUtils.java:60)
	at software.amazon.awssdk.services.sts.DefaultStsAsyncClient.assumeRole(DefaultStsAsyncClient.java:401)
Caused by: software.amazon.awssdk.services.sts.model.StsException: null (Service: Sts, Status Code: 405, Request ID: null)
	... 12 common frames omitted`,
    must: ['assume-role-failed'],
    mention: /other than STS/,
  },
  {
    name: 'Erlang: RabbitMQ prints a term of many lines',
    source: 'https://github.com/amazon-mq/rabbitmq-stream-s3/issues/62',
    text: String.raw`2026-02-22 13:41:05.900101+00:00 [info] <0.319.0> Rolled over to new fragment at offset 88120
2026-02-22 13:41:06.207215+00:00 [error] <0.256892.0> Error in process <0.256892.0> on node 'rabbit@ip-172-31-43-209' with exit value:
2026-02-22 13:41:06.207215+00:00 [error] <0.256892.0> {{badmatch,{error,#{status => 400,
2026-02-22 13:41:06.207215+00:00 [error] <0.256892.0>                     headers =>
2026-02-22 13:41:06.207215+00:00 [error] <0.256892.0>                         [{<<"x-amz-request-id">>,<<"M12001B8FSZJDR8Z">>},
2026-02-22 13:41:06.207215+00:00 [error] <0.256892.0>                          {<<"content-type">>,<<"application/xml">>}],
2026-02-22 13:41:06.207215+00:00 [error] <0.256892.0>                     body =>
2026-02-22 13:41:06.207215+00:00 [error] <0.256892.0>                         <<"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>">>}}},
2026-02-22 13:41:06.207215+00:00 [error] <0.256892.0>  [{rabbitmq_stream_s3_server,execute_task,2,[{file,"src/rabbitmq_stream_s3_server.erl"},{line,812}]}]}
2026-02-22 13:41:06.207260+00:00 [info] <0.319.0> Task {upload_fragment,<<"__sq_177"...>>} (<0.256892.0>) down`,
    must: ['session-expired'],
  },
  {
    name: 'Swift: one error of the runtime, of which nobody knows what it means',
    source: 'https://github.com/awslabs/aws-sdk-swift/issues/1067',
    text: `crtError(AwsCommonRuntimeKit.CRTError(code: 34, message: "An invalid argument was passed to a function.", name: "AWS_ERROR_INVALID_ARGUMENT"))`,
    must: ['assume-role-failed'],
    orUnknown: true,
  },
  {
    name: 'botocore: HEAD-like code 405 of AssumeRole',
    text: `2026-01-02T10:00:00Z ERROR An error occurred (405) when calling the AssumeRole operation: Method Not Allowed`,
    must: ['assume-role-failed'],
    mention: /other than STS/,
  },
  {
    name: 'Go v2: a page instead of an answer of STS',
    text: `operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 404, RequestID: , deserialization failed, failed to decode response body with invalid character, expected element type <ErrorResponse> but have <html>`,
    must: ['assume-role-failed'],
    mention: /other than STS/,
  },
  {
    name: 'Ruby: STS’s client has a status and no code',
    text: `E, [2026-01-02T10:00:00.118000 #7] ERROR -- : Aws::STS::Errors::Http405Error: `,
    must: ['assume-role-failed'],
    mention: /other than STS/,
  },
  {
    name: 'Julia: no credentials',
    source: 'https://github.com/JuliaCloud/AWS.jl/issues/648',
    text: `[ Info: loading region eu-west-1
ERROR: LoadError: Can't find AWS credentials!

Stacktrace:
 [1] AWSCredentials(; profile::Nothing, throw_cred_error::Bool)
   @ AWS ~/.julia/packages/AWS/wwLKx/src/AWSCredentials.jl:145
 [2] #global_aws_config#91
   @ ~/.julia/packages/AWS/wwLKx/src/AWS.jl:81 [inlined]
in expression starting at /app/run.jl:5`,
    must: ['no-credentials'],
  },
  {
    name: 'R: paws without credentials',
    source: 'https://github.com/paws-r/paws/issues/599',
    text: `> library(paws)
> s3 <- paws::s3()
> s3$download_file("depot", "mtcars.csv", tmp)
Error in f() : No credentials provided
Calls: <Anonymous> ... sign_with_body -> get_credentials -> call_with_args -> f
Execution halted`,
    must: ['no-credentials'],
  },
  {
    name: 'R: aws.s3 prints the answer as a list',
    source: 'https://github.com/cloudyr/aws.s3/issues/410',
    text: `2021-11-23 06:37:09 INFO reading bucket depot-dev
List of 4
 $ Code     : chr "AccessDenied"
 $ Message  : chr "Access Denied"
 $ RequestId: chr "FH503B330VG4W9EE"
 $ HostId   : chr "c41q0eP29GT10ye7DZLVKHEHAAT+qAFt2xLkfknsttTVVldl="
 - attr(*, "class")= chr "aws_error"
Error in parse_aws_s3_response(r, Sig, verbose = verbose) : 
  Forbidden (HTTP 403).
Calls: get_bucket -> s3HTTP -> parse_aws_s3_response
Execution halted`,
    must: ['access-denied'],
  },
  {
    name: 'Perl: Paws prints the answer in its frame',
    source: 'https://github.com/pplu/aws-sdk-perl/issues/156',
    text: `Paws::S3 is not stable / supported / entirely developed at /opt/perl/lib/site_perl/5.24.0/Paws/S3.pm line 2.
Forbidden

Trace begun at /opt/perl/lib/site_perl/5.24.0/Paws/Net/RestXMLResponse.pm line 42
Paws::Net::RestXMLResponse::handle_response('Paws::S3=HASH(0x3c2d6d8)', 'Paws::S3::GetObject=HASH(0x459c140)', 403, '<?xml version="1.0" encoding="UTF-8"?>^J<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>') called at /opt/perl/lib/site_perl/5.24.0/Paws/Net/Caller.pm line 50`,
    must: ['secret-mismatch'],
  },
  {
    name: 's3backer: a sentence that begins with HTTP has no level',
    source: 'https://github.com/archiecobbs/s3backer/issues/146',
    text: `May 27 14:47:39 i-0a1b2c3d s3backer: GET https://depot.s3.eu-west-1.amazonaws.com/?marker=backup%2Fb67106f9-0091ec20&max-keys=256&prefix=backup%2F
May 27 14:47:39 i-0a1b2c3d s3backer: rec'd 400 response: GET https://depot.s3.eu-west-1.amazonaws.com/?marker=backup%2Fb67106f9-0091ec20&max-keys=256&prefix=backup%2F
May 27 14:47:39 i-0a1b2c3d s3backer: HTTP 400 status response payload:#012<?xml version="1.0" encoding="UTF-8"?>#012<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message><RequestId>9K2V3XTE0A1QWMZP</RequestId></Error>
May 27 14:47:40 i-0a1b2c3d s3backer: list of blocks failed: Input/output error`,
    must: ['session-expired'],
  },
  {
    name: 'klog: an error over several lines',
    source: 'https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/4260',
    text: `I0510 10:33:50.030301       1 controller.go:404] "ControllerPublishVolume: attaching" volumeID="vol-0475f64ff83e38dd9" nodeID="i-021bdeb1a8dbf7694"
E0510 10:33:56.111109       1 driver.go:120] "GRPC error" err=<
	rpc error: code = Internal desc = Could not attach volume "vol-0475f64ff83e38dd9" to node "i-021bdeb1a8dbf7694": could not attach volume "vol-0475f64ff83e38dd9" to node "i-021bdeb1a8dbf7694": UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: QZ9VYB_X6KMr32CxKJ62QakiNeyAEaZJJWew3S0ZQIP8JpyAA0
		status code: 403, request id: 5b1d5b61-5f0a-4b3e-9e15-9f6d3ad0a111
 >`,
    must: ['access-denied'],
    mention: /decode-authorization-message/,
  },
  {
    name: 'pgBackRest: STS’s refusal that nobody printed',
    source: 'https://github.com/pgbackrest/pgbackrest/issues/1997',
    text: `2023-02-14 03:00:01.101 P00   INFO: archive-get command begin 2.44: [000000010000000000000004] --repo1-type=s3 --repo1-s3-key-type=web-id --stanza=db
2023-02-14 03:00:01.790 P00  ERROR: [029]: unable to load info file '/mydb/backup/db/backup.info' or '/mydb/backup/db/backup.info.copy':
                                    FormatError: unable to find child 'AssumeRoleWithWebIdentityResult':0 in node 'ErrorResponse'
                                    FormatError: unable to find child 'AssumeRoleWithWebIdentityResult':0 in node 'ErrorResponse'
                                    HINT: backup.info cannot be opened and is required to perform a backup.
2023-02-14 03:00:01.791 P00   INFO: archive-get command end: aborted with exception [029]`,
    must: ['assume-role-failed'],
  },
  {
    name: 'healthy: a delivery that went through at the second attempt',
    text: `2025-05-01 09:00:00,001 WARN  [sender] o.q.Sender - delivery 17 bounced: ExpiredTokenException: The security token included in the request is expired (Service: Sqs, Status Code: 403, Request ID: 4f6c8b8a-0b8d-5d57-9d24-d1a0c1f4a001)
2025-05-01 09:00:00,210 INFO  [sender] o.q.Credentials - picked up fresh session, valid until 10:00:00
2025-05-01 09:00:00,390 INFO  [sender] o.q.Sender - delivery 17 went through on attempt 2
2025-05-01 09:00:01,002 INFO  [sender] o.q.Sender - 41 messages sent, queue empty`,
    must: [],
  },
  {
    name: 'healthy: Jest prints an error above the file that passes',
    text: `  console.error
    upload failed AccessDenied: User: arn:aws:sts::111122223333:assumed-role/test/jest is not authorized to perform: s3:PutObject

      at Uploader.put (src/uploader.ts:44:15)

PASS test/uploader.test.ts
  uploader
    ✓ reports a denial to the caller (12 ms)
    ✓ stores an object (8 ms)

Test Suites: 1 passed, 1 total
Tests:       2 passed, 2 total
Snapshots:   0 total
Time:        1.204 s`,
    must: [],
  },
  {
    name: 'healthy: an upload whose second attempt is accepted',
    text: `2025-02-03T08:00:00Z level=info component=uploader msg="uploading block 01HX"
2025-02-03T08:00:01Z level=warn component=uploader msg="upload attempt 1/5 rejected, will try again" err="ExpiredToken: The provided token has expired. status code: 400, request id: 5T0QX1, host id: zz=="
2025-02-03T08:00:02Z level=info component=uploader msg="rotated session credentials" expires=2025-02-03T09:00:02Z
2025-02-03T08:00:03Z level=info component=uploader msg="upload attempt 2/5 accepted" block=01HX duration=812ms
2025-02-03T08:00:03Z level=info component=uploader msg="block shipped" block=01HX`,
    must: [],
  },
  {
    name: 'healthy: Clojure passes over two providers',
    source: 'https://github.com/cognitect-labs/aws-api/issues/217',
    text: `2022-08-04 10:11:02,001 INFO  [main] c.a.core - starting
2022-08-04 10:11:02,420 INFO  [cognitect-aws-fetch] cognitect.aws.credentials - Unable to fetch credentials from environment variables.
2022-08-04 10:11:02,431 INFO  [cognitect-aws-fetch] cognitect.aws.credentials - Unable to fetch credentials from system properties.
2022-08-04 10:11:02,611 INFO  [cognitect-aws-fetch] cognitect.aws.credentials - Fetched credentials from container.
2022-08-04 10:11:03,004 INFO  [main] c.a.secrets - loaded 14 secrets
2022-08-04 10:11:03,110 INFO  [main] c.a.core - ready on 8080`,
    must: [],
  },
]
