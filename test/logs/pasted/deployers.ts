import type { HeldOut } from '../held-out.ts'

/** Reports about what deploys and what analyses: Argo, Vault, Metabase, Redash, Superset, Ghost, Strapi, Directus, eksctl, SAM. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'Argo’s table of steps: an output is denied',
    source: 'https://github.com/argoproj/argo-workflows/issues/1112',
    text: `Name:                artifact-passing-2gmc6
Namespace:           default
ServiceAccount:      default
Status:              Failed
Message:             child 'artifact-passing-2gmc6-2538550521' failed
Created:             Mon Dec 03 20:08:57 +0000 (4 seconds ago)

STEP                       PODNAME                            DURATION  MESSAGE
 ✖ artifact-passing-2gmc6                                               child 'artifact-passing-2gmc6-2538550521' failed
 └---⚠ generate-artifact   artifact-passing-2gmc6-2538550521  3s        failed to save outputs: Access Denied`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'Argo’s executor: a save fails, in logfmt',
    source: 'https://github.com/argoproj/argo-workflows/issues/9434',
    text: `time="2026-08-30T06:32:12.582Z" level=info msg="S3 Save path: /tmp/argo/outputs/logs/main.log, key: my-artifacts/main.log"
time="2026-08-30T06:32:12.590Z" level=info msg="Creating minio client using AWS SDK credentials"
time="2026-08-30T06:32:13.190Z" level=warning msg="Non-transient error: Access Denied."
time="2026-08-30T06:32:13.191Z" level=error msg="executor error: failed to put file: Access Denied."
time="2026-08-30T06:32:13.192Z" level=info msg="Alloc=10431 TotalAlloc=18821 Sys=25937"`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'Vault: its seal’s key cannot be fetched',
    source: 'https://github.com/hashicorp/vault/issues/5965',
    text: `==> Vault server configuration:
Error parsing Seal configuration: error fetching AWS KMS sealkey information: UnrecognizedClientException: The security token included in the request is invalid.
	status code: 400, request id: 9b1c2d3e-0000-4f55-9d5c-6e0c1b2a3d45`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Vault in a pod: no providers',
    source: 'https://github.com/hashicorp/vault-helm/issues/410',
    text: `Error parsing Seal configuration: error fetching AWS KMS wrapping key information: NoCredentialProviders: no valid providers in chain. Deprecated.
        For verbose messaging see aws.Config.CredentialsChainVerboseErrors`,
    must: ['no-credentials'],
  },
  {
    name: 'Vault: the seal’s session has expired, in its health check',
    source: 'https://github.com/hashicorp/vault/issues/31625',
    text: `2026-11-03T10:00:00.118Z [INFO]  core: successful mount: namespace="" path=aws/ type=aws
2026-11-03T11:00:12.118Z [WARN]  core.autoseal: seal wrapper health check failed: seal_name=awskms err="failed to encrypt test value, seal wrapper may be unreachable: error encrypting data: operation error KMS: Encrypt, https response error StatusCode: 400, RequestID: 9b1c2d3e-0000-4f55-9d5c-6e0c1b2a3d45, api error ExpiredTokenException: The security token included in the request is expired"
2026-11-03T11:00:12.119Z [ERROR] core.autoseal: seal wrapper is unhealthy`,
    must: ['session-expired'],
    mention: /KMS/,
  },
  {
    name: 'Vault on EKS: DynamoDB does not know the token',
    source: 'https://github.com/jenkins-x/jx/issues/7510',
    text: `Using eth0 for VAULT_CLUSTER_ADDR: https://10.0.1.92:8201
telemetry.disable_hostname has been set to false. Recommended setting is true for Prometheus to avoid poorly named metrics.
Error initializing storage of type dynamodb: UnrecognizedClientException: The security token included in the request is invalid.
        status code: 400, request id: 375HJJNOUOH7UUMFVORSRELTRJVV4KQNSO5AEMVJF66Q9ASUAAJG`,
    must: ['client-token-invalid'],
  },
  {
    name: 'terraform of old: one error occurred',
    source: 'https://github.com/hashicorp/terraform/issues/2972',
    text: `Refreshing Terraform state prior to plan...

Error refreshing state: 1 error(s) occurred:

* 1 error(s) occurred:

* InvalidClientTokenId: The security token included in the request is invalid.
	status code: 403, request id: 6624a9ed-47cf-11e6-973a-d73c4a8360b1`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Metabase: not authorized, on "the resource"',
    source: 'https://github.com/metabase/metabase/issues/53377',
    text: `2026-02-07 16:01:12,882 INFO sync.util :: STARTING: step 'sync-tables' for athena Database 2
2026-02-07 16:01:15,882 WARN results.ListTableMetadataResultSet :: Could not list tables: software.amazon.awssdk.services.athena.model.AthenaException: You are not authorized to perform: athena:GetTableMetadata on the resource. After your AWS administrator or you have updated your permissions, please try again. (Service: Athena, Status Code: 400, Request ID: d565803f-77bb-4aad-bf04-f9df881e47c5)
java.util.concurrent.CompletionException: software.amazon.awssdk.services.athena.model.AthenaException: You are not authorized to perform: athena:GetTableMetadata on the resource. After your AWS administrator or you have updated your permissions, please try again. (Service: Athena, Status Code: 400, Request ID: d565803f-77bb-4aad-bf04-f9df881e47c5)
	at software.amazon.awssdk.utils.CompletableFutureUtils.errorAsCompletionException(CompletableFutureUtils.java:64)`,
    must: ['access-denied'],
    mention: /GetTableMetadata/,
  },
  {
    name: 'Redash: PyAthena’s log of a failed query',
    source: 'https://github.com/getredash/redash/issues/4480',
    text: `[2026-12-23 16:27:42,958][PID:4703][INFO][root] Generating grammar tables from /usr/lib/python3/lib2to3/Grammar.txt
Testing connection to data source: athena (id=9)
[2026-12-23 16:27:44,740][PID:4703][ERROR][pyathena.common] Failed to execute query.
Traceback (most recent call last):
  File "/usr/local/lib/python3.7/dist-packages/pyathena/common.py", line 154, in _execute
    **request)
  File "/usr/local/lib/python3.7/dist-packages/botocore/client.py", line 661, in _make_api_call
    raise error_class(parsed_response, operation_name)
botocore.errorfactory.ClientError: An error occurred (UnrecognizedClientException) when calling the StartQueryExecution operation: The security token included in the request is invalid.`,
    must: ['client-token-invalid'],
    mention: /StartQueryExecution/,
  },
  {
    name: 'Redash: S3’s answer in a query’s error',
    source: 'https://github.com/mozilla/redash/issues/938',
    text: `[2026-04-11 10:00:01,118][PID:91][WARNING][rq.job] job.func_name=redash.tasks.queries.execution.execute_query job.id=5c3f error=[Error running query: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 5B11DF4645EDCBE0; S3 Extended Request ID: FYsQ3WwLKojymDrJr92cbBnNvJG5C1DKhnXlm4x68o2=)]`,
    must: ['access-denied'],
  },
  {
    name: 'Superset: Lake Formation does not permit',
    source: 'https://github.com/apache/superset/issues/15894',
    text: `2026-07-21 08:52:52,080:INFO:superset.utils.logging_configurator:logging was configured successfully
2026-07-21 08:53:10,118:WARNING:superset.views.base:awsathena error: Insufficient permissions to execute the query. Insufficient Lake Formation permission(s) on sales_orders
2026-07-21 08:53:10,119:ERROR:superset.sql_lab:Query 118: pyathena.error.OperationalError: Insufficient permissions to execute the query. Insufficient Lake Formation permission(s) on sales_orders`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'Cube: a JSON field holds the stack',
    source: 'https://github.com/cube-js/cube/issues/8778',
    text: String.raw`{"message":"Orchestrator error","requestId":"5c3f-span-1","error":"UnrecognizedClientException: The security token included in the request is invalid.\n    at throwDefaultError (/cube/node_modules/@smithy/smithy-client/dist-cjs/index.js:838:20)\n    at de_CommandError (/cube/node_modules/@aws-sdk/client-athena/dist-cjs/index.js:1829:14)","duration":118,"level":"error","timestamp":"2026-10-03T09:00:00.118Z"}`,
    must: ['client-token-invalid'],
    mention: /Athena/i,
  },
  {
    name: 'copilot: a cross, and an upload that is denied',
    source: 'https://github.com/aws/copilot-cli/issues/4729',
    text: `33abe9f: digest: sha256:bf7197088cc2189815b055d7699280357da6a6c49e2fa8ed71b0a27c0fd34e16 size: 3055
✘ execute svc deploy: upload deploy resources for service api: upload custom resources for "api": upload custom resource "CustomDomainFunction": upload manual/scripts/custom-resources/customdomainfunction/766143c42de56c5e.zip to bucket stackset-depot-pipelinebuiltartifactbuc-t2f8wk6kah4e: AccessDenied: Access Denied
        status code: 403, request id: H5QE0KM73S7SMTDV, host id: KHGKQjw8WG7RdoFTT9z6BrES2=`,
    must: ['access-denied'],
  },
  {
    name: 'aws-iam-authenticator under kubectl: no token',
    source: 'https://github.com/aws-samples/aws-deploy-spinnaker-halyard/issues/2',
    text: `could not get token: AccessDenied: Access denied
	status code: 403, request id: 171e9092-dcf4-11e8-a469-b5710cea842f
could not get token: AccessDenied: Access denied
	status code: 403, request id: 17ff05e9-dcf4-11e8-81f7-81f4a4485f32
Unable to connect to the server: getting credentials: exec: exit status 1`,
    must: ['access-denied', 'assume-role-denied'],
    orUnknown: true,
  },
  {
    name: 'eksctl behind a pipeline’s times and compose’s name: the session ends while it waits',
    source: 'https://github.com/eksctl-io/eksctl/issues/3514',
    text: `2026-04-01T18:04:18.9430976Z builder_1  | 2026-04-01 18:04:18 [ℹ]  waiting for CloudFormation stack "eksctl-nodegroup"
2026-04-01T18:04:36.9611752Z builder_1  | 2026-04-01 18:04:36 [!]  retryable error (ExpiredToken: The security token included in the request is expired
2026-04-01T18:04:36.9611752Z builder_1  | 	status code: 403, request id: 9b1c2d3e-0000-4f55-9d5c-6e0c1b2a3d45) from cloudformation/DescribeStacks - will retry after delay of 5.4s
2026-04-01T18:05:11.9611752Z builder_1  | 2026-04-01 18:05:11 [✖]  unexpected status "" while waiting for CloudFormation stack "eksctl-nodegroup"
2026-04-01T18:05:11.9611752Z builder_1  | Error: failed to create nodegroups for cluster "depot"`,
    must: ['session-expired'],
  },
  {
    name: 'SAM: a waiter fails of an expired session',
    source: 'https://github.com/aws-samples/aws-saas-factory-ref-solution-serverless-saas/issues/32',
    text: `CloudFormation events from stack operations (refresh every 5.0 seconds)
Error: Failed to create/update the stack: serverless-saas, Waiter StackCreateComplete failed: An error occurred (ExpiredToken): The security token included in the request is expired
Client code is getting deployed`,
    must: ['session-expired'],
  },
  {
    name: 'terraform: a bucket may not be read',
    source: 'https://github.com/2i2c-org/infrastructure/pull/2951',
    text: `╷
│ Error: reading Amazon S3 (Simple Storage) Bucket (hub-scratch): Forbidden: Forbidden
│       status code: 403, request id: SS6X99744RSCE2CF, host id: 3MlFu9S2HMpIbkP1gZRtvff0oNFhZEEp1Xt=
│ 
│   with aws_s3_bucket.user_buckets["scratch"],
│   on buckets.tf line 1, in resource "aws_s3_bucket" "user_buckets":
│    1: resource "aws_s3_bucket" "user_buckets" {
│ 
╵`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'CloudWatch agent: IMDS is silent, it takes itself for on-premises',
    source: 'https://github.com/aws/amazon-cloudwatch-agent/issues/1101',
    text: `2026/03/22 10:00:00 I! imds retry client will retry 1 times
2026/03/22 10:00:02 D! should retry true for imds error : RequestError: send request failed
caused by: Put "http://169.254.169.254/latest/api/token": context deadline exceeded (Client.Timeout exceeded while awaiting headers)
2026-03-22T10:00:04Z E! [outputs.cloudwatchlogs] Aws error received when sending logs to /eks/app: SharedCredsLoad: failed to load shared credentials file
caused by: FailedRead: unable to open file
caused by: open /root/.aws/credentials: no such file or directory`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'CloudWatch agent: metadata not available, no region',
    source: 'https://github.com/aws/amazon-cloudwatch-agent/issues/253',
    text: `2026/08/04 07:43:36 E! ec2metadata is not available
I! detect region from ecs
Unable to determine aws-region.
Please check if you can access the metadata service. For exampe, on linux, run 'wget -q -O - http://169.254.169.254/latest/meta-data/instance-id && echo'
Fail to fetch the config!`,
    must: ['imds-unreachable', 'no-region', 'no-credentials'],
    orUnknown: true,
  },
  {
    name: 'Ghost behind compose: an error’s code and message on lines of their own',
    source: 'https://github.com/colinmeinke/ghost-storage-adapter-s3/issues/44',
    text: `ghost-s3-os_1       | ERROR [2026-12-18 20:46:16] "POST /ghost/api/v2/admin/uploads/" 403 2023ms
ghost-s3-os_1       | 
ghost-s3-os_1       | NAME: InternalServerError
ghost-s3-os_1       | CODE: AccessDenied
ghost-s3-os_1       | MESSAGE: Access Denied
ghost-s3-os_1       | 
ghost-s3-os_1       | InternalServerError: Access Denied
ghost-s3-os_1       |     at new GhostError (/var/lib/ghost/versions/2.7.1/core/server/lib/common/errors.js:10:26)
ghost-s3-os_1       |     at Layer.handle_error (/var/lib/ghost/versions/2.7.1/node_modules/express/lib/router/layer.js:71:5)`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'Strapi: anonymous users cannot initiate multipart uploads',
    source: 'https://github.com/strapi/strapi/issues/16174',
    text: `[2026-03-22 09:00:00.118] info: File watching is disabled.
[2026-03-22 09:00:02.118] error: AccessDenied: Anonymous users cannot initiate multipart uploads.  Please authenticate.
    at Request.extractError (/srv/app/node_modules/aws-sdk/lib/services/s3.js:714:35)
    at Request.callListeners (/srv/app/node_modules/aws-sdk/lib/sequential_executor.js:106:20)`,
    must: ['access-denied', 'unsigned-aws-call', 'no-credentials'],
    mention: /S3/,
  },
  {
    name: 'Directus, pino-pretty behind compose: the name stands in the stack only',
    source: 'https://github.com/directus/directus/issues/21058',
    text: `documents-directus-1  | [01:27:04.209] WARN: Couldn't save file f2eb3faa-f82c-48c9-967c-803b6fbdb096.ico
documents-directus-1  | [01:27:04.210] WARN: UnknownError
documents-directus-1  |     err: {
documents-directus-1  |       "type": "S3ServiceException",
documents-directus-1  |       "message": "UnknownError",
documents-directus-1  |       "stack":
documents-directus-1  |           SignatureDoesNotMatch: UnknownError
documents-directus-1  |               at throwDefaultError (/directus/node_modules/@smithy/smithy-client/dist-cjs/default-error-handler.js:8:22)
documents-directus-1  |               at de_PutObjectCommandError (/directus/node_modules/@aws-sdk/client-s3/dist-cjs/protocols/Aws_restXml.js:4841:12)`,
    must: ['secret-mismatch'],
    mention: /PutObject/,
  },
  {
    name: 'Directus: the key does not exist, told by the name only',
    source: 'https://github.com/directus/directus/issues/20688',
    text: `[10:12:44.118] ERROR: UnknownError
    err: {
      "type": "S3ServiceException",
      "message": "UnknownError",
      "stack":
          InvalidAccessKeyId: UnknownError
              at throwDefaultError (/srv/node_modules/@aws-sdk/smithy-client/dist-cjs/default-error-handler.js:8:22)
              at de_PutObjectCommandError (/srv/node_modules/@aws-sdk/client-s3/dist-cjs/protocols/Aws_restXml.js:5701:12)
    }`,
    must: ['client-token-invalid'],
  },
  {
    name: 'aws eks update-kubeconfig is denied, a console’s paste',
    source: 'https://github.com/wazuh/wazuh/issues/29304',
    text: `$ aws eks update-kubeconfig --region us-east-1 --name depot

An error occurred (AccessDeniedException) when calling the DescribeCluster operation: User: arn:aws:iam::418362907715:user/kim is not authorized to perform: eks:DescribeCluster on resource: arn:aws:eks:us-east-1:418362907715:cluster/depot`,
    must: ['access-denied'],
    mention: /user\/kim/,
  },
  {
    name: 'docker push: ECR’s token has expired',
    source: 'https://github.com/NHSDigital/manage-vaccinations-in-schools/pull/2196',
    text: `The push refers to repository [418362907715.dkr.ecr.eu-west-2.amazonaws.com/depot]
5f70bf18a086: Preparing
denied: Your authorization token has expired. Reauthenticate and try again.`,
    must: ['session-expired'],
    orUnknown: true,
  },
  {
    name: 'kubectl plugin in Jenkins’ Go tests: no token',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-eks/issues/145',
    text: `TestEKS 2026-09-28T20:47:30Z command.go:100: module.eks.null_resource.update_config_map_aws_auth: Still creating... (10s elapsed)
TestEKS 2026-09-28T20:47:32Z command.go:100: Error running command 'kubectl apply -f ./config-map-aws-auth.yaml': exit status 1. Output: could not get token: AccessDenied: Access denied
TestEKS 2026-09-28T20:47:32Z command.go:100: 	status code: 403, request id: 95b55acf-c35f-11e8-a8cf-ffb857db2354`,
    must: ['access-denied', 'assume-role-denied'],
    orUnknown: true,
  },
]
