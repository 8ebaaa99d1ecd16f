import type { HeldOut } from '../held-out.ts'

/** Look-alikes: what speaks of credentials and is fine, and others' errors. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: the SDK for C++ names what is not set',
    source: 'https://github.com/aws/aws-sdk-cpp/pull/1845',
    text: '[WARN] 2026-01-14 10:00:00.001 STSAssumeRoleWithWebIdentityCredentialsProvider [140737329288256] Token file must be specified to use STS AssumeRole web identity creds provider.\n[INFO] 2026-01-14 10:00:00.002 Aws_Init_Cleanup [140737329288256] Initiate AWS SDK for C++ with Version:1.9.160\n[INFO] 2026-01-14 10:00:00.102 TransferManager [140737329288256] upload done',
    must: [],
  },
  {
    name: 'healthy: the SDK for C++ reads a profile that has a role and no key',
    source: 'https://github.com/aws/aws-sdk-cpp/issues/150',
    text: '[DEBUG] 2026-04-06 14:15:34 ProfileConfigFileAWSCredentialsProvider [140635887626240] Found profile Dev\n[TRACE] 2026-04-06 14:15:34 ProfileConfigFileAWSCredentialsProvider [140635887626240] Found property role_arnfor profile Dev\n[INFO] 2026-04-06 14:15:34 ProfileConfigFileAWSCredentialsProvider [140635887626240] Access key for profile not found.\n[INFO] 2026-04-06 14:15:34 ProfileConfigFileAWSCredentialsProvider [140635887626240] Secret key for profile not found.\n[INFO] 2026-04-06 14:15:35 App [140635887626240] listed 12 buckets',
    must: [],
  },
  {
    name: 'healthy: C’s auth library on Lambda looks for a file in vain',
    source: 'https://github.com/aws/aws-iot-device-sdk-js-v2/issues/204',
    text: '[INFO] [2026-11-26T10:00:00Z] [0000007fac5ee010] [AuthCredentialsProvider] - static: Profile credentials parser failed resolve credentials file path\n[INFO] [2026-11-26T10:00:01Z] [0000007fac5ee010] [mqtt-client] - id=1: connection succeeded',
    must: [],
  },
  {
    name: 'healthy: Rust’s chain passes over the environment and finds the profile',
    source: 'https://github.com/vectordotdev/vector/issues/16629',
    text: '2026-02-28T14:23:49.200065Z  INFO vector: Vector has started. debug="false" version="0.28.0" arch="aarch64"\n2026-02-28T14:23:49.200472Z DEBUG send_operation{operation="DescribeLogGroups" service="cloudwatchlogs"}:lazy_load_credentials:provide_credentials{provider=default_chain}: aws_config::meta::credentials::chain: provider in chain did not provide credentials provider=Environment context=the credential provider was not enabled: environment variable not set (CredentialsNotLoaded(CredentialsNotLoaded { source: "environment variable not set" }))\n2026-02-28T14:23:49.210532Z DEBUG send_operation{operation="DescribeLogGroups" service="cloudwatchlogs"}: aws_config::meta::credentials::chain: loaded credentials provider=Profile\n2026-02-28T14:23:49.310532Z  INFO vector::topology::builder: Healthcheck passed.',
    must: [],
  },
  {
    name: 'healthy: Azure Service Bus speaks of an expired access',
    source: 'https://github.com/MassTransit/MassTransit/issues/2148',
    text: "2026-12-04 10:00:00.000 [ERR] Exception on Receiver sb://orders.servicebus.windows.net/bus?autodelete=300 during Receive\nMicrosoft.Azure.ServiceBus.ServiceBusCommunicationException: The link was force detached. Code: RenewToken. Details: Unauthorized access. 'Listen' claim(s) are required to perform this operation.",
    must: [],
  },
  {
    name: 'healthy: Google’s secrets are denied',
    source: 'https://github.com/external-secrets/external-secrets/issues/818',
    text: '{"level":"error","ts":1783564768.868449,"msg":"could not get secret data from provider","error":"rpc error: code = PermissionDenied desc = Permission \'secretmanager.versions.access\' denied for resource \'projects/acme/secrets/a/versions/latest\' (or it may not exist). googleapi: Error 403"}',
    must: [],
  },
  {
    name: 'healthy: IoC of Airflow’s connection',
    source: 'https://github.com/apache/airflow/issues/28201',
    text: "[2026-12-06 14:35:46,191: INFO/ForkPoolWorker-7] AWS Connection (conn_id='S3_default', conn_type='s3') credentials retrieved from extra.\n[2026-12-06 14:35:46,190: WARNING/ForkPoolWorker-7] connection_wrapper.py:8: DeprecationWarning: AWS Connection (conn_id='S3_default', conn_type='s3') has connection type 's3', which has been replaced by connection type 'aws'.\n[2026-12-06 14:35:47,188: INFO/ForkPoolWorker-7] Task succeeded in 1.2s",
    must: [],
  },
  {
    name: 'healthy: a Java test writes out its chain and goes on',
    source: 'https://github.com/trinodb/trino/pull/22425',
    text: '2026-07-10T01:38:52.858Z\tDEBUG\tQuery-20260710_013852_00001_huepb-218\tsoftware.amazon.awssdk.core.interceptor.ExecutionInterceptorChain\tCreating an interceptor chain that will apply interceptors in the following order: [software.amazon.awssdk.core.internal.interceptor.HttpChecksumValidationInterceptor@6b4e1353, software.amazon.awssdk.awscore.interceptor.HelpfulUnknownHostExceptionInterceptor@2de81153]\n2026-07-10T01:38:53.100Z\tDEBUG\tQuery-20260710_013852_00001_huepb-218\tsoftware.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain\tLoading credentials from WebIdentityTokenCredentialsProvider()\n2026-07-10T01:38:54.000Z\tINFO\tdispatcher-query-1\tio.trino.event.QueryMonitor\tTIMELINE: Query 20260710_013852_00001_huepb :: FINISHED',
    must: [],
  },
  {
    name: 'healthy: CloudWatch agent starts',
    source: 'https://github.com/aws/amazon-cloudwatch-agent/issues/1241',
    text: '2026-09-05T10:27:55Z I! Starting AmazonCloudWatchAgent CWAgent/1.300044.0b793 (go1.22.6; linux; amd64) with log file /opt/aws/amazon-cloudwatch-agent/logs/amazon-cloudwatch-agent.log with log target lumberjack\n2026-09-05T10:27:55Z I! AWS SDK log level not set\n2026-09-05T10:27:55Z I! creating new logs agent\n2026-09-05T10:27:55Z I! {"caller":"service@v0.103.0/service.go:115","msg":"Setting up own telemetry..."}',
    must: [],
  },
  {
    name: 'healthy: SSM agent’s goodbye',
    source: 'https://github.com/aws/amazon-ssm-agent/issues/609',
    text: '2026-11-04 09:07:41.2240 INFO [amazon-ssm-agent] amazon-ssm-agent got signal:terminated value:0x7f30b0e916a0\n2026-11-04 09:07:48.2660 INFO [CredentialRefresher] Sending credential refresher stop signal\n2026-11-04 09:07:48.2669 INFO [Registrar] Registrar is already stopped\n2026-11-04 09:07:48.2696 INFO [amazon-ssm-agent] Bye.',
    must: [],
  },
  {
    name: 'healthy: a Python client tells three times where its keys were',
    source: 'https://github.com/awslabs/Log-Analyzer-with-MCP/issues/23',
    text: '[06/18/26 16:38:05] INFO     Found credentials in shared credentials file: ~/.aws/credentials     credentials.py:1352\n[06/18/26 16:38:06] INFO     Found credentials in shared credentials file: ~/.aws/credentials     credentials.py:1352\n                    INFO     Processing request of type CallToolRequest                            server.py:523',
    must: [],
  },
  {
    name: 'healthy: Terraform’s debug log, a request that went well',
    source: 'https://github.com/hashicorp/terraform/issues/18024',
    text: '2026-05-10T10:46:37.580-0700 [DEBUG] plugin.terraform-provider-aws_v1.18.0_x4: ---[ REQUEST POST-SIGN ]-----------------------------\n2026-05-10T10:46:37.580-0700 [DEBUG] plugin.terraform-provider-aws_v1.18.0_x4: POST / HTTP/1.1\n2026-05-10T10:46:37.580-0700 [DEBUG] plugin.terraform-provider-aws_v1.18.0_x4: Host: sts.amazonaws.com\n2026-05-10T10:46:37.980-0700 [DEBUG] plugin.terraform-provider-aws_v1.18.0_x4: HTTP/1.1 200 OK',
    must: [],
  },
]
