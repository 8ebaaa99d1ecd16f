import type { HeldOut } from '../held-out.ts'

/** Reports about what builds and what runs builds: nextflow, Concourse, rancher, traefik, electron-builder, terragrunt, Zappa. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'nextflow: a command’s error under its headings',
    source: 'https://github.com/nextflow-io/nextflow/issues/2671',
    text: `Error executing process > 'ALIGN (1)'

Caused by:
  Essential container in task exited

Command exit status:
  -

Command output:
  (empty)

Command error:
  upload failed: - to s3://depot/run116/work/ff/d4b0/.command.begin An error occurred (AccessDenied) when calling the PutObject operation: Access Denied
  upload failed: ./.command.log to s3://depot/run116/work/ff/d4b0/.command.log An error occurred (AccessDenied) when calling the PutObject operation: Access Denied`,
    must: ['access-denied'],
    mention: /PutObject/,
  },
  {
    name: '.nextflow.log: months by name, the Java SDK’s exception',
    source: 'https://github.com/nf-core/chipseq/issues/245',
    text: `Jan-26 13:09:55.101 [main] INFO  org.pf4j.AbstractPluginManager - Start plugin 'nf-amazon@1.0.5'
Jan-26 13:09:56.850 [main] DEBUG nextflow.Session - Session aborted -- Cause: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: X4NM8S9XW39JDWS0; S3 Extended Request ID: I2SUzxr0yJ21=)
Jan-26 13:09:56.873 [main] ERROR nextflow.cli.Launcher - @unknown
com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: X4NM8S9XW39JDWS0; S3 Extended Request ID: I2SUzxr0yJ21=)
	at com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1811)`,
    must: ['access-denied'],
  },
  {
    name: 'nextflow on a terminal: a line of its own under a banner',
    source: 'https://github.com/nextflow-io/nextflow/issues/2494',
    text: `N E X T F L O W  ~  version 20.10.0
Launching \`/srv/tenx_pipeline.nf\` [trusting_laplace] - revision: 3fe70b3230
Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: ZPDYCD49ZDFDBQGJ; S3 Extended Request ID: KvupCdBReanRvHajvnvHlazTouf9yqas=)`,
    must: ['access-denied'],
  },
  {
    name: 'boto 2: BotoServerError with XML',
    source: 'https://github.com/django-ses/django-ses/issues/181',
    text: `[19/Apr/2026 10:12:44] "POST /contact/ HTTP/1.1" 500 88231
Internal Server Error: /contact/
Traceback (most recent call last):
  File "/srv/venv/lib/python3.6/site-packages/boto/ses/connection.py", line 186, in _handle_error
    raise self.ResponseError(response.status, response.reason, body)
boto.exception.BotoServerError: BotoServerError: 403 Forbidden
<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
  <Error>
    <Type>Sender</Type>
    <Code>InvalidClientTokenId</Code>
    <Message>The security token included in the request is invalid.</Message>
  </Error>
  <RequestId>ec8c6de9-9bdc-48ab-8a35-50c8caf4fcd1</RequestId>
</ErrorResponse>`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Concourse’s S3 resource: a token that is malformed',
    source: 'https://github.com/concourse/s3-resource/issues/124',
    text: `selected worker: 9b1c2d3e
error running command: InvalidToken: The provided token is malformed or otherwise invalid.
	status code: 400, request id: 63148D3B92835921, host id: U1iG0SOUCecH=
exit status 1`,
    must: ['client-token-invalid', 'session-missing', 'session-expired'],
  },
  {
    name: 'Concourse’s docker-image: ECR without a login',
    source: 'https://github.com/concourse/docker-image-resource/issues/138',
    text: `resource script '/opt/resource/check []' failed: exit status 1

stderr:
failed to fetch manifest: Get https://418362907715.dkr.ecr.eu-west-1.amazonaws.com/v2/depot/manifests/latest: no basic auth credentials`,
    must: ['no-credentials', 'session-expired', 'access-denied'],
    orUnknown: true,
  },
  {
    name: 'convox: docker build is denied an image, by name',
    source: 'https://github.com/convox/rack/issues/1578',
    text: `running: docker build -f /tmp/045347694/Dockerfile -t dojo/dojo-consume /tmp/045347694
Sending build context to Docker daemon 1.248 MB
Step 1 : FROM 418362907715.dkr.ecr.us-west-2.amazonaws.com/amazon-linux-image/main
denied: User: arn:aws:iam::418362907715:user/convox/demo-KernelUser-3K3D5TRH7QYW is not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:us-west-2:418362907715:repository/amazon-linux-image/main
ERROR: build error: exit status 1
ERROR: app build failed`,
    must: ['access-denied'],
    mention: /KernelUser/,
  },
  {
    name: 'electron-builder: bullets, and a stack without a level',
    source: 'https://github.com/electron-userland/electron-builder/issues/2670',
    text: `  • copying files using pattern matcher=from: /srv/app/static, to: /srv/app/dist
  • calling getInfo reason=owner or project is not specified explicitly provider=github owner=undefined project=undefined
CredentialsError: Missing credentials in config
    at ClientRequest.<anonymous> (/srv/app/node_modules/aws-sdk/lib/http/node.js:83:34)
    at Object.onceWrapper (events.js:313:30)
From previous event:
    at Function.checkAndResolveOptions (/srv/app/node_modules/electron-publisher-s3/out/s3Publisher.js:53:11)`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'rancher: at level info, denied thrice',
    source: 'https://github.com/rancher/rancher/issues/19703',
    text: `time="2026-04-18T14:33:14Z" level=info msg="Initializing Rolling Backups" creation=12h0m0s retention=72h0m0s
time="2026-04-18T14:33:14Z" level=info msg="invoking set s3 service client use IAM role"
time="2026-04-18T14:33:16Z" level=info msg="Created backup" name=c-5npn7 runtime=1.090654934s
time="2026-04-18T14:33:16Z" level=info msg="invoking uploading backup file c-5npn7 to s3"
time="2026-04-18T14:33:18Z" level=info msg="failed to upload etcd snapshot file: Access Denied, retried 0 times"
time="2026-04-18T14:33:20Z" level=info msg="failed to upload etcd snapshot file: Access Denied, retried 1 times"
time="2026-04-18T14:33:21Z" level=info msg="failed to upload etcd snapshot file: Access Denied, retried 2 times"`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'rke: fatal, "err:Access Denied."',
    source: 'https://github.com/rancher-archives/rke/issues/2209',
    text: `time="2026-08-20T01:45:48Z" level=error msg="failed to set s3 server: failed to check s3 bucket:depot, err:Access Denied." s3-accessKey=AKIAQWERTYUIOPASDFGH s3-bucketName=depot s3-endpoint=s3.amazonaws.com s3-endpoint-ca= s3-folder=etcd s3-region=ap-southeast-2
time="2026-08-20T01:45:48Z" level=fatal msg="failed to set s3 server: failed to check s3 bucket:depot, err:Access Denied."`,
    must: ['access-denied'],
  },
  {
    name: 'outline: Sentry’s way to print a JavaScript stack',
    source: 'https://github.com/outline/outline/issues/1495',
    text: `AccessDenied: Access Denied
  File "/opt/outline/node_modules/aws-sdk/lib/services/s3.js", line 835, col 35, in Request.extractError
    resp.error = AWS.util.error(new Error(), {
  File "/opt/outline/node_modules/aws-sdk/lib/sequential_executor.js", line 106, col 20, in Request.callListeners
    listener.apply(self, args);`,
    must: ['access-denied'],
  },
  {
    name: 'traefik: lego cannot present, Route 53 denies',
    source: 'https://github.com/traefik/traefik/issues/4371',
    text: `time="2026-01-09T11:00:26Z" level=info msg="Traefik version v1.7.7 built on 2026-01-08_10:21:03AM"
time="2026-01-09T11:03:43Z" level=error msg="Unable to obtain ACME certificate for domains \\"*.example.com\\": unable to generate a certificate for the domains [*.example.com]: acme: Error -> One or more domains had a problem:\\n[*.example.com] acme: error presenting token: route53: failed to determine hosted zone ID: AccessDenied: User: arn:aws:iam::418362907715:user/traefik is not authorized to perform: route53:ListHostedZonesByName\\n\\tstatus code: 403, request id: ca7c49f4-13b2-11e9-a48c-adfe188b9f2d\\n"`,
    must: ['access-denied'],
    mention: /user\/traefik/,
  },
  {
    name: 'VPC CNI: the agent finds no providers',
    source: 'https://github.com/aws/amazon-vpc-cni-k8s/issues/1051',
    text: `{"level":"info","ts":"2026-06-24T10:11:12.118Z","caller":"aws-k8s-agent/main.go:27","msg":"Starting L-IPAMD   ..."}
{"level":"error","ts":"2026-06-24T10:11:32.118Z","caller":"aws-k8s-agent/main.go:28","msg":"Initialization failure: ipamd init: failed to retrieve attached ENIs info: DescribeENI: failed: NoCredentialProviders: no valid providers in chain. Deprecated.\\n\\tFor verbose messaging see aws.Config.CredentialsChainVerboseErrors"}`,
    must: ['no-credentials'],
  },
  {
    name: 'cilium: a warning without times, and a fatal end',
    source: 'https://github.com/cilium/cilium/issues/13701',
    text: `level=info msg="Retrieving own metadata from EC2 metadata server..." subsys=ipam-allocator-aws
level=info msg="Connected to EC2 metadata server" instance=i-08cb4b6758811177c region=eu-central-1 subsys=ipam-allocator-aws
level=info msg="Connected to EC2 service API" subsys=ipam-allocator-aws
level=warning msg="Unable to synchronize EC2 interface list" error="UnauthorizedOperation: You are not authorized to perform this operation.\\n\\tstatus code: 403, request id: 23cb8daa-90bc-49e0-94eb-358a2e609770" subsys=eni
level=fatal msg="Unable to start eni allocator" error="Initial synchronization with instances API failed" subsys=cilium-operator-aws`,
    must: ['access-denied'],
  },
  {
    name: 'JavaScript 3: the chain’s own lines, then STS refuses',
    source: 'https://github.com/aws/aws-sdk-js-v3/issues/6225',
    text: `@aws-sdk/credential-provider-node defaultProvider::fromEnv
@aws-sdk/credential-provider-env fromEnv
@aws-sdk/credential-provider-node defaultProvider::fromTokenFile
@aws-sdk/credential-provider-web-identity fromTokenFile
@aws-sdk/client-sts::resolveRegion accepting first of: undefined (provider) sa-east-1 (parent client) us-east-1 (STS default)
endpoints Initial EndpointParams: {
  "UseGlobalEndpoint": false,
  "Region": "sa-east-1"
}
AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity
    at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:838:20)
    at de_AssumeRoleWithWebIdentityCommandError (/app/node_modules/@aws-sdk/client-sts/dist-cjs/index.js:680:14)`,
    must: ['web-identity-denied'],
  },
  {
    name: '.NET: an exception in an exception, and arrows',
    source: 'https://github.com/aws/aws-sdk-net/issues/1522',
    text: `Unhandled exception. Amazon.Runtime.AmazonClientException: Error calling AssumeRole for role arn:aws:iam::418362907715:role/depot-reader
 ---> Amazon.SecurityToken.AmazonSecurityTokenServiceException: Not authorized to perform sts:AssumeRoleWithWebIdentity ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.
   at Amazon.Runtime.HttpWebRequestMessage.GetResponse()
   --- End of inner exception stack trace ---`,
    must: ['web-identity-denied'],
    mention: /depot-reader/,
  },
  {
    name: 'Java v2: STS’s exception in a plain stack',
    source: 'https://github.com/aws/aws-sdk-java-v2/issues/1470',
    text: `Exception in thread "main" software.amazon.awssdk.services.sts.model.StsException: Not authorized to perform sts:AssumeRoleWithWebIdentity (Service: Sts, Status Code: 403, Request ID: d8ee3773-3046-41d0-9b95-373ec1ae7b07, Extended Request ID: null)
        at software.amazon.awssdk.core.internal.http.CombinedResponseHandler.handleErrorResponse(CombinedResponseHandler.java:123)`,
    must: ['web-identity-denied'],
  },
  {
    name: 'Tomcat: a servlet’s exception, Pod Identity’s host is not allowed',
    source: 'https://github.com/aws/aws-sdk-java/issues/3062',
    text: `2026-12-01 06:44:30.268 ERROR 1 --- [nio-8080-exec-2] o.a.c.c.C.[.[.[/].[dispatcherServlet]    : Servlet.service() for servlet [dispatcherServlet] in context with path [] threw exception [Request processing failed; nested exception is com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain: [EnvironmentVariableCredentialsProvider: Unable to load AWS credentials from environment variables (AWS_ACCESS_KEY_ID (or AWS_ACCESS_KEY) and AWS_SECRET_KEY (or AWS_SECRET_ACCESS_KEY)), com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper@7ea2412c: The full URI (http://169.254.170.23/v1/credentials) contained within environment variable AWS_CONTAINER_CREDENTIALS_FULL_URI has an invalid host. Host can only be one of [localhost, 127.0.0.1].]] with root cause`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'Elixir: one line of ExAws, with its XML',
    source: 'https://github.com/ex-aws/ex_aws/issues/946',
    text: `06:59:14.001 [info] GET /admin/files
06:59:16.118 [error] #PID<0.812.0> running DepotWeb.Endpoint terminated
Request: GET /admin/files
** (exit) an exception was raised:
    ** (ExAws.Error) ExAws Request Error!

{:error, {:http_error, 403, %{body: "<?xml version=\\"1.0\\" encoding=\\"UTF-8\\"?>\\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>HQAJJ8Z7G25RZPG6</RequestId><HostId>H4Ab=</HostId></Error>", headers: [{"Server", "AmazonS3"}], status_code: 403}}}`,
    must: ['access-denied'],
  },
  {
    name: 'gunicorn: a worker does not boot, no credentials',
    source: 'https://github.com/viyh/whisper/issues/2',
    text: `[2026-02-23 14:47:05 +0000] [11] [INFO] Starting gunicorn 19.9.0
[2026-02-23 14:47:05 +0000] [11] [INFO] Listening at: unix:/tmp/gunicorn.sock (11)
[2026-02-23 14:47:07 +0000] [16] [ERROR] Exception in worker process
Traceback (most recent call last):
  File "/usr/local/lib/python3.7/site-packages/gunicorn/arbiter.py", line 583, in spawn_worker
    worker.init_process()
  File "/usr/local/lib/python3.7/site-packages/botocore/auth.py", line 373, in add_auth
    raise NoCredentialsError()
botocore.exceptions.NoCredentialsError: Unable to locate credentials
[2026-02-23 14:47:07 +0000] [16] [INFO] Worker exiting (pid: 16)`,
    must: ['no-credentials'],
  },
  {
    name: 'Grails: a message under a start that failed',
    source: 'https://github.com/jonbrouse/docker-ice/issues/6',
    text: `ice_1   | ERROR BootStrap - Startup failed
ice_1   | Message: The AWS Access Key Id you provided does not exist in our records. (Service: Amazon S3; Status Code: 403; Error Code: InvalidAccessKeyId; Request ID: DAE952C11FEE3CA7)
ice_1   |    Line | Method
ice_1   | ->> 1182 | handleErrorResponse in com.amazonaws.http.AmazonHttpClient`,
    must: ['client-token-invalid'],
  },
  {
    name: 'terragrunt: the state is not to be loaded, and not to be stored',
    source: 'https://github.com/gruntwork-io/terragrunt/issues/1352',
    text: `Initializing the backend...
Error loading state: AccessDenied: Access Denied
	status code: 403, request id: 9B1C2D3E4F5A6B7C, host id: U1iG0SOUCecH=

2026/09/16 10:11:12 [DEBUG] [aws-sdk-go] DEBUG: Validate Response s3/PutObject failed, attempt 0/5, error AccessDenied: Access Denied
Error: Failed to persist state to backend.

The error shown above has prevented Terraform from writing the updated state
to the configured backend.`,
    must: ['access-denied'],
  },
  {
    name: 'Atlantis: the plan of a talk, an older terraform',
    source: 'https://github.com/antonbabenko/terraform-deployment-pipeline-talk/pull/2',
    text: `exit status 1: running "sh -c terraform init -no-color" in "/home/atlantis/.atlantis/repos/acme/talk/2/default/terraform/example3": 
Initializing modules...
- module.sg_web
  Found version 1.20.0 of terraform-aws-modules/security-group/aws on registry.terraform.io

Initializing the backend...

Error configuring the backend "s3": No valid credential sources found for AWS Provider.
  Please see https://terraform.io/docs/providers/aws/index.html for more information on
  providing credentials for the AWS Provider`,
    must: ['no-credentials'],
  },
  {
    name: 'Streamlit: root’s logger and a code in words',
    source: 'https://github.com/Elkhn/mcp-playground/issues/1',
    text: `INFO:root:starting the agent
ERROR:root:Error raised by bedrock service: An error occurred (UnrecognizedClientException) when calling the Converse operation: The security token included in the request is invalid.
INFO:root:session ended`,
    must: ['client-token-invalid'],
    mention: /Converse/,
  },
  {
    name: 'kyverno’s verifier, zap: ECR’s token is denied to its role',
    source: 'https://github.com/nirmata/kyverno-notation-aws/issues/103',
    text: `2026-12-07T15:49:43.093Z	INFO	verifier/client.go:175	Token is authorized {"user": "system:serviceaccount:kyverno:kyverno-reports-controller"}
2026-12-07T15:49:48.093Z	ERROR	verifier/registry.go:96	failed to get credentials	{"error": "operation error ECR: GetAuthorizationToken, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, exceeded maximum number of attempts, 3, request send failed, Get \\"http://169.254.169.254/latest/meta-data/iam/security-credentials/\\": context deadline exceeded"}`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'Zappa: Django’s debug page of a stale key',
    source: 'https://github.com/zappa/Zappa/issues/9',
    text: `[1613772800000]	[ERROR]	2026-02-21T10:13:20.118Z	8f114af1-b397-4e2f-a551-48a80c2f17d1	Internal Server Error: /submit/
Traceback (most recent call last):
  File "/var/task/django_amazon_ses.py", line 72, in send_messages
    self.conn.send_raw_email(**kwargs)
botocore.exceptions.ClientError: An error occurred (InvalidClientTokenId) when calling the SendRawEmail operation: The security token included in the request is invalid.`,
    must: ['client-token-invalid'],
    mention: /SendRawEmail/,
  },
]
