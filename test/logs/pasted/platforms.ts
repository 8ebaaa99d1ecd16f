import type { HeldOut } from '../held-out.ts'

/** Stores, pipelines, operators and drivers that use AWS for something else. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'Thanos sidecar, minio’s client: bare Access Denied',
    source: 'https://github.com/thanos-io/thanos/issues/394',
    text: `level=info ts=2026-06-28T14:56:39.150915454Z caller=flags.go:51 msg="StoreAPI address that will be propagated through gossip" address=10.65.58.166:10901
level=info ts=2026-06-28T14:56:39.156908539Z caller=sidecar.go:270 msg="starting sidecar" peer=
level=info ts=2026-06-28T14:56:39.157020254Z caller=main.go:240 msg="Listening for metrics" address=0.0.0.0:10902
level=error ts=2026-06-28T14:56:39.4122846Z caller=shipper.go:165 msg="shipping failed" block=01CH0N8K0M9HAZ3DKN60Z8RR7G err="check exists: stat s3 object: Access Denied."
level=error ts=2026-06-28T14:56:39.415855697Z caller=shipper.go:165 msg="shipping failed" block=01CH0W4A8FY6G70M05HTH7CDGM err="check exists: stat s3 object: Access Denied."
level=info ts=2026-06-28T14:57:09.415855697Z caller=reloader.go:183 component=reloader msg="nothing to be watched"`,
    must: ['access-denied'],
  },
  {
    name: 'MLflow server, Flask’s traceback: no credentials',
    source: 'https://github.com/mlflow/mlflow/issues/1971',
    text: `2026/10/22 08:05:50 INFO mlflow.store.db.utils: Creating initial MLflow database tables...
2026/10/22 08:05:53 ERROR mlflow.server: Exception on /ajax-api/2.0/preview/mlflow/artifacts/list [GET]
Traceback (most recent call last):
  File "/opt/conda/lib/python3.10/site-packages/flask/app.py", line 2446, in wsgi_app
    response = self.full_dispatch_request()
  File "/opt/conda/lib/python3.10/site-packages/mlflow/server/handlers.py", line 366, in _list_artifacts
    artifact_entities = _get_artifact_repo(run).list_artifacts(path)
  File "/opt/conda/lib/python3.10/site-packages/mlflow/store/s3_artifact_repo.py", line 77, in list_artifacts
    for result in results:
  File "/opt/conda/lib/python3.10/site-packages/botocore/signers.py", line 157, in sign
    auth.add_auth(request)
  File "/opt/conda/lib/python3.10/site-packages/botocore/auth.py", line 357, in add_auth
    raise NoCredentialsError
botocore.exceptions.NoCredentialsError: Unable to locate credentials
10.1.2.3 - - [22/Oct/2026:08:05:53 +0000] "GET /ajax-api/2.0/preview/mlflow/artifacts/list?run_uuid=5a HTTP/1.1" 500 290 "-" "Mozilla/5.0"`,
    must: ['no-credentials'],
  },
  {
    name: 'Airflow 3, its own task log: no credentials, frames under the error',
    source: 'https://github.com/mlflow/mlflow/issues/16597',
    text: `[2026-07-06, 12:23:36] INFO - Model training finished.: source="airflow.task"
[2026-07-06, 12:23:37] INFO - Saving and logging preprocessor artifact.: source="airflow.task"
[2026-07-06, 12:23:37] INFO - View run ambitious-stork-407 at: http://mlflow.mlflow.svc.cluster.local:5000/#/experiments/1/runs/f2bf: chan="stdout": source="task"
[2026-07-06, 12:23:37] ERROR - Task failed with exception: source="task"
NoCredentialsError: Unable to locate credentials
File "/home/airflow/.local/lib/python3.12/site-packages/airflow/sdk/execution_time/task_runner.py", line 867 in run

File "/home/airflow/.local/lib/python3.12/site-packages/airflow/sdk/execution_time/task_runner.py", line 1159 in _execute_task

File "/home/airflow/.local/lib/python3.12/site-packages/botocore/auth.py", line 424 in add_auth`,
    must: ['no-credentials'],
  },
  {
    name: 'controller-runtime, zap’s console with errorVerbose: the role’s ARN is cut',
    source: 'https://github.com/mumoshu/argocd-clusterset/pull/1',
    text: String.raw`2026/02/22 08:55:40 Calling EKS ListClusters...
2026-02-22T08:55:43.093Z	ERROR	controllers.ClusterSet	Syncing clusters	{"clusterSet": "default/myclusterset1", "error": "creating missing cluster secrets: processing first set of EKS clusters: listing clusters: AccessDenied: User: arn:aws:sts::418362907715:assumed-role/nodes/i-0c52 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::590184726633:role/read-eks-cluster-role\n\tstatus code: 403, request id: 027fcae8-cc5a-443e-809e-bfcc79c22dbf", "errorVerbose": "creating missing cluster secrets:\n    github.com/mumoshu/argocd-clusterset/pkg/run.Sync\n        /workspace/pkg/run/run.go:223\n  - processing first set of EKS clusters:"}
2026-02-22T08:55:43.093Z	DEBUG	controller-runtime.manager.events	Normal	{"object": {"kind":"ClusterSet","namespace":"default","name":"myclusterset1"}, "reason": "SyncFailed"}`,
    must: ['assume-role-denied', 'assume-role-wrong-caller'],
    mention: /read-eks-cluster-role/,
  },
  {
    name: 'external-secrets, JSON with a stack: ecr:GetAuthorizationToken',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-iam/issues/514',
    text: String.raw`{"level":"info","ts":1783541880.1,"logger":"setup","msg":"starting manager"}
{"level":"error","ts":1783541882.6136096,"logger":"controllers.ExternalSecret","msg":"could not get secret data from provider","ExternalSecret":"argocd/ecr-auth-token-external-secret","error":"could not generate [0]: unable to get authorization token: AccessDeniedException: User: arn:aws:sts::418362907715:assumed-role/common-tools-external-secrets/1725541882585093008 is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action\n\tstatus code: 400, request id: 0a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d45","stacktrace":"github.com/external-secrets/external-secrets/pkg/controllers/externalsecret.(*Reconciler).Reconcile\n\t/home/runner/work/external-secrets/external-secrets/pkg/controllers/externalsecret/externalsecret_controller.go:189"}`,
    must: ['access-denied'],
    mention: /common-tools-external-secrets/,
  },
  {
    name: 'Jenkins, a clock before each line: the cache’s upload is denied',
    source: 'https://github.com/jenkinsci/jobcacher-plugin/issues/354',
    text: `13:58:53 [Cache for /home/ec2-user/.m2/repository with id ae2b6542] Searching cache in job specific caches...
13:58:53 [Cache for /home/ec2-user/.m2/repository with id ae2b6542] Skip restoring cache as no up-to-date cache exists
14:05:02 [INFO] BUILD SUCCESS
14:05:17 [Cache for /home/ec2-user/.m2/repository with id ae2b6542] Failed to create cache
14:05:17 com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: ZBS42JFYT3CF33NR; S3 Extended Request ID: N4390caJo7Q1YUT88aXxXF15kMRN1SN/1dtlfas7uCDmcBCXzCEvB88CJeUAT+WsIKNjEvDZHi7UM0s8QCFeOw==; Proxy: null), S3 Extended Request ID: N4390caJo7Q1
14:05:17 	at PluginClassLoader for aws-java-sdk-minimal//com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1880)
14:05:17 	at PluginClassLoader for aws-java-sdk-minimal//com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleServiceErrorResponse(AmazonHttpClient.java:1418)
14:05:18 Finished: SUCCESS`,
    must: ['access-denied'],
  },
  {
    name: 'GitLab’s runner: the cache’s bucket may not be listed, at level warning',
    source: 'https://github.com/cattle-ops/terraform-aws-gitlab-runner/issues/1282',
    text: `Running with gitlab-runner 18.0.2 (4d7093e1)
  on linux-docker t3_abc, system ID: r_9Vx
Restoring cache
Checking cache for default-protected...
WARNING: received: 403 Forbidden. Request failed with code: AccessDenied, message: User: arn:aws:sts::418362907715:assumed-role/ci-eu-west-1-linux-instance/i-055ca2376917ae809 is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::ci-eu-west-1-linux-gitlab-runner-cache" because no identity-based policy allows the s3:ListBucket action 
Failed to extract cache
Executing "step_script" stage of the job script
$ make test
ok
Job succeeded`,
    must: ['access-denied'],
    mention: /linux-instance/,
  },
  {
    name: 'GitLab’s runner: a presigned URL is refused, no reason given',
    source: 'https://github.com/cattle-ops/terraform-aws-gitlab-runner/issues/78',
    text: `Checking cache for c994fbe3e8856e65a0408a1299deb49139532944-2...
Downloading cache.zip from https://ci-runner-cache.s3.eu-central-1.amazonaws.com/runner/VoNFjnS1/project/4374/c994fbe3 
FATAL: received: 403 Forbidden                     
Failed to extract cache
Job succeeded`,
    must: ['access-denied', 'aws-call-failed'],
    orUnknown: true,
  },
  {
    name: 'sccache, OpenDAL’s error: the key does not exist',
    source: 'https://github.com/llm-d/llm-d/issues/2225',
    text: `#38 12.44 + sccache --start-server
#38 13.02 sccache: Starting the server...
#38 14.90 sccache: error: Server startup failed: cache storage failed to read:
#38 14.90   PermissionDenied (permanent) at read => S3Error {
#38 14.90     code: "InvalidAccessKeyId",
#38 14.90     message: "The AWS Access Key Id you provided does not exist in our records." }
#38 14.90 
#38 14.90 Context:
#38 14.90    uri: https://s3.us-west-2.amazonaws.com/nightly-sccache/cache/.sccache_check
#38 14.90    response: Parts { status: 403, version: HTTP/1.1 }
#38 15.11 sccache unavailable, building without`,
    must: ['client-token-invalid'],
  },
  {
    name: 'R, Athena’s JDBC driver: the session has expired',
    source: 'https://github.com/nfultz/AWR.Athena/issues/22',
    text: `> con <- dbConnect(AWR.Athena::Athena(), region='us-west-2')
Error in .jcall(drv@jdrv, "Ljava/sql/Connection;", "connect", as.character(url)[1],  : 
  java.sql.SQLException: [Simba][AthenaJDBC](100071) An error has been thrown from the AWS Athena client. The security token included in the request is expired [Execution ID not available]`,
    must: ['session-expired'],
  },
  {
    name: 'Redshift’s ODBC driver: the key is unknown',
    source: 'https://github.com/aws/amazon-redshift-odbc-driver/issues/19',
    text: String.raw`[    INFO]  connecting to Redshift cluster analytics
[   ERROR]  Redshift access error: ('HY000', '[HY000] [Redshift][ODBC Driver][Server][860:8:IAMConnectionError]: InvalidClientTokenId: The security token included in the request is invalid\n (0) (SQLDriverConnect); [HY000] [Redshift][ODBC Driver][Server][860:8:IAMConnectionError]: InvalidClientTokenId: The security token included in the request is invalid\n (0)')
[    INFO]  giving up`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Crossplane, kubectl describe: STS asked without a region',
    source: 'https://github.com/crossplane-contrib/provider-aws/issues/2005',
    text: `Status:
  At Provider:
  Conditions:
    Last Transition Time:  2026-02-16T16:19:36Z
    Message:               connect failed: cannot initialize the Terraform plugin SDK async external client: cannot get terraform setup: failed to retrieve aws credentials from aws config: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 0, RequestID: , request send failed, Post "https://sts..amazonaws.com/": dial tcp: lookup sts..amazonaws.com: no such host
    Reason:                ReconcileError
    Status:                False
    Type:                  Synced
Events:
  Type     Reason                   Age                     From                                                      Message
  ----     ------                   ----                    ----                                                      -------
  Warning  CannotConnectToProvider  17m (x4292 over 2d23h)  managed/s3.aws.upbound.io/v1beta1, kind=bucketversioning  cannot initialize the Terraform plugin SDK async external client: cannot get terraform setup: failed to retrieve aws credentials from aws config: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 0, RequestID: , request send failed, Post "https://sts..amazonaws.com/": dial tcp: lookup sts..amazonaws.com: no such host`,
    must: ['assume-role-failed', 'connect-stall', 'no-region'],
  },
  {
    name: 'Crossplane, a resource’s conditions: no token file',
    source: 'https://github.com/crossplane-contrib/provider-aws/issues/472',
    text: `status:
  atProvider: {}
  conditions:
  - lastTransitionTime: "2026-12-14T10:02:11Z"
    message: 'connect failed: unable to read web identity token file in pod: open
      : no such file or directory'
    reason: ReconcileError
    status: "False"
    type: Synced`,
    must: ['assume-role-failed'],
  },
  {
    name: 'cloud-controller, kubectl describe service: the masters’ role is denied',
    source: 'https://github.com/kubernetes/ingress-nginx/issues/7926',
    text: String.raw`Name:                     ingress-nginx-controller
Namespace:                ingress-nginx
Type:                     LoadBalancer
Events:
  Type     Reason                  Age                From                Message
  ----     ------                  ----               ----                -------
  Normal   EnsuringLoadBalancer    2m (x5 over 4m)    service-controller  Ensuring load balancer
  Warning  SyncLoadBalancerFailed  2m (x5 over 4m)    service-controller  Error syncing load balancer: failed to ensure load balancer: error creating listener: "error creating load balancer target group: \"AccessDenied: User: arn:aws:sts::418362907715:assumed-role/masters.k8s.example.net/i-0d3c is not authorized to perform: elasticloadbalancing:CreateTargetGroup on resource: arn:aws:elasticloadbalancing:us-west-2:418362907715:targetgroup/k8s-ingressn-9/*\\n\\tstatus code: 403, request id: 1b2c3d4e-0000-4f55-9d5c-6e0c1b2a3d45\""`,
    must: ['access-denied'],
    mention: /masters\.k8s/,
  },
  {
    name: 'Tempo: the signature does not match',
    source: 'https://github.com/grafana/tempo/issues/3065',
    text: `level=info ts=2026-10-25T06:02:41.645350115Z caller=flush.go:254 msg="completing block" userid=single-tenant blockID=c68e2575-6152-4dcf-9597-235a4cdc6dcf
level=info ts=2026-10-25T06:02:54.900342402Z caller=flush.go:310 msg="flushing block" userid=single-tenant block=c68e2575-6152-4dcf-9597-235a4cdc6dcf
level=error ts=2026-10-25T06:02:54.902791964Z caller=flush.go:231 org_id=single-tenant msg="error performing op in flushQueue" op=1 block=c68e2575-6152-4dcf-9597-235a4cdc6dcf attempts=1 err="error copying block from local to remote backend: error writing object to s3 backend, object /tempo/single-tenant/c68e2575-6152-4dcf-9597-235a4cdc6dcf/data: The request signature we calculated does not match the signature you provided. Check your key and signing method."`,
    must: ['secret-mismatch'],
  },
  {
    name: 'Loki: flushes fail, the key does not exist',
    source: 'https://github.com/grafana/loki/issues/9651',
    text: String.raw`level=info ts=2026-02-14T15:59:30.1Z caller=table_manager.go:171 index-store=boltdb-shipper msg="uploading tables"
level=error ts=2026-02-14T15:59:32.773279455Z caller=flush.go:144 org_id=fake msg="failed to flush" err="failed to flush chunks: store put chunk: InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.\n\tstatus code: 403, request id: HSKTM7ECYHXPVD1C, host id: AAgLsqHMORIcF3tRAej+WXGQ=, num_chunks: 1, labels: {app=\"cattle-cluster-agent\", container=\"cluster-register\"}"`,
    must: ['client-token-invalid'],
  },
  {
    name: '.NET, log4net on the console: no credentials from the metadata service',
    source: 'https://github.com/KSP-CKAN/CKAN/issues/3112',
    text: `754 [1] INFO CKAN.KSPManager (null) - Loading KSP instances from registry
790 [1] INFO CKAN.NetKAN.Processors.Inflator (null) - Using user-supplied cache at ckan_cache
32747 [1] FATAL CKAN.NetKAN.Program (null) - Unable to get IAM security credentials from EC2 Instance Metadata Service.`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: '.NET on ECS: what the host gave had expired already',
    source: 'https://github.com/aws/aws-sdk-net/issues/3864',
    text: `2026-05-19 06:43:18.120 +00:00 [INF] Processing batch 118
2026-05-19 06:43:19.004 +00:00 [ERR] Failed to publish
Amazon.Runtime.AmazonClientException: The retrieved credentials have already expired: Now = 05/19/2026 06:43:19, Credentials expiration = 05/16/2026 23:49:10
   at Amazon.Runtime.RefreshingAWSCredentials.UpdateToGeneratedCredentials(CredentialsRefreshState state, TimeSpan preemptExpiryTime)
   at Amazon.Runtime.RefreshingAWSCredentials.GetCredentialsAsync()
   at Amazon.Runtime.Internal.CredentialsRetriever.InvokeAsync[T](IExecutionContext executionContext)`,
    must: ['session-expired', 'no-credentials'],
  },
  {
    name: 'Ruby on ECS: a poller’s token has expired',
    source: 'https://github.com/aws/aws-sdk-ruby/issues/1490',
    text: `I, [2026-04-20T14:41:02.118001 #1]  INFO -- : polling https://sqs.eu-central-1.amazonaws.com/418362907715/orders
Time: 2026-04-20T14:43:18.888
ERROR poll events loop #<Aws::SQS::Errors::ExpiredToken: The security token included in the request is expired>

/home/ec2-user/.rbenv/versions/3.1.3/lib/ruby/gems/3.1.0/gems/aws-sdk-core-2.9.7/lib/seahorse/client/plugins/raise_response_errors.rb:15:in \`call'
    /home/ec2-user/.rbenv/versions/3.1.3/lib/ruby/gems/3.1.0/gems/aws-sdk-core-2.9.7/lib/aws-sdk-core/plugins/jsonvalue_converter.rb:20:in \`call'`,
    must: ['session-expired'],
    mention: /SQS/,
  },
  {
    name: 'Vector, journald: the connection was closed while sending',
    source: 'https://github.com/vectordotdev/vector/issues/23616',
    text: `Sep 04 15:28:30 edge-1 vector[1607]: 2026-09-04T15:28:30.000945Z  INFO vector::topology::builder: Healthcheck passed.
Sep 04 15:28:31 edge-1 vector[1607]: 2026-09-04T15:28:31.065945Z ERROR sink{component_kind="sink" component_id=s3_out component_type=aws_s3}:request{request_id=16972}: vector::sinks::util::retries: Non-retriable error; dropping the request. error=dispatch failure internal_log_rate_limit=true
Sep 04 15:28:31 edge-1 vector[1607]: 2026-09-04T15:28:31.066053Z ERROR sink{component_kind="sink" component_id=s3_out component_type=aws_s3}:request{request_id=16972}: vector_common::internal_event::service: Service call failed. No retries or retries exhausted. error=Some(DispatchFailure(DispatchFailure { source: ConnectorError { kind: Other(Some(TransientError)), source: hyper::Error(IncompleteMessage), connection: Unknown } })) request_id=16972 error_type="request_failed" stage="sending" internal_log_rate_limit=true`,
    must: ['connect-stall', 'stale-keepalive', 'aws-call-failed'],
    orUnknown: true,
  },
  {
    name: 'Spring Boot on Beanstalk: an instance’s role may not read a secret',
    source: 'https://github.com/spring-attic/spring-cloud-aws/issues/474',
    text: `2026-07-01 09:12:01.220  INFO 1 --- [           main] c.e.hercules.HerculesApplication         : The following profiles are active: prod
2026-07-01 09:12:04.871 ERROR 1 --- [           main] o.s.boot.SpringApplication               : Application run failed

com.amazonaws.services.secretsmanager.model.AWSSecretsManagerException: User: arn:aws:sts::418362907715:assumed-role/hercules-SecretsManagerAccessRole/i-0abc12345678 is not authorized to perform: secretsmanager:GetSecretValue on resource: arn:aws:secretsmanager:eu-west-1:418362907715:secret:/hercules_prod-QovDQp (Service: AWSSecretsManager; Status Code: 400; Error Code: AccessDeniedException; Request ID: 5c3f9ce5-ba7d-495e-98b1-ffcd5cf85133)
	at com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1701) ~[aws-java-sdk-core-1.11.415.jar!/:na]
	at org.springframework.cloud.aws.secretsmanager.AwsSecretsManagerPropertySource.readSecretValue(AwsSecretsManagerPropertySource.java:72) ~[spring-cloud-aws-secrets-manager-config-2.1.1.jar!/:2.1.1]`,
    must: ['access-denied'],
    mention: /hercules-SecretsManagerAccessRole/,
  },
  {
    name: 'Spark operator, S3A: the trust refuses the pod',
    source: 'https://github.com/kubeflow/spark-operator/issues/1129',
    text: `26/01/19 11:20:31 INFO SparkContext: Running Spark version 3.0.1
26/01/19 11:20:37 WARN FileSystem: Failed to initialize fileystem s3a://depot/spark: java.nio.file.AccessDeniedException: s3a://depot/spark: org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException
Exception in thread "main" java.nio.file.AccessDeniedException: s3a://depot/spark: org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException: No AWS Credentials provided by WebIdentityTokenCredentialsProvider : com.amazonaws.services.securitytoken.model.AWSSecurityTokenServiceException: Not authorized to perform sts:AssumeRoleWithWebIdentity (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: 0a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d45; Proxy: null)
	at org.apache.hadoop.fs.s3a.S3AUtils.translateException(S3AUtils.java:187)
Caused by: org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException: No AWS Credentials provided by WebIdentityTokenCredentialsProvider : com.amazonaws.services.securitytoken.model.AWSSecurityTokenServiceException: Not authorized to perform sts:AssumeRoleWithWebIdentity (Service: AWSSecurityTokenService; Status Code: 403; Error Code: AccessDenied; Request ID: 0a0e1f22-6b1f-4f55-9d5c-6e0c1b2a3d45; Proxy: null)
	at org.apache.hadoop.fs.s3a.AWSCredentialProviderList.getCredentials(AWSCredentialProviderList.java:159)
	at com.amazonaws.http.AmazonHttpClient$RequestExecutor.getCredentialsFromContext(AmazonHttpClient.java:1257)`,
    must: ['web-identity-denied'],
  },
  {
    name: 'Serverless framework: the key is not known',
    source: 'https://github.com/iandees/aws-billing-to-slack/issues/21',
    text: `Deploying aws-billing-to-slack to stage prod (us-east-1)

× Stack aws-billing-to-slack-prod failed to deploy (31s)
Environment: win32, node 12.13.0, framework 3.8.0, plugin 6.1.6, SDK 4.3.2
Credentials: Local, "default" profile
Docs:        docs.serverless.com
Support:     forum.serverless.com
Bugs:        github.com/serverless/serverless/issues

Error:
The security token included in the request is invalid.`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Django: HEAD of an object is forbidden',
    source: 'https://github.com/jschneier/django-storages/issues/1104',
    text: `[22/Jan/2026 09:14:02] "GET /admin/images/ HTTP/1.1" 200 8412
Internal Server Error: /admin/images/12/
Traceback (most recent call last):
  File "/srv/.venv/lib/python3.8/site-packages/django/core/handlers/exception.py", line 47, in inner
    response = get_response(request)
  File "/srv/.venv/lib/python3.8/site-packages/storages/backends/s3boto3.py", line 469, in exists
    self.connection.meta.client.head_object(Bucket=self.bucket_name, Key=name)
  File "/srv/.venv/lib/python3.8/site-packages/botocore/client.py", line 705, in _make_api_call
    raise error_class(parsed_response, operation_name)
botocore.exceptions.ClientError: An error occurred (403) when calling the HeadObject operation: Forbidden
[22/Jan/2026 09:14:05] "GET /admin/images/12/ HTTP/1.1" 500 145`,
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'cluster-autoscaler: dies of a refused web identity',
    source: 'https://github.com/kubernetes/autoscaler/issues/4282',
    text: `I0824 12:17:57.110004       1 leaderelection.go:248] attempting to acquire leader lease kube-system/cluster-autoscaler...
E0824 12:17:58.432641       1 aws_manager.go:265] Failed to regenerate ASG cache: cannot autodiscover ASGs: WebIdentityErr: failed to retrieve credentials
caused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity
	status code: 403, request id: eecdfaa6-d231-4cd8-ae95-f604804b0c71
F0824 12:17:58.432670       1 aws_cloud_provider.go:389] Failed to create AWS Manager: cannot autodiscover ASGs: WebIdentityErr: failed to retrieve credentials
caused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity
	status code: 403, request id: eecdfaa6-d231-4cd8-ae95-f604804b0c71
goroutine 41 [running]:
k8s.io/klog/v2.stacks(0x1)`,
    must: ['web-identity-denied'],
  },
  {
    name: 'Deno, aws-api: no provider has any',
    source: 'https://github.com/cloudydeno/aws-api/issues/40',
    text: `error: Uncaught (in promise) Error: Failed to load any possible AWS credentials:
    - ()=>new EnvironmentCredentials('AWS') Error: AWS environment variables not set
    - ()=>new EnvironmentCredentials('AMAZON') Error: AMAZON environment variables not set
    - ()=>new SharedIniFileCredentials() NotFound: The system cannot find the path specified. (os error 3)    
    - ()=>new EcsTaskCredentials() Error: AWS_CONTAINER_CREDENTIALS_RELATIVE_URI not set
    - ()=>new TokenFileWebIdentityCredentials() Error: No WebIdentityToken file path is set
    - ()=>new EC2MetadataCredentials() TypeError: error sending request for url (http://169.254.169.254/latest/api/token): error trying to connect: tcp connect error`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'compose, aws-sdk 2: an upload is denied on login',
    source: 'https://github.com/outline/outline/issues/874',
    text: `outline_1   |   --> GET /auth/slack.callback?code=[redacted]&state=r26bjc 
outline_1   |   xxx GET /auth/slack.callback?state=r26bjc 500 1,961ms -
outline_1   |
outline_1   |   AccessDenied: Access Denied
outline_1   |       at Request.extractError (/opt/outline/node_modules/aws-sdk/lib/services/s3.js:577:35)
outline_1   |       at Request.callListeners (/opt/outline/node_modules/aws-sdk/lib/sequential_executor.js:105:20)
outline_1   |       at Request.emit (/opt/outline/node_modules/aws-sdk/lib/sequential_executor.js:77:10)
postgres_1  | LOG:  database system is ready to accept connections
outline_1   |       at AcceptorStateMachine.runTo (/opt/outline/node_modules/aws-sdk/lib/state_machine.js:14:12)`,
    must: ['access-denied'],
    mention: /S3/,
  },
  {
    name: 'Heroku, fog’s excon: S3 answers 403',
    source: 'https://github.com/scaffeinate/socify/issues/44',
    text: String.raw`2026-04-22T19:02:14.981203+00:00 heroku[router]: at=info method=POST path="/posts" host=socify.example.net request_id=9c1e fwd="203.0.113.9" dyno=web.1 connect=0ms service=812ms status=500 bytes=1754
2026-04-22T19:02:15.101203+00:00 app[web.1]: F, [2026-04-22T19:02:15.101098 #4] FATAL -- : [9c1e] Excon::Error::Forbidden (Expected(200) <=> Actual(403 Forbidden)
2026-04-22T19:02:15.101210+00:00 app[web.1]: excon.error.response
2026-04-22T19:02:15.101212+00:00 app[web.1]:   :body          => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>52FBE8EAC6C855E6</RequestId><HostId>Qh96EIXbKw0ARLlB3kQ=</HostId></Error>"
2026-04-22T19:02:15.101213+00:00 app[web.1]:   :headers       => {
2026-04-22T19:02:15.101214+00:00 app[web.1]:     "Server"           => "AmazonS3"
2026-04-22T19:02:15.101215+00:00 app[web.1]:   }
2026-04-22T19:02:15.101216+00:00 app[web.1]:   :host          => "socify.s3.amazonaws.com"
2026-04-22T19:02:15.101217+00:00 app[web.1]:   :path          => "/uploads/post/attachment/3/3J2Q9e.jpg"
2026-04-22T19:02:15.101218+00:00 app[web.1]:   :status        => 403`,
    must: ['access-denied'],
  },
  {
    name: 'Node, an error printed by util.inspect with its depth cut',
    source: 'https://github.com/apna-college/Github/issues/5',
    text: `Server listening on 3000
Error [CredentialsError]: Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1
    at Timeout.connectTimeout [as _onTimeout] (/srv/node_modules/aws-sdk/lib/metadata_service.js:96:16) {
  code: 'CredentialsError',
  time: 2026-01-31T11:51:50.177Z,
  retryable: true,
  originalError: {
    message: 'Could not load credentials from any providers',
    code: 'CredentialsError',
    originalError: {
      message: 'EC2 Metadata roleName request returned error',
      code: 'TimeoutError',
      time: 2026-01-31T11:51:50.176Z,
      retryable: true,
      originalError: [Object]
    }
  }
}`,
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'CodeBuild: terraform’s backend finds no credentials',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/26455',
    text: `[Container] 2026/08/23 10:11:41 Entering phase BUILD
[Container] 2026/08/23 10:11:41 Running command terraform init -no-color
Initializing modules...

Initializing the backend...

Error: error configuring S3 Backend: no valid credential sources for S3 Backend found.

Please see https://www.terraform.io/docs/language/settings/backends/s3.html
for more information about providing credentials.

Error: NoCredentialProviders: no valid providers in chain. Deprecated.
	For verbose messaging see aws.Config.CredentialsChainVerboseErrors

[Container] 2026/08/23 10:11:44 Command did not exit successfully terraform init -no-color exit status 1
[Container] 2026/08/23 10:11:44 Phase complete: BUILD State: FAILED`,
    must: ['no-credentials'],
  },
]
