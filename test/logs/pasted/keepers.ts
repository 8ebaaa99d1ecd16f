import type { HeldOut } from '../held-out.ts'

/** Logs in which databases, registries and clusters guard themselves, and AWS answers. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: Flink checks for an object that is not there, in the SDK’s metrics',
    source: 'https://github.com/alpinegizmo/flink-containers-example/issues/3',
    text: `2026-06-04 19:22:19,450 INFO  com.amazonaws.latency                                         - ServiceName=[Amazon S3], AWSErrorCode=[404 Not Found], StatusCode=[404], ServiceEndpoint=[http://minio-service:9000], Exception=[com.amazonaws.services.s3.model.AmazonS3Exception: Not Found (Service: Amazon S3; Status Code: 404; Error Code: 404 Not Found; Request ID: 16156D972F7BCCCA; S3 Extended Request ID: null), S3 Extended Request ID: null], RequestType=[GetObjectMetadataRequest], AWSRequestID=[16156D972F7BCCCA], RequestCount=1, Exception=1
2026-06-04 19:22:19,454 INFO  com.amazonaws.latency                                         - ServiceName=[Amazon S3], StatusCode=[200], ServiceEndpoint=[http://minio-service:9000], RequestType=[ListObjectsRequest], AWSRequestID=[16156D972FA9FC2F]
2026-06-04 19:22:19,600 INFO  org.apache.flink.runtime.checkpoint.CheckpointCoordinator     - Completed checkpoint 1 for job bfe50e87 (5040 bytes in 88 ms).`,
    must: [],
  },
  {
    name: 'healthy: ClickHouse resolves a bucket’s region of a 403',
    source: 'https://github.com/ClickHouse/ClickHouse/issues/68573',
    text: `2026.08.19 16:44:43.043154 [ 756 ] {416385a4-c0a0-4139-b4ca-07e234501696} <Information> S3Client: Resolving region for bucket depot
2026.08.19 16:44:43.343880 [ 756 ] {416385a4-c0a0-4139-b4ca-07e234501696} <Information> AWSClient: Response status: 403, Forbidden
2026.08.19 16:44:43.344147 [ 756 ] {416385a4-c0a0-4139-b4ca-07e234501696} <Information> S3Client: Found region us-east-1 for bucket depot
2026.08.19 16:44:43.544147 [ 756 ] {416385a4-c0a0-4139-b4ca-07e234501696} <Debug> executeQuery: Read 10 rows, 1.20 KiB in 0.5 sec.`,
    must: [],
  },
  {
    name: 'healthy: Postgres’ roles and WAL, archived at the second try',
    source: 'https://github.com/wal-g/wal-g/issues/1048',
    text: `2026-10-06 12:20:00 UTC [61]: FATAL:  password authentication failed for user "metrics"
2026-10-06 12:20:01 UTC [62]: ERROR:  permission denied for schema audit
INFO: 2026/10/06 12:23:12.494843 FILE PATH: 00000002.history.lz4
2026-10-06 12:23:13 UTC [60]: LOG:  archive command failed with exit code 1
INFO: 2026/10/06 12:23:14.494843 FILE PATH: 00000002.history.lz4
2026-10-06 12:23:15 UTC [60]: LOG:  archived WAL file "00000002.history"`,
    must: [],
  },
  {
    name: 'healthy: the collector starts, and names its credentials’ source',
    source: 'https://github.com/aws-observability/aws-otel-collector/issues/1250',
    text: `2026-05-21T08:27:43.031Z	debug	awsxrayexporter@v0.45.1/xray_client.go:51	Using Endpoint: %s	{"kind": "exporter", "name": "awsxray", "endpoint": "https://xray.eu-west-1.amazonaws.com"}
2026-05-21T08:27:43.031Z	info	builder/exporters_builder.go:255	Exporter was built.	{"kind": "exporter", "name": "awsxray"}
2026-05-21T08:27:43.032Z	warn	otlpreceiver@v0.45.0	Unauthenticated: missing bearer token from 10.0.0.9	{"kind": "receiver", "name": "otlp"}
2026-05-21T08:27:44.032Z	info	exporterhelper/queued_retry.go:215	Exporting failed. Will retry the request after interval.	{"kind": "exporter", "name": "prometheusremotewrite", "error": "connection refused", "interval": "5.2s"}
2026-05-21T08:27:50.032Z	info	service/service.go:87	Everything is ready. Begin running and processing data.`,
    must: [],
  },
  {
    name: 'healthy: Elixir and a stale CSRF token',
    text: `14:39:10.001 [info] Running DepotWeb.Endpoint with cowboy 2.9.0 at 0.0.0.0:4000 (http)
14:39:11.118 [debug] ** (Plug.CSRFProtection.InvalidCSRFTokenError) invalid CSRF (Cross Site Request Forgery) token, make sure all requests include a valid '_csrf_token' param or 'x-csrf-token' header
14:39:12.118 [error] Postgrex.Protocol (#PID<0.412.0>) failed to connect: ** (DBConnection.ConnectionError) tcp connect (db:5432): connection refused - :econnrefused
14:39:13.118 [info] Sent 200 in 4ms`,
    must: [],
  },
  {
    name: 'healthy: an Azure pipeline signs in elsewhere',
    text: `2026-08-16T10:11:12.1180000Z ##[section]Starting: Azure CLI
2026-08-16T10:11:14.1180000Z ERROR: AADSTS700016: Application with identifier '5f4b' was not found in the directory 'acme'.
2026-08-16T10:11:15.1180000Z WARNING: Retrying with managed identity
2026-08-16T10:11:18.1180000Z [{"cloudName": "AzureCloud", "state": "Enabled"}]
2026-08-16T10:11:19.1180000Z ##[section]Finishing: Azure CLI`,
    must: [],
  },
  {
    name: 'healthy: EBS volumes attach, an API server’s conflict',
    source: 'https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/1050',
    text: `I0909 06:11:12.088851       1 controller.go:1332] provision "default/data-0" class "ebs-default": started
E0909 06:11:12.188851       1 leaderelection.go:330] error retrieving resource lock kube-system/ebs-csi-aws-com: leases.coordination.k8s.io "ebs-csi-aws-com" is forbidden: User "system:serviceaccount:kube-system:ebs-csi-controller-sa" cannot get resource "leases" in API group "coordination.k8s.io" in the namespace "kube-system"
I0909 06:11:14.088851       1 leaderelection.go:258] successfully acquired lease kube-system/ebs-csi-aws-com
I0909 06:11:15.089028       1 controller.go:1439] provision "default/data-0" class "ebs-default": volume "pvc-5a1c" provisioned`,
    must: [],
  },
  {
    name: 'healthy: the registry challenges, as it should',
    source: 'https://github.com/distribution/distribution/issues/1285',
    text: `time="2026-12-18T10:00:00Z" level=warning msg="No HTTP secret provided - generated random secret." go.version=go1.20
time="2026-12-18T10:00:01Z" level=warning msg="error authorizing context: authorization token required" http.request.host=registry.example.com http.request.method=GET http.request.uri="/v2/"
10.0.0.3 - - [18/Dec/2026:10:00:01 +0000] "GET /v2/ HTTP/1.1" 401 87 "" "docker/24.0.7"
time="2026-12-18T10:00:02Z" level=error msg="response completed with error" err.code="manifest unknown" err.detail="unknown tag=latest" err.message="manifest unknown" http.response.status=404
time="2026-12-18T10:00:03Z" level=info msg="response completed" http.response.status=200`,
    must: [],
  },
  {
    name: 'healthy: mocha’s tests of denials pass',
    text: `
> depot@1.0.0 test
> mocha

  put
    ✔ stores (12ms)
AccessDenied: Access Denied
    at throwDefaultError (/srv/node_modules/@smithy/smithy-client/dist-cjs/index.js:388:22)
    ✔ answers 403 when S3 denies
    ✔ answers 401 when the session has expired

  3 passing (34ms)
`,
    must: [],
  },
  {
    name: 'healthy: a role is assumed, and its session printed',
    source: 'https://github.com/aws-actions/configure-aws-credentials/issues/858',
    text: `Run aws-actions/configure-aws-credentials@v4
  with:
    role-to-assume: arn:aws:iam::418362907715:role/deployer
    aws-region: eu-west-1
Assuming role with OIDC
Authenticated as assumedRoleId AROAXXXXXXXXXXXXXXXXX:GitHubActions
Run npm ci
npm warn deprecated aws-sdk@2.1692.0: The AWS SDK for JavaScript (v2) has reached end-of-support
npm error code E401
npm error Unable to authenticate, your authentication token seems to be invalid.
Error: Process completed with exit code 1.`,
    must: [],
  },
  {
    name: 'healthy: a JVM’s garbage and SQL, S3 is fine',
    text: `2026-12-09 08:25:19.912 INFO  i.a.c.s.AwsSecretsManagerPropertySources:255 -   - Loading secrets from AWS Secret Manager secret with name: /secret/application, optional: true
2026-12-09 08:25:20.912 WARN  o.h.e.j.s.SqlExceptionHelper:247 - SQL Error: 1045, SQLState: 28000
2026-12-09 08:25:20.912 ERROR o.h.e.j.s.SqlExceptionHelper:250 - Access denied for user 'app'@'10.0.0.7' (using password: YES)
2026-12-09 08:25:26.101 INFO  o.s.b.w.e.t.TomcatWebServer:108 - Tomcat started on port(s): 8080 (http)
2026-12-09 08:25:30.101 WARN  o.s.s.o.s.r.BearerTokenAuthenticationFilter:88 - Jwt expired at 2026-12-09T08:00:00Z`,
    must: [],
  },
]
