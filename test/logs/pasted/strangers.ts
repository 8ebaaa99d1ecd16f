import type { HeldOut } from '../held-out.ts'

/** Public reports looked up last: agents, plugins and tools that pass on what AWS or an SDK told them. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'pgBackRest, status without a body',
    source: 'https://github.com/pgbackrest/pgbackrest/issues/1089',
    text: `2026-06-30 18:16:40.705 P00  ERROR: [039]: S3 request failed with 403: Forbidden
                                    *** URI/Query ***:
                                    /pgbackup/archive/depot/archive.info
                                    *** Request Headers ***:
                                    authorization: <redacted>`,
    must: ['access-denied'],
  },
  {
    name: 'barman is refused the only thing it asks',
    source: 'https://github.com/cloudnative-pg/cloudnative-pg/issues/1985',
    text: `{"level":"info","ts":"2026-07-28T03:53:30Z","logger":"barman-cloud-check-wal-archive","msg":"2026-07-28 03:53:30,429 [31408] ERROR: Barman cloud WAL archive check exception: An error occurred (403) when calling the HeadBucket operation: Forbidden","pipe":"stderr","logging_pod":"depot-1"}
{"level":"error","ts":"2026-07-28T03:53:30Z","logger":"wal-archive","msg":"Error invoking barman-cloud-check-wal-archive","logging_pod":"depot-1","exitCode":-1,"error":"exit status 4"}`,
    must: ['access-denied'],
  },
  {
    name: 'Envoy, metadata',
    source: 'https://github.com/envoyproxy/envoy/issues/37837',
    text: `[2026-12-27 22:49:19.118][1][debug][aws] [source/extensions/common/aws/credentials_provider_impl.cc:68] Getting AWS credentials from the instance metadata
[2026-12-27 22:49:20.118][1][error][aws] [source/extensions/common/aws/utility.cc:350] Could not fetch AWS metadata: HTTP response code said error
[2026-12-27 22:49:20.119][1][warning][aws] [source/extensions/filters/http/aws_request_signing/aws_request_signing_filter.cc:40] aws request signing failed, empty payload: Unable to determine AWS credentials`,
    must: ['imds-unreachable', 'no-credentials'],
  },
  {
    name: 'OpenDAL’s signer, metadata',
    source: 'https://github.com/apache/opendal-reqsign/issues/197',
    text: `{"timestamp":"2026-12-12T16:44:44.716618Z","level":"WARN","fields":{"message":"load_via_profile_shared_credentials_file failed: No such file or directory (os error 2)","log.target":"reqsign::aws::config"},"target":"reqsign::aws::config"}
{"timestamp":"2026-12-12T16:44:44.717063Z","level":"WARN","fields":{"message":"load credential via imds v2 failed: http://169.254.169.254/latest/api/token: status code 400","log.target":"reqsign::aws::credential"},"target":"reqsign::aws::credential"}`,
    must: ['imds-unreachable', 'no-credentials'],
  },
  {
    name: 'ECS, a secret that is not reached',
    source: 'https://github.com/Releem/releem-agent/issues/195',
    text: `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret arn:aws:secretsmanager:us-west-2:418362907715:secret:DepotSecret-a1 from secrets manager: RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.`,
    must: ['connect-stall', 'aws-call-failed', 'assume-role-failed'],
  },
  {
    name: 'Haskell, no file of credentials',
    source: 'https://github.com/fpco/cache-s3/issues/14',
    text: `cache-s3: MissingFileError "/var/lib/depot/.aws/credentials"`,
    must: ['no-credentials'],
  },
  {
    name: 'Haskell, metadata',
    source: 'https://github.com/brendanhay/amazonka/issues/513',
    text: `*** Exception: RetrievalError (HttpExceptionRequest Request {
  host                 = "169.254.169.254"
  port                 = 80
  secure               = False
  path                 = "/latest/dynamic/instance-identity/document"
  method               = "GET"
}
 ConnectionTimeout)`,
    must: ['imds-unreachable', 'no-credentials'],
  },
  {
    name: 'Haskell, a chain that is exhausted',
    source: 'https://github.com/freckle/stackctl/issues/107',
    text: `stackctl: CredentialChainExhausted`,
    must: ['no-credentials'],
  },
  {
    name: 'LiteLLM, a model that is not known',
    source: 'https://github.com/BerriAI/litellm/issues/10459',
    text: `litellm.BadRequestError: BedrockException - {"message":"The provided model identifier is invalid."}`,
    must: ['aws-call-failed'],
  },
  {
    name: 'kubectl, the command for a token fails',
    source: 'https://github.com/runatlantis/atlantis/issues/3590',
    text: `Error: Get "https://A53D6A256B9575F546D95970F650EFF5.gr7.eu-central-1.eks.amazonaws.com/api/v1/namespaces/kube-system/configmaps/aws-auth": getting credentials: exec: executable aws failed with exit code 255`,
    must: ['no-credentials'],
  },
  {
    name: 'kubectl, no command for a token',
    source: 'https://github.com/actions-hub/kubectl/issues/16',
    text: `Unable to connect to the server: getting credentials: exec: executable aws not found

It looks like you are trying to use a client-go credential plugin that is not installed.`,
    must: ['no-credentials'],
  },
  {
    name: 'EKS Pod Identity’s agent, a token of no form',
    source: 'https://github.com/n8n-io/n8n/issues/23584',
    text: `{"client-addr":"10.0.0.7:41822","cluster-name":"depot","level":"info","msg":"handling new request request from 10.0.0.7:41822","time":"2026-12-23T14:16:38Z"}
{"client-addr":"10.0.0.7:41822","cluster-name":"depot","level":"error","msg":"Error fetching credentials: Service account token cannot be parsed: token is malformed: could not base64 decode header: illegal base64 data at input byte 6","time":"2026-12-23T14:16:38Z"}`,
    must: ['container-credentials-refused'],
  },
  {
    name: 'Nextflow, a task’s output',
    source: 'https://github.com/nextflow-io/nextflow/issues/4776',
    text: `Error executing process > 'ALIGN (1)'

Caused by:
  Essential container in task exited

Command exit status:
  1

Command error:
  download failed: s3://depot/tests/9d/41b35e/.command.run to - An error occurred (403) when calling the HeadObject operation: Forbidden
  upload failed: ./.command.log to s3://depot/tests/9d/41b35e/.command.log An error occurred (AccessDenied) when calling the PutObject operation: Access Denied

Work dir:
  s3://depot/tests/9d/41b35e`,
    must: ['access-denied'],
  },
  {
    name: 'Jenkins, no instance profile',
    source: 'https://github.com/jenkinsci/aws-credentials-plugin/issues/29',
    text: `Started by user Depot Builder
Building remotely on depot-agent-3 (linux) in workspace /home/jenkins/workspace/depot
FATAL: The requested metadata is not found at http://169.254.169.254/latest/meta-data/iam/security-credentials/
com.amazonaws.SdkClientException: The requested metadata is not found at http://169.254.169.254/latest/meta-data/iam/security-credentials/
	at com.amazonaws.internal.EC2CredentialsUtils.readResource(EC2CredentialsUtils.java:115)
	at com.amazonaws.auth.InstanceProfileCredentialsProvider$InstanceMetadataCredentialsEndpointProvider.getCredentialsEndpoint(InstanceProfileCredentialsProvider.java:156)`,
    must: ['imds-unreachable', 'no-credentials'],
  },
  {
    name: 'nginx’s gateway, no region',
    source: 'https://github.com/nginx/nginx-s3-gateway/pull/116',
    text: `2026/03/23 17:23:00 [info] 76#76: *10 js: Cached credentials are expired or not present, requesting new ones
2026/03/23 17:23:00 [info] 76#76: *10 js: Could not assume role using web identity: "Missing required AWS_REGION env variable"
2026/03/23 17:23:00 [error] 76#76: *10 auth request unexpected status: 500, client: 10.2.109.58, server: , request: "GET /a.zip HTTP/1.1", host: "depot.example"`,
    must: ['no-region', 'assume-role-failed'],
  },
  {
    name: 'Kubeflow, fatal',
    source: 'https://github.com/kubeflow/pipelines/issues/11729',
    text: `F0306 08:19:04.525174       7 client_manager.go:502] Failed to check if object store bucket exists. Error: Access Denied.`,
    must: ['access-denied'],
  },
  {
    name: 'healthy: ClickHouse asks for a bucket’s region',
    source: 'https://github.com/ClickHouse/ClickHouse/issues/68573',
    text: `2026.08.19 16:44:43.043154 [ 756 ] {416385a4} <Information> S3Client: Resolving region for bucket depot
2026.08.19 16:44:43.343880 [ 756 ] {416385a4} <Information> AWSClient: Response status: 403, Forbidden
2026.08.19 16:44:43.344011 [ 756 ] {416385a4} <Information> AWSClient: AWSXmlClient: HTTP response code: 403
Resolved remote host IP address: 52.217.126.9:443
Request ID: 
Exception name: 
Error message: No response body.
6 response headers:
server : AmazonS3
2026.08.19 16:44:43.344098 [ 756 ] {416385a4} <Information> AWSClient: If the signature check failed. This could be because of a time skew. Attempting to adjust the signer.
2026.08.19 16:44:43.344147 [ 756 ] {416385a4} <Information> S3Client: Found region us-east-1 for bucket depot
2026.08.19 16:44:44.344147 [ 756 ] {416385a4} <Information> executeQuery: Read 1000 rows`,
    must: [],
  },
  {
    name: 'ClickHouse, C++’s answer over lines',
    source: 'https://github.com/ClickHouse/ClickHouse/issues/39232',
    text: `2026.07.14 14:43:58.603020 [ 1987 ] {fec1d7b6} <Warning> AWSClient: AWSErrorMarshaller: Encountered AWSError 'AccessDenied': Access Denied
2026.07.14 14:43:58.603074 [ 1987 ] {fec1d7b6} <Error> AWSClient: HTTP response code: 403
Resolved remote host IP address: 
Request ID: JXCCEPNXVQB9HXEY
Exception name: AccessDenied
Error message: Access Denied
7 response headers:
connection : close
server : AmazonS3`,
    must: ['access-denied'],
  },
  {
    name: 'ClickHouse, what C++ cannot parse',
    source: 'https://github.com/ClickHouse/ClickHouse/issues/36764',
    text: `Code: 499. DB::Exception: Unable to parse ExceptionName: PermanentRedirect Message: The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.: While executing S3. (S3_ERROR)`,
    must: ['s3-wrong-region'],
  },
  {
    name: 'Swift, the common runtime’s code',
    source: 'https://github.com/aws-samples/amazon-bedrock-client-for-mac/issues/89',
    text: `[ INFO ] Backend initialized with region: us-east-1, profile: depot
[ ERROR ] Failed to fetch inference profiles: The operation couldn’t be completed. (AwsCommonRuntimeKit.CommonRunTimeError error 0.)
[ ERROR ] Error occurred: crtError(AwsCommonRuntimeKit.CRTError(code: 6153, message: "Valid credentials could not be sourced by the IMDS provider", name: "AWS_AUTH_CREDENTIALS_PROVIDER_IMDS_SOURCE_FAILURE"))`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'ownCloud, one record over lines',
    source: 'https://github.com/owncloud/core/issues/24713',
    text: `{
    "reqId": "9nFSUthcySIlhv0V5zqg",
    "remoteAddr": "203.0.113.4",
    "app": "files_external",
    "message": {
        "Exception": {
            "Exception": "Aws\\\\S3\\\\Exception\\\\AccessDeniedException",
            "Message": "Access Denied",
            "Code": 0,
            "Trace": {
                "#0": [
                    "/var/www/owncloud/apps/files_external/3rdparty/aws-sdk-php/Aws/Common/Exception/NamespaceExceptionFactory.php(76):"
                ]
            }
        }
    },
    "level": 3,
    "time": "2026-05-18T09:12:44+00:00"
}`,
    must: ['access-denied'],
  },
  {
    name: 'botocore, a process that gives expired credentials',
    source: 'https://github.com/NousResearch/hermes-agent/pull/104036',
    text: `2026-09-06 10:00:00,118 ERROR agent: API call failed
botocore.exceptions.CredentialRetrievalError: Error when retrieving credentials from custom-process: profile [depot] expired 41s ago. Refresh it on the HOST`,
    must: ['no-credentials', 'session-expired'],
  },
  {
    name: 'sops, a sentence in lines of its own, metadata',
    source: 'https://github.com/jkroepke/helm-secrets/issues/432',
    text: `Failed to get the data key required to decrypt the SOPS file.

Group 0: FAILED
  arn:aws:kms:us-west-2:418362907715:alias/depot-sops: FAILED
    - | failed to decrypt sops data key with AWS KMS: operation
      | error KMS: Decrypt, failed to sign request: failed to
      | retrieve credentials: failed to refresh cached credentials,
      | no EC2 IMDS role found, operation error ec2imds:
      | GetMetadata, canceled, context deadline exceeded

Recovery failed because no master key was able to decrypt the file. In
order for SOPS to recover the file, at least one key has to be successful,
but none were.`,
    must: ['imds-unreachable', 'no-credentials'],
  },
  {
    name: 'sops, a sentence in lines of its own, denied',
    source: 'https://github.com/fluxcd/kustomize-controller/issues/673',
    text: `✗ decryption failed for 'depot': failed to decrypt and format 'flux-system/depot' Secret data: cannot get sops data key: Failed to get the data key required to decrypt the SOPS file.

Group 0: FAILED
  arn:aws:kms:us-west-2:418362907715:key/1a2b: FAILED
    - | failed to decrypt sops data key with AWS KMS: operation
      | error KMS: Decrypt, https response error StatusCode: 400,
      | RequestID: 9f0c1a2b-11, api error
      | AccessDeniedException: The ciphertext refers to a customer
      | master key that does not exist, does not exist in this
      | region, or you are not allowed to access.`,
    must: ['access-denied'],
  },
  {
    name: 'sops, the same in JSON',
    source: 'https://github.com/isindir/sops-secrets-operator/issues/23',
    text: `{"level":"error","error": "Failed to get the data key required to decrypt the SOPS file.\\n\\nGroup 0: FAILED\\n  arn:aws:kms:eu-west-1:418362907715:key/1 FAILED\\n    - | Error decrypting key: WebIdentityErr: failed to retrieve\\n      | credentials\\n      | caused by: AccessDenied: Not authorized to perform\\n      | sts:AssumeRoleWithWebIdentity\\n      | \\tstatus code: 403, request id:\\n      | bxxxxx \\n\\nRecovery failed because no master key was able to decrypt"}`,
    must: ['web-identity-denied'],
  },
  {
    name: 'sops, with times before the bars',
    source: 'https://github.com/getsops/sops/issues/621',
    text: `2026-02-02 12:14:52- | Error decrypting key: ExpiredTokenException: The security
2026-02-02 12:14:52| token included in the request is expired
2026-02-02 12:14:52| status code: 400, request id:
2026-02-02 12:14:52| 7b8f85dd`,
    must: ['session-expired'],
  },
  {
    name: 'kafka-python, MSK',
    source: 'https://github.com/dpkp/kafka-python/issues/2638',
    text: `2026-05-31 10:00:00,118 ERROR kafka.conn <BrokerConnection node_id=bootstrap-0 host=b-1.depot.abc.c3.kafka.eu-west-1.amazonaws.com:9098 <authenticating>>: [Error 58] SaslAuthenticationFailedError: [cc8333d3-37a9-4bb8-9d5a-1b1127502cad]: Access denied`,
    must: ['access-denied'],
  },
  {
    name: 'franz-go, MSK',
    source: 'https://github.com/redpanda-data/console/pull/223',
    text: `{"level":"fatal","ts":"2026-05-31T10:00:00Z","msg":"failed to connect to brokers","error":"[b2c1]: Access denied: SASL_AUTHENTICATION_FAILED: SASL Authentication failed."}`,
    must: ['access-denied'],
  },
  {
    name: 'YACE tells calmly that STS is not reached',
    source: 'https://github.com/prometheus-community/yet-another-cloudwatch-exporter/issues/587',
    text: `{"level":"info","msg":"Couldn't get account Id for role : RequestError: send request failed\\ncaused by: Post \\"https://sts.amazonaws.com/\\": dial tcp 209.54.180.124:443: i/o timeout\\n","time":"2026-05-23T15:38:36Z"}`,
    must: ['assume-role-failed', 'connect-stall'],
  },
  {
    name: 'Metabase, a sentence over lines',
    source: 'https://github.com/metabase/metabase/issues/55630',
    text: `2026-04-02T09:34:18+02:00 ERROR metabase.sync.fetch-metadata Error while fetching metdata with 'db-metadata', java.sql.SQLException: software.amazon.awssdk.services.athena.model.AthenaException:
    You are not authorized to perform: athena:ListDatabases on the resource.
    After your AWS administrator or you have updated your permissions, please try again.
    (Service: Athena, Status Code: 400, Request ID: __redacted__),
at com.amazon.athena.jdbc.support.PaginatingIteratorBase.loadNextPage(PaginatingIteratorBase.java:78),`,
    must: ['access-denied'],
  },
  {
    name: 'a notebook’s traceback',
    source: 'https://github.com/mlflow/mlflow/issues/19149',
    text: `---------------------------------------------------------------------------
NoCredentialsError                        Traceback (most recent call last)
Cell In[13], line 30
     29 
---> 30 results = model.train(
     31     data = DATASET,
     32 )

File ~/.env/lib/python3.11/site-packages/ultralytics/engine/model.py:773, in Model.train(self, trainer, **kwargs)
    770     self.trainer.model = self.trainer.get_model()
NoCredentialsError: Unable to locate credentials`,
    must: ['no-credentials'],
  },
  {
    name: 'Amplify prints an error',
    source: 'https://github.com/aws-amplify/amplify-cli/issues/709',
    text: `⠇ Initializing project in the cloud...An error occurred when creating the CloudFormation stack
✖ Root stack creation failed
init failed
{ InvalidClientTokenId: The security token included in the request is invalid.
    at Request.extractError (/usr/lib/node_modules/aws-sdk/lib/protocol/query.js:50:29)
  message: 'The security token included in the request is invalid.',
  code: 'InvalidClientTokenId',
  time: 2026-01-15T01:23:34.153Z,
  requestId: '2cece707-1864-11e9-8dc0-97b669000000',
  statusCode: 403,
  retryable: false,
  retryDelay: 24.22827745857856 }`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Amplify, uncaught',
    source: 'https://github.com/aws-amplify/amplify-cli/issues/1467',
    text: `2026-05-16T18:34:08.054Z - error: uncaughtException: The security token included in the request is expired date=Thu May 16 2026 11:34:08 GMT-0700 (Pacific Daylight Time),`,
    must: ['session-expired'],
  },
  {
    name: 'Kafka Connect’s worker, no credentials',
    source: 'https://github.com/aws/aws-msk-iam-auth/issues/81',
    text: `[Worker-0016cbeff960e3da2] Caused by: javax.security.sasl.SaslException: Failed to find AWS IAM Credentials [Caused by aws_msk_iam_auth_shadow.com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain: [aws_msk_iam_auth_shadow.com.amazonaws.auth.AWSCredentialsProviderChain@707b13a: Unable to load AWS credentials from any provider in the chain: [EnvironmentVariableCredentialsProvider: Unable to load AWS credentials from environment variables (AWS_ACCESS_KEY_ID (or AWS_ACCESS_KEY) and AWS_SECRET_KEY (or AWS_SECRET_ACCESS_KEY))]]]`,
    must: ['no-credentials', 'access-denied'],
  },
  {
    name: 'Terraform, HEAD of a bucket',
    text: `╷
│ Error: reading S3 Bucket (depot): operation error S3: HeadBucket, https response error StatusCode: 403, RequestID: 6, HostID: x, api error Forbidden: Forbidden
│ 
│   with aws_s3_bucket.a,
│   on main.tf line 1, in resource "aws_s3_bucket" "a":
╵`,
    must: ['access-denied'],
  },
  {
    name: 'Ansible, boto 2',
    source: 'https://github.com/ansible/ansible/pull/11374',
    text: `fatal: [localhost]: FAILED! => {"changed": false, "failed": true, "msg": "No handler was ready to authenticate. 1 handlers were checked. ['HmacAuthV4Handler'] Check your credentials"}`,
    must: ['no-credentials'],
  },
  {
    name: 'Spring Cloud AWS, a token’s file that is not set',
    source: 'https://github.com/awspring/spring-cloud-aws/issues/1535',
    text: `2026-12-01 06:44:30.270  WARN 1 --- [main] i.a.c.a.c.s.SecretsManagerPropertySources : Unable to load AWS secret from /depot. Either the environment variable AWS_WEB_IDENTITY_TOKEN_FILE or the javaproperty aws.webIdentityTokenFile must be set.`,
    must: ['no-credentials', 'assume-role-failed', 'web-token-unreadable'],
  },
  {
    name: 'CircleCI, no token',
    source: 'https://github.com/CircleCI-Public/aws-cli-orb/issues/161',
    text: `#!/bin/bash -eo pipefail
OIDC Token cannot be found. A CircleCI context must be specified.

Exited with code exit status 1`,
    must: ['web-identity-denied', 'assume-role-failed', 'no-credentials'],
  },
  {
    name: 'kiam knows no such pod',
    source: 'https://github.com/uswitch/kiam/issues/46',
    text: `{"level":"warning","msg":"error finding role for pod: rpc error: code = Unknown desc = pod not found","pod.ip":"10.2.40.2","time":"2026-03-15T07:02:32Z"}
{"addr":"10.2.40.2:34940","level":"error","method":"GET","msg":"error processing request: error checking assume role permissions: rpc error: code = Unknown desc = pod not found","path":"/latest/meta-data/iam/security-credentials/depot","status":500,"time":"2026-03-15T07:02:32Z"}
{"addr":"10.2.40.2:34940","headers":{},"level":"info","method":"GET","msg":"processed request","path":"/latest/meta-data/iam/security-credentials/depot","status":500,"time":"2026-03-15T07:02:32Z"}`,
    must: ['imds-unreachable', 'no-credentials', 'container-credentials-refused', 'assume-role-failed'],
  },
  {
    name: 'SSM’s agent goes to sleep, refused',
    source: 'https://github.com/mumoshu/kube-ssm-agent/issues/3',
    text: `2026-06-19 14:58:18 INFO Entering SSM Agent hibernate - AccessDeniedException: User: arn:aws:sts::418362907715:assumed-role/node/i-07 is not authorized to perform: ssm:UpdateInstanceInformation on resource: arn:aws:ec2:us-east-1:418362907715:instance/i-07
	status code: 400, request id: b206c901-f6c4-440e-b1c4-abdc3d46b949
2026-06-19 14:58:18 INFO Agent is in hibernate mode. Reducing logging. Logging will be reduced`,
    must: ['access-denied'],
  },
  {
    name: 'Spring Cloud AWS, an invalid token',
    source: 'https://github.com/awspring/spring-cloud-aws/issues/633',
    text: `INFO  -  -  - i.a.c.s.AwsSecretsManagerPropertySources - Loading secrets from AWS Secret Manager secret with name: depot, optional: true
WARN  -  -  - i.a.c.s.AwsSecretsManagerPropertySources - Unable to load AWS secret from depot. The security token included in the request is invalid. (Service: AWSSecretsManager; Status Code: 400; Error Code: UnrecognizedClientException; Request ID: 0d9055a3-36fb-4ffb-af44-f79b57e8e750; Proxy: null)`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Docker’s registry, its health',
    source: 'https://github.com/distribution/distribution/issues/1982',
    text: `{"storagedriver_s3":"s3aws: NoCredentialProviders: no valid providers in chain. Deprecated. \\n\\tFor verbose messaging see aws.Config.CredentialsChainVerboseErrors"}`,
    must: ['no-credentials'],
  },
  {
    name: 'Harbor, a value over lines',
    source: 'https://github.com/goharbor/harbor/issues/18835',
    text: `time="2026-06-20T11:39:22.125945629Z" level=error msg="response completed with error" err.code=unknown err.detail="s3aws: NoCredentialProviders: no valid providers in chain. Deprecated.
For verbose messaging see aws.Config.CredentialsChainVerboseErrors" err.message="unknown error" go.version=go1.19.9 http.request.host=depot.example http.request.method=GET http.request.uri="/v2/_catalog" http.response.status=500`,
    must: ['no-credentials'],
  },
  {
    name: 'ADOT’s collector, as a warning',
    source: 'https://github.com/aws-observability/aws-otel-collector/issues/520',
    text: `2026-05-19T01:58:18.476Z	WARN	batchprocessor/batch_processor.go:209	Sender failed	{"kind": "processor", "name": "batch/metrics", "error": "Permanent error: Post \\"https://aps-workspaces.us-east-1.amazonaws.com/api/v1/remote_write\\": NoCredentialProviders: no valid providers in chain. Deprecated.\\n\\tFor verbose messaging see aws.Config.CredentialsChainVerboseErrors"}`,
    must: ['no-credentials'],
  },
  {
    name: 'CircleCI, an ARN of no form',
    source: 'https://github.com/CircleCI-Public/aws-ecr-orb/issues/211',
    text: `An error occurred (ValidationError) when calling the AssumeRoleWithWebIdentity operation: Request ARN is invalid`,
    must: ['role-arn-invalid'],
  },
  {
    name: 'healthy: kiam fetches credentials',
    source: 'https://github.com/uswitch/kiam/issues/127',
    text: `{"level":"info","msg":"detecting arn prefix","time":"2026-07-24T16:59:35Z"}
{"credentials.expiration":"2026-07-24T17:14:38Z","credentials.role":"kiam-test","level":"info","msg":"requested new credentials","time":"2026-07-24T16:59:38Z"}
{"credentials.expiration":"2026-07-24T17:14:38Z","credentials.role":"kiam-test","generation.metadata":0,"level":"info","msg":"fetched credentials","pod.iam.role":"kiam-test","pod.name":"kiam-verifier-31879"}`,
    must: [],
  },
]
