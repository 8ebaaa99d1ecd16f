import type { HeldOut } from '../held-out.ts'

/** Logs of editors, brokers and backups in which nothing of AWS fails. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: opencost has no Athena, and says so',
    source: 'https://github.com/opencost/opencost/issues/3316',
    text: `2026-08-18T07:08:55.297893567Z INF Cloud Costs enabled: true
2026-08-18T07:08:55.318425528Z WRN Failed to locate default region
2026-08-18T07:08:55.618425528Z ERR failed to query Prometheus: connection refused
2026-08-18T07:08:58.618425528Z INF Prometheus is reachable again, queries restored
2026-08-18T07:08:59.618425528Z INF Init: AggregateCostModel cache warming enabled`,
    must: [],
  },
  {
    name: 'healthy: Grafana’s users mistype their passwords',
    text: `t=2026-01-18T01:39:10+0000 lvl=info msg="HTTP Server Listen" logger=http.server address=0.0.0.0:3000
t=2026-01-18T01:39:18+0000 lvl=eror msg="Invalid username or password" logger=context userId=0 orgId=0 uname= error="Invalid Username or Password"
t=2026-01-18T01:39:20+0000 lvl=warn msg="failed to look up session from cookie" logger=context error="user token not found"
t=2026-01-18T01:39:28+0000 lvl=info msg="Request Completed" logger=context status=200`,
    must: [],
  },
  {
    name: 'healthy: packer makes its image',
    source: 'https://github.com/hashicorp/packer-plugin-amazon/issues/280',
    text: `2026/10/14 17:03:05 Starting build run: amazon-ebs.oracle-linux-8
2026/10/14 17:03:05 packer.exe plugin: [INFO] AWS Auth provider used: "EnvProvider"
2026/10/14 17:03:06 [WARN] Config file doesn't exist: /root/.packerconfig
==> amazon-ebs.oracle-linux-8: Waiting for SSH to become available...
2026/10/14 17:04:06 packer.exe plugin: [DEBUG] Error getting SSH address: connection refused
==> amazon-ebs.oracle-linux-8: Connected to SSH!
Build 'amazon-ebs.oracle-linux-8' finished after 4 minutes.`,
    must: [],
  },
  {
    name: 'healthy: KEDA scales, and a webhook is refused once',
    source: 'https://github.com/kedacore/keda/issues/1408',
    text: `2026-12-11T15:51:58.837Z	INFO	controllers.ScaledObject	Reconciling ScaledObject	{"ScaledObject.Namespace": "processing", "ScaledObject.Name": "depot-so"}
2026-12-11T15:51:58.874Z	ERROR	controllers.ScaledObject	Operation cannot be fulfilled on horizontalpodautoscalers.autoscaling "keda-hpa": the object has been modified; please apply your changes to the latest version and try again	{"ScaledObject.Name": "depot-so"}
2026-12-11T15:51:59.899Z	INFO	scaleexecutor	Successfully scaled ScaleTarget to 0 replicas	{"scaledobject.Name": "depot-so"}`,
    must: [],
  },
  {
    name: 'healthy: VS Code’s MCP server warns of itself, and works',
    text: `2026-05-15 11:20:29.101 [info] Starting server depot
2026-05-15 11:20:29.642 [warning] [server stderr] 2026-05-15 11:20:29,641 - botocore.credentials - INFO - Found credentials in environment variables.
2026-05-15 11:20:29.742 [warning] [server stderr] INFO:     Started server process [4412]
2026-05-15 11:20:30.101 [info] Connection state: Running
2026-05-15 11:20:30.501 [info] Discovered 4 tools`,
    must: [],
  },
  {
    name: 'healthy: NestJS turns a request away',
    text: `[Nest] 29  - 03/02/2026, 9:12:44 AM     LOG [NestApplication] Nest application successfully started +3ms
[Nest] 29  - 03/02/2026, 9:12:49 AM   ERROR [ExceptionsHandler] Unauthorized
UnauthorizedException: Unauthorized
    at JwtAuthGuard.handleRequest (/srv/node_modules/@nestjs/passport/dist/auth.guard.js:68:30)
[Nest] 29  - 03/02/2026, 9:12:52 AM     LOG [UploadService] stored s3://depot/a.png`,
    must: [],
  },
  {
    name: 'healthy: restic prunes, another’s lock is in the way',
    text: `2026-04-14 09:12:01,101 :: INFO :: Running restic prune
2026-04-14 09:12:03,118 :: WARNING :: repo already locked, waiting up to 0s for the lock
2026-04-14 09:12:05,118 :: ERROR :: unable to open /srv/private: permission denied
2026-04-14 09:13:03,120 :: INFO :: Operation finished with success`,
    must: [],
  },
  {
    name: 'healthy: Java’s default region, from the metadata service',
    text: `2026-09-03 10:00:00.118 DEBUG 7 --- [main] s.a.a.r.p.AwsRegionProviderChain : Unable to load region from software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider@25359ed8: Unable to load region from system settings. Region must be specified either via environment variable (AWS_REGION) or  system property (aws.region).
2026-09-03 10:00:00.218 DEBUG 7 --- [main] s.a.a.r.p.AwsRegionProviderChain : Unable to load region from software.amazon.awssdk.regions.providers.AwsProfileRegionProvider@19dc67c2: No region provided in profile: default
2026-09-03 10:00:00.418 INFO 7 --- [main] c.e.depot.Store : put a.json to s3://depot, region eu-west-1`,
    must: [],
  },
  {
    name: 'healthy: Ansible probes, and rescues',
    text: `TASK [Probe the host] **********************************************************
fatal: [db1]: UNREACHABLE! => {"changed": false, "msg": "Failed to connect to the host via ssh: Permission denied (publickey).", "unreachable": true}
...ignoring
TASK [Upload the archive] ******************************************************
changed: [localhost]
PLAY RECAP *********************************************************************
localhost                  : ok=4    changed=1    unreachable=0    failed=0    skipped=0    rescued=0    ignored=1`,
    must: [],
  },
  {
    name: 'healthy: a broker and a mail server refuse, the upload works',
    text: `[2026-12-06 14:35:46,191: ERROR/MainProcess] consumer: Cannot connect to amqp://guest:**@127.0.0.1:5672//: [Errno 111] Connection refused.
Trying again in 2.00 seconds... (1/100)
[2026-12-06 14:35:48,191: INFO/MainProcess] Connected to amqp://guest:**@127.0.0.1:5672//
[2026-12-06 14:35:50,191: ERROR/ForkPoolWorker-7] smtplib.SMTPAuthenticationError: (535, b'5.7.8 Authentication credentials invalid')
[2026-12-06 14:35:52,191: INFO/ForkPoolWorker-7] uploaded out/a.json to s3://depot/out/a.json`,
    must: [],
  },
  {
    name: 'healthy: a Lambda cold-starts, a queue is empty',
    text: `START RequestId: 8f114af1-b397-4e2f-a551-48a80c2f17d1 Version: $LATEST
2026/07/28 06:01:52 buildkite-agent-scaler version 1.3.1 dev
2026/07/28 06:01:52 Token from SSM parameter /depot/agent-token
2026/07/28 06:01:52 ↳ Agents: idle=0, busy=0, total=0
2026/07/28 06:01:52 No work to do, all good
END RequestId: 8f114af1-b397-4e2f-a551-48a80c2f17d1
REPORT RequestId: 8f114af1-b397-4e2f-a551-48a80c2f17d1	Duration: 501.22 ms	Billed Duration: 502 ms	Memory Size: 128 MB	Max Memory Used: 44 MB`,
    must: [],
  },
]
