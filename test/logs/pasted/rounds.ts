import type { HeldOut } from '../held-out.ts'

/** Logs of builds, clusters and workers that go their rounds. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: Sentry misses replays, and answers',
    source: 'https://github.com/getsentry/self-hosted/issues/4121',
    text: `web-1  | 15:09:26 [WARNING] root: Storage GET error: NoSuchKey('An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.')
web-1  | 15:09:26 [INFO] sentry.access.api: api.access (method='GET' view='sentry.explore.endpoints.ExploreSavedQueriesEndpoint' response='404' user_id='70' path='/api/0/organizations/acme/explore/saved/')
web-1  | 15:09:26 [WARNING] django.request: Not Found: /api/0/organizations/acme/explore/saved/ (status_code=404)`,
    must: [],
  },
  {
    name: 'healthy: nextflow finishes, a task is tried again',
    source: 'https://github.com/nextflow-io/nextflow/issues/1064',
    text: `Mar-06 18:45:42.181 [main] DEBUG nextflow.Global - Using AWS credential defined in \`default\` section in file: /home/kim/.aws/credentials
Mar-06 18:46:42.181 [Task monitor] INFO  nextflow.processor.TaskProcessor - [3b/68185e] NOTE: Process \`ALIGN (1)\` terminated with an error exit status (137) -- Execution is retried (1)
Mar-06 18:49:42.181 [main] DEBUG nextflow.Session - Session destroyed
Mar-06 18:49:42.281 [main] INFO  nextflow.cli.CmdRun - Execution complete -- Goodbye`,
    must: [],
  },
  {
    name: 'healthy: rancher’s snapshot reaches S3 at the third try',
    source: 'https://github.com/rancher/rke2/issues/8293',
    text: `time="2026-05-22T10:00:00Z" level=info msg="Saving etcd snapshot to /var/lib/rancher/rke2/server/db/snapshots/etcd-1"
time="2026-05-22T10:00:01Z" level=warning msg="Unable to initialize S3 client: connection refused, retrying"
time="2026-05-22T10:00:06Z" level=info msg="Uploading snapshot to s3://depot/etcd-1"
time="2026-05-22T10:00:09Z" level=info msg="S3 upload complete for /var/lib/rancher/rke2/server/db/snapshots/etcd-1"`,
    must: [],
  },
  {
    name: 'healthy: traefik waits for DNS',
    source: 'https://github.com/traefik/traefik/issues/3957',
    text: `time="2026-10-02T16:37:01Z" level=info msg="Traefik version 1.7.0-rc5"
time="2026-10-02T16:37:31Z" level=error msg="Error obtaining certificate: acme: Error -> One or more domains had a problem:\\n[example.com] Time limit exceeded. Last error: NS ns-78.example.net. did not return the expected TXT record\\n"
time="2026-10-02T16:39:31Z" level=info msg="The server validated our request" domain=example.com`,
    must: [],
  },
  {
    name: 'healthy: VPC CNI works, and the API server refuses a list',
    source: 'https://github.com/aws/amazon-vpc-cni-k8s/issues/1935',
    text: `{"level":"info","ts":"2026-03-20T17:48:56.540Z","caller":"aws-k8s-agent/main.go:27","msg":"Starting L-IPAMD   ..."}
{"level":"warn","ts":"2026-03-20T17:49:02.362Z","caller":"awssession/session.go:64","msg":"HTTP_TIMEOUT env is not set or set to less than 10 seconds, defaulting to httpTimeout to 10sec"}
{"level":"error","ts":"2026-03-20T17:49:02.400Z","caller":"cache/reflector.go:153","msg":"failed to list *v1alpha1.ENIConfig: eniconfigs.crd.k8s.amazonaws.com is forbidden: User \\"system:serviceaccount:kube-system:aws-node\\" cannot list resource \\"eniconfigs\\" in API group \\"crd.k8s.amazonaws.com\\" at the cluster scope"}
{"level":"debug","ts":"2026-03-20T17:49:02.365Z","caller":"ipamd/ipamd.go:380","msg":"Discovered region: us-east-1"}`,
    must: [],
  },
  {
    name: 'healthy: Concourse pulls, git asks for a password',
    text: `2026-05-05T08:00:00Z INFO selected worker: 9b1c2d3e
2026-05-05T08:00:01Z INFO fetching 418362907715.dkr.ecr.eu-west-1.amazonaws.com/depot@sha256:9209a005
2026-05-05T08:00:04Z ERROR git: fatal: Authentication failed for 'https://git.example.net/acme/depot.git/'
2026-05-05T08:00:09Z INFO fetched`,
    must: [],
  },
  {
    name: 'healthy: Java’s Pod Identity, said at level debug',
    text: `2026-12-01 06:44:28.268 DEBUG 1 --- [main] c.a.auth.AWSCredentialsProviderChain : Unable to load credentials from EnvironmentVariableCredentialsProvider: Unable to load AWS credentials from environment variables (AWS_ACCESS_KEY_ID (or AWS_ACCESS_KEY) and AWS_SECRET_KEY (or AWS_SECRET_ACCESS_KEY))
2026-12-01 06:44:28.368 DEBUG 1 --- [main] c.a.auth.AWSCredentialsProviderChain : Loading credentials from com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper@7ea2412c
2026-12-01 06:44:30.268 INFO 1 --- [main] c.e.depot.App : Started App in 4.1 seconds`,
    must: [],
  },
  {
    name: 'healthy: electron-builder signs nothing, and publishes',
    text: `2026-10-30T10:00:00.1180000Z   • electron-builder  version=22.1.0 os=10.0.18362
2026-10-30T10:00:01.1180000Z   • empty password will be used for code signing  reason=CSC_KEY_PASSWORD is not defined
2026-10-30T10:00:02.1180000Z   • skipped macOS application code signing  reason=cannot find valid "Developer ID Application" identity
2026-10-30T10:00:09.1180000Z   • uploading       file=depot.exe provider=S3
2026-10-30T10:00:19.1180000Z   • publishing      publisher=S3 (bucket: depot)`,
    must: [],
  },
  {
    name: 'healthy: cilium’s own policies deny',
    text: `level=info msg="Connected to EC2 service API" subsys=ipam-allocator-aws
level=info msg="Policy denied by denylist" identity=4411 subsys=monitor
level=warning msg="Unable to restore endpoint, ignoring" error="interface lxc1 could not be found" subsys=daemon
level=error msg="k8sError" error="Failed to watch *v2.CiliumNode: the server could not find the requested resource" subsys=k8s`,
    must: [],
  },
  {
    name: 'healthy: PHPUnit prints what it stubs, and passes',
    text: `PHPUnit 10.5.1 by Sebastian Bergmann and contributors.

...
[2026-03-11 21:13:24] testing.ERROR: Error executing "PutObject" on "https://depot.s3.amazonaws.com/a"; AWS HTTP error: Client error: \`PUT https://depot.s3.amazonaws.com/a\` resulted in a \`403 Forbidden\` response: AccessDenied (client): Access Denied
............                                                     15 / 15 (100%)

OK (15 tests, 41 assertions)`,
    must: [],
  },
  {
    name: 'healthy: Zappa warms up',
    text: `[1613772800000]	[INFO]	2026-02-21T10:13:20.118Z	8f114af1-b397-4e2f-a551-48a80c2f17d1	Found credentials in environment variables.
[1613772801000]	[WARNING]	2026-02-21T10:13:21.118Z	8f114af1-b397-4e2f-a551-48a80c2f17d1	Forbidden (CSRF cookie not set.): /submit/
[1613772802000]	[INFO]	2026-02-21T10:13:22.118Z	8f114af1-b397-4e2f-a551-48a80c2f17d1	sent 1 message`,
    must: [],
  },
]
