import type { HeldOut } from '../held-out.ts'

/** Logs that tell why the provider that was meant gave no credentials: that there are none is what came of it. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'the Rust SDK cannot resolve STS, and has no credentials',
    text: `2026-05-06T17:20:32.004418Z  WARN lazy_load_identity: aws_config::meta::credentials::chain: provider failed to provide credentials provider=WebIdentityToken error=an error occurred while loading credentials: dispatch failure: io error: error trying to connect: dns error: failed to lookup address information: Temporary failure in name resolution: host=sts.eu-north-1.amazonaws.com
2026-05-06T17:20:32.104418Z ERROR depot::sink: put failed error=dispatch failure: other: an error occurred while loading credentials`,
    must: ['assume-role-failed'],
    leads: true,
    mention: /NameResolution/,
  },
  {
    name: 'Java v2’s chain cannot resolve STS',
    text: '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(credentialsProviders=[WebIdentityTokenCredentialsProvider(), ContainerCredentialsProvider()]) : [WebIdentityTokenCredentialsProvider(): Unable to execute HTTP request: sts.eu-west-1.amazonaws.com: Name or service not known, ContainerCredentialsProvider(): Cannot fetch credentials from container - neither AWS_CONTAINER_CREDENTIALS_FULL_URI or AWS_CONTAINER_CREDENTIALS_RELATIVE_URI environment variables are set.]\n\tat app.Main.main(Main.java:12)',
    must: ['assume-role-failed'],
    leads: true,
    mention: /sts\.eu-west-1/,
  },
  {
    name: 'boto3 does not trust who answers for STS',
    text: `2026-05-16 11:20:31,642 ERROR worker: botocore.exceptions.SSLError: SSL validation failed for https://sts.eu-west-1.amazonaws.com/ [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1129)
2026-05-16 11:20:31,650 ERROR worker: upload failed: botocore.exceptions.NoCredentialsError: Unable to locate credentials`,
    must: ['assume-role-failed'],
    leads: true,
    mention: /AWS_CA_BUNDLE/,
  },
  {
    name: 'Go does not trust who answers for STS',
    text: '2026-05-16T11:20:31.642Z ERROR sync: get identity: get credentials: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post "https://sts.eu-west-1.amazonaws.com/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    must: ['assume-role-failed'],
    leads: true,
    mention: /certificate that the process does not trust/,
  },
  {
    name: 'the C++ SDK does not trust who answers for STS, and sends unsigned',
    text: `[INFO] 2026-03-05 08:43:31.021 STSResourceClient [140737329288256] Creating STS ResourceClient with endpoint: https://sts.eu-west-1.amazonaws.com
[ERROR] 2026-03-05 08:43:31.309 CurlHttpClient [140737329288256] Curl returned error code 60 - SSL peer certificate or SSH remote key was not OK
[ERROR] 2026-03-05 08:43:31.310 STSResourceClient [140737329288256] Http request to retrieve credentials failed
[ERROR] 2026-03-05 08:43:31.702 AWSClient [140737329288256] HTTP response code: 403
Exception name: AccessDenied
Error message: Access Denied`,
    must: ['assume-role-failed'],
    leads: true,
    mention: /certificate that the process does not trust/,
  },
  {
    name: 'the Rust SDK finds no web identity token',
    text: `2026-02-19T08:00:00.904Z  WARN aws_config::meta::credentials::chain: provider failed to provide credentials provider=WebIdentityToken error=an error occurred while loading credentials: failed to read the WebIdentity token from /var/run/secrets/eks.amazonaws.com/serviceaccount/token: No such file or directory (os error 2)
2026-02-19T08:00:00.905Z ERROR depot::store: list failed error=dispatch failure: other: an error occurred while loading credentials: failed to read the WebIdentity token: No such file or directory (os error 2)`,
    must: ['assume-role-failed'],
    leads: true,
    mention: /WebIdentityTokenUnreadable/,
  },
  {
    name: 'Node’s chain finds no web identity token',
    text: String.raw`{"level":50,"time":1784104131603,"msg":"put failed","err":{"type":"CredentialsProviderError","message":"Could not load credentials from any providers","stack":"CredentialsProviderError: Could not load credentials from any providers\n    at x (/srv/node_modules/@aws-sdk/credential-provider-node/dist-cjs/index.js:1:1)\n  caused by: Error: ENOENT: no such file or directory, open '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'"}}`,
    must: ['assume-role-failed'],
    leads: true,
    mention: /WebIdentityTokenUnreadable/,
  },
  {
    name: 'the agent of ECS answers 500 to the Rust SDK',
    text: `2026-03-17T10:20:14.010881Z  WARN request{request_id=3}:provide_credentials{provider=default_chain}: aws_config::meta::credentials::chain: provider failed to provide credentials provider=EcsContainer error=an error occurred while loading credentials: HTTP status 500 Internal Server Error from http://169.254.170.2/v2/credentials/6c1ab0ad: {"code":"InternalServerError","HTTPErrorCode":500}
2026-03-17T10:20:29.871093Z ERROR request{request_id=3}: depot::retries: Retries exhausted. error=dispatch failure`,
    must: ['container-credentials-refused'],
    leads: true,
    mention: /taskRoleArn/,
  },
  {
    name: 'the agent of ECS answers 500 to PHP',
    text: '[2026-10-19 09:56:49] production.ERROR: Error retrieving credentials from container metadata after attempt 3/3 (Server error: `GET http://169.254.170.2/v2/credentials/6c1a` resulted in a `500 Internal Server Error` response: {"code":"InternalServerError"})',
    must: ['container-credentials-refused'],
    leads: true,
  },
  {
    name: 'Go v1 asks an instance that wants IMDSv2',
    text: `E0109 12:00:00.190310       1 ec2.go:57] scrape failed: NoCredentialProviders: no valid providers in chain
caused by: EnvAccessKeyNotFound: failed to find credentials in the environment.
SharedCredsLoad: failed to load profile, .
EC2RoleRequestError: no EC2 instance role found
caused by: EC2MetadataError: failed to make EC2Metadata request
<?xml version="1.0" encoding="iso-8859-1"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html>
 <body>
  <h1>401 - Unauthorized</h1>
 </body>
</html>

	status code: 401, request id: `,
    must: ['no-credentials'],
    mention: /IMDSv2/,
  },
  {
    name: 'Go v2 is answered 401 by the metadata service',
    text: '2026-03-20T20:39:10.609Z ERROR upload failed error="operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, http response error StatusCode: 401, request to EC2 IMDS failed"',
    must: ['no-credentials'],
    mention: /answered 401/,
  },
  {
    name: '.NET in a container waits for the metadata service’s token',
    text: `[09:41:14 ERR] Unhandled exception in Pump
System.AggregateException: One or more errors occurred. (Unable to get IAM security credentials from EC2 Instance Metadata Service.)
 ---> Amazon.Runtime.AmazonServiceException: Unable to get IAM security credentials from EC2 Instance Metadata Service.
 ---> System.Threading.Tasks.TaskCanceledException: The request was canceled due to the configured HttpClient.Timeout of 5 seconds elapsing (PUT http://169.254.169.254/latest/api/token)
   at Amazon.Util.EC2InstanceMetadata.FetchApiToken(Int32 tries)`,
    must: ['no-credentials'],
    mention: /no session token in time.*hop limit/,
  },
  {
    name: 'the agent of EKS Pod Identity does not reach EKS Auth',
    text: String.raw`{"client-addr":"10.12.146.19:36642","cluster-name":"depot","level":"error","msg":"Error fetching credentials: error getting credentials to cache: unable to fetch credentials from EKS Auth: operation error EKS Auth: AssumeRoleForPodIdentity, exceeded maximum number of attempts, 3, https response error StatusCode: 0, RequestID: , request send failed, Post \"https://eks-auth.eu-central-1.api.aws/clusters/depot/assume-role-for-pod-identity\": dial tcp 52.94.17.201:443: i/o timeout","time":"2026-05-27T16:22:53Z"}`,
    must: ['assume-role-failed'],
    leads: true,
    mention: /got no answer from EKS Auth/,
  },
  {
    name: 'Fluent Bit is denied its role, and signs nothing',
    text: `[2026/02/03 19:18:39] [debug] [aws_credentials] STS response: <ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: arn:aws:sts::418362907715:assumed-role/depot-irsa/fluent-bit is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::590184726633:role/archive</Message></Error><RequestId>6f7a0c0c-9d12-4f13-9a6c-6d24a7cf90b1</RequestId></ErrorResponse>
[2026/02/03 19:18:39] [error] [aws_credentials] STS assume role request failed
[2026/02/03 19:18:39] [error] [signv4] Provider returned no credentials, service=s3
[2026/02/03 19:18:54] [error] [signv4] Provider returned no credentials, service=s3`,
    must: ['assume-role-denied'],
    leads: true,
  },
  {
    name: 'Go is denied its role, names who it is, and goes on',
    text: String.raw`2026-04-02T06:31:00.912Z	WARN	depot/identity.go:70	could not take on the role, continuing with the machine's own identity	{"error": "operation error STS: AssumeRole, https response error StatusCode: 403, RequestID: 4f0e26f4-8b6a-4d4c-bfd8-3cc12dd5b1f0, api error AccessDenied: User: arn:aws:sts::418362907715:assumed-role/node/i-0e41b0c2f83aa91d7 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::418362907715:role/writer"}
2026-04-02T06:31:01.204Z	INFO	depot/identity.go:83	identity in use	{"arn": "arn:aws:sts::418362907715:assumed-role/node/i-0e41b0c2f83aa91d7"}
2026-04-02T06:32:17.390Z	ERROR	depot/upload.go:77	upload failed	{"error": "operation error S3: PutObject, https response error StatusCode: 403, RequestID: 9H3M0W1JX2B7Q4RT, HostID: tGq1=, api error AccessDenied: User: arn:aws:sts::418362907715:assumed-role/node/i-0e41b0c2f83aa91d7 is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::reports/1.pdf\" because no identity-based policy allows the s3:PutObject action"}`,
    must: ['assume-role-denied'],
    leads: true,
  },
  {
    name: 'healthy: a new session came, and the page was fetched on the second try',
    text: `2026-03-31 17:00:02,114 inventory WARNING page 412: An error occurred (ExpiredToken) when calling the ListObjectsV2 operation: The provided token has expired. -- renewing session
2026-03-31 17:00:02,602 inventory INFO new session for arn:aws:sts::418362907715:assumed-role/reader/inv, expires 2026-03-31T18:00:02+00:00
2026-03-31 17:00:03,011 inventory INFO page 412: ok on second try
2026-03-31 17:08:41,430 inventory INFO finished, 471 pages, 0 failed`,
    must: [],
  },
  {
    name: 'Greengrass: IoT gives a device no role for its alias, told at WARN',
    source: 'https://github.com/aws4embeddedlinux/meta-aws/issues/281',
    text: `2022-01-20T07:40:55.102Z [INFO] (pool-2-thread-8) com.aws.greengrass.mqttclient.AwsIotMqttClient: Successfully connected to AWS IoT Core. {clientId=rpi4-core-01, sessionPresent=false}
2022-01-20T07:41:02.330Z [INFO] (pool-2-thread-14) com.aws.greengrass.deployment.IotJobsHelper: Received Job notification. {Job-Id=6c3f7d12-9b21-4c3e-88a5-5c6c9e1fd0aa, Status=QUEUED}
2022-01-20T07:41:02.410Z [INFO] (Thread-4) com.aws.greengrass.deployment.DeploymentService: Current deployment started. {DeploymentId=6c3f7d12-9b21-4c3e-88a5-5c6c9e1fd0aa}
2022-01-20T07:41:03.771Z [WARN] (pool-2-thread-20) com.aws.greengrass.tes.CredentialRequestHandler: Error in retrieving AwsCredentials from TES. {iotCredentialsPath=/role-aliases/GreengrassV2TokenExchangeRoleAlias/credentials, credentialData=TES responded with status code: 403. Caching response. {"message":"Access Denied"}}
2022-01-20T07:41:03.781Z [ERROR] (pool-2-thread-20) com.aws.greengrass.componentmanager.builtins.S3Downloader: Failed to download artifact s3://acme-gg-artifacts/com.example.Camera/1.0.2/camera.zip. {artifactUri=s3://acme-gg-artifacts/com.example.Camera/1.0.2/camera.zip}
software.amazon.awssdk.core.exception.SdkClientException: Failed to fetch credentials
	at software.amazon.awssdk.core.exception.SdkClientException$BuilderImpl.build(SdkClientException.java:98)
	at software.amazon.awssdk.core.exception.SdkClientException.create(SdkClientException.java:39)
	at com.aws.greengrass.tes.LazyCredentialProvider.resolveCredentials(LazyCredentialProvider.java:40)
	at software.amazon.awssdk.awscore.client.handler.AwsClientHandlerUtils.createExecutionContext(AwsClientHandlerUtils.java:76)
	at software.amazon.awssdk.awscore.client.handler.AwsSyncClientHandler.createExecutionContext(AwsSyncClientHandler.java:68)
	at software.amazon.awssdk.core.internal.handler.BaseSyncClientHandler.lambda$execute$1(BaseSyncClientHandler.java:97)
	at software.amazon.awssdk.services.s3.DefaultS3Client.getBucketLocation(DefaultS3Client.java:3341)
	at com.aws.greengrass.componentmanager.builtins.S3Downloader.getRegionClientForBucket(S3Downloader.java:143)
2022-01-20T07:41:04.002Z [INFO] (Thread-4) com.aws.greengrass.status.FleetStatusService: fss-status-update-published. Status update published to FSS. {serviceName=FleetStatusService, currentState=RUNNING}`,
    must: ['access-denied'],
    mention: /iot:AssumeRoleWithCertificate/,
    leads: true,
  },
  {
    name: 'Greengrass: the role alias is not there',
    text: `2022-01-20T07:41:03.771Z [ERROR] (pool-2-thread-20) com.aws.greengrass.tes.CredentialRequestHandler: TES responded with status code: 404. Caching response. {"message":"Role alias does not exist"}. {iotCredentialsPath=/role-aliases/DepotAlias/credentials}
2022-01-20T07:41:04.771Z [INFO] (pool-2-thread-20) com.aws.greengrass.status.FleetStatusService: fss-status-update-published. Status update published to FSS. {serviceName=FleetStatusService, currentState=RUNNING}`,
    must: ['no-credentials'],
  },
  {
    name: 'Greengrass: a download without credentials',
    text: `2022-01-20T07:41:03.781Z [ERROR] (pool-2-thread-20) com.aws.greengrass.componentmanager.builtins.S3Downloader: Failed to download artifact s3://acme-gg-artifacts/com.example.Camera/1.0.2/camera.zip. {artifactUri=s3://acme-gg-artifacts/com.example.Camera/1.0.2/camera.zip}
software.amazon.awssdk.core.exception.SdkClientException: Failed to fetch credentials
	at software.amazon.awssdk.core.exception.SdkClientException$BuilderImpl.build(SdkClientException.java:98)
	at software.amazon.awssdk.core.exception.SdkClientException.create(SdkClientException.java:39)
	at com.aws.greengrass.tes.LazyCredentialProvider.resolveCredentials(LazyCredentialProvider.java:40)
	at software.amazon.awssdk.awscore.client.handler.AwsClientHandlerUtils.createExecutionContext(AwsClientHandlerUtils.java:76)
	at software.amazon.awssdk.awscore.client.handler.AwsSyncClientHandler.createExecutionContext(AwsSyncClientHandler.java:68)
	at software.amazon.awssdk.core.internal.handler.BaseSyncClientHandler.lambda$execute$1(BaseSyncClientHandler.java:97)
	at software.amazon.awssdk.services.s3.DefaultS3Client.getBucketLocation(DefaultS3Client.java:3341)`,
    must: ['no-credentials'],
  },
  {
    name: 'Greengrass on a good day',
    text: `2022-01-21T06:02:10.102Z [INFO] (pool-2-thread-8) com.aws.greengrass.mqttclient.AwsIotMqttClient: Successfully connected to AWS IoT Core. {clientId=rpi4-core-01, sessionPresent=true}
2022-01-21T06:02:12.330Z [INFO] (pool-2-thread-14) com.aws.greengrass.deployment.IotJobsHelper: Received Job notification. {Job-Id=b00a7d12-9b21-4c3e-88a5-5c6c9e1fd0ab, Status=QUEUED}
2022-01-21T06:02:12.410Z [INFO] (Thread-4) com.aws.greengrass.deployment.DeploymentService: Current deployment started. {DeploymentId=b00a7d12-9b21-4c3e-88a5-5c6c9e1fd0ab}
2022-01-21T06:02:13.004Z [INFO] (pool-2-thread-20) com.aws.greengrass.tes.CredentialRequestHandler: Received IAM credentials that will be cached until 2022-01-21T06:57:13Z. {iotCredentialsPath=/role-aliases/GreengrassV2TokenExchangeRoleAlias/credentials}
2022-01-21T06:02:19.881Z [INFO] (pool-2-thread-20) com.aws.greengrass.componentmanager.ComponentManager: Artifact downloaded. {artifactUri=s3://acme-gg-artifacts/com.example.Camera/1.0.2/camera.zip}
2022-01-21T06:02:20.100Z [INFO] (com.example.Camera-lifecycle) com.example.Camera: shell-runner-start. {scriptName=services.com.example.Camera.lifecycle.install.Script, serviceName=com.example.Camera, currentState=NEW, command=["pip3 install -r requirements.txt"]}
2022-01-21T06:02:20.101Z [WARN] (Copier) com.example.Camera: stderr. WARNING: Running pip as the 'root' user can result in broken permissions. {scriptName=services.com.example.Camera.lifecycle.install.Script, serviceName=com.example.Camera, currentState=NEW}
2022-01-21T06:02:44.020Z [INFO] (Thread-4) com.aws.greengrass.deployment.DeploymentService: Persist link to last deployment. {}
2022-01-21T06:02:44.300Z [WARN] (AwsEventLoop 2) com.aws.greengrass.mqttclient.AwsIotMqttClient: Connection interrupted. {clientId=rpi4-core-01, error=The connection was closed unexpectedly.}
2022-01-21T06:02:45.421Z [INFO] (AwsEventLoop 2) com.aws.greengrass.mqttclient.AwsIotMqttClient: Connection resumed. {clientId=rpi4-core-01, sessionPresent=true}
2022-01-21T06:02:46.002Z [INFO] (Thread-4) com.aws.greengrass.status.FleetStatusService: fss-status-update-published. Status update published to FSS. {serviceName=FleetStatusService, currentState=RUNNING}`,
    must: [],
  },
]
