/** Failures that are told at level warn or info, or behind heads of their own, and are the last that is heard. */
import type { HeldOut } from '../held-out.ts'

export const pasted: readonly HeldOut[] = [
  {
    name: 'Vector, a syslog time without a host',
    source: 'https://github.com/vectordotdev/vector/issues/9291',
    text: 'Sep 21 17:16:19.191 ERROR vector::topology::builder: msg="Healthcheck: Failed Reason." error=Failed creating AWS credentials. Errors: [CredentialsError { message: "Error during dispatch: error trying to connect: tcp connect error: Connection refused (os error 111)" }, CredentialsError { message: "Couldn\'t find AWS credentials in environment, credentials file, or IAM role." }] component_kind="sink" component_type="aws_s3" component_id=s3_systemd component_name=s3_systemd',
    must: ['no-credentials', 'connect-stall', 'container-credentials-refused'],
    orUnknown: true,
  },
  {
    name: 'Mimir, a warning is the last that is heard',
    source: 'https://github.com/grafana/mimir/issues/2843',
    text: 'level=warn ts=2022-08-25T21:48:07.218854521Z caller=sanity_check.go:116 msg="Unable to successfully connect to configured object storage (will retry)" err="2 errors: blocks storage: unable to successfully send a request to object storage: Access Denied; ruler storage: unable to successfully send a request to object storage: Access Denied"',
    must: ['access-denied'],
  },
  {
    name: 'Argo Workflows tells at level info that a pod failed',
    source: 'https://github.com/argoproj/argo-workflows/issues/6041',
    text: 'time="2021-05-28T01:35:55.039Z" level=info msg="Pod failed: Error (exit code 1): failed to put file: The Access Key Id you provided does not exist in our records." displayName=consume-artifact namespace=argo pod=artifact-passing-svfn2-564885065 templateName=print-message workflow=artifact-passing-svfn2\ntime="2021-05-28T01:35:55.039Z" level=info msg="Updating node artifact-passing-svfn2-564885065 exit code 0" namespace=argo workflow=artifact-passing-svfn2\ntime="2021-05-28T01:35:55.039Z" level=info msg="Updating node artifact-passing-svfn2-564885065 status Pending -> Error" namespace=argo workflow=artifact-passing-svfn2\ntime="2021-05-28T01:35:55.039Z" level=info msg="Updating node artifact-passing-svfn2-564885065 message: Error (exit code 1): failed to put file: The Access Key Id you provided does not exist in our records." namespace=argo workflow=artifact-passing-svfn2\ntime="2021-05-28T01:35:55.040Z" level=info msg="Step group node artifact-passing-svfn2-638041196 deemed failed: child \'artifact-passing-svfn2-564885065\' failed" namespace=argo workflow=artifact-passing-svfn2',
    must: ['client-token-invalid'],
    orUnknown: true,
  },
  {
    name: 'Fluentd, an indented warning of the SDK for Ruby v1',
    source: 'https://github.com/fluent/fluent-plugin-s3/issues/92',
    text: '    2015-08-06 13:39:01 +0900 [warn]: temporarily failed to flush the buffer. next_retry=2015-08-06-13:39:17 +0900 error_class="AWS::S3::Errors::Forbidden" error="AWS::S3::Errors::Forbidden" plugin_id="object:3fa6da00f774"\n    2015-08-06 13:39:01 +0900 [warn]: suppressed same stacktrace',
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'Logstash, the SDK for Ruby’s own line at level info',
    source: 'https://github.com/logstash-plugins/logstash-input-cloudwatch/issues/51',
    text: '[2021-07-27T06:38:52,836][INFO ][logstash.inputs.cloudwatch][main][5772a169ac916ad4268acd37974e918d32c63cd2e05f01891d870ce64c6dc698] Polling CloudWatch API\n[2021-07-27T06:38:52,877][INFO ][logstash.agent           ] Pipelines running {:count=>1, :running_pipelines=>[:main], :non_running_pipelines=>[]}\n[2021-07-27T06:38:57,796][INFO ][logstash.inputs.cloudwatch][main][5772a169ac916ad4268acd37974e918d32c63cd2e05f01891d870ce64c6dc698] [Aws::CloudWatch::Client 403 2.13857 0 retries] list_metrics(namespace:"AWS/EC2") Aws::CloudWatch::Errors::InvalidClientTokenId The security token included in the request is invalid.',
    must: ['client-token-invalid'],
  },
  {
    name: 'healthy: Fluentd, refused by another store',
    source: 'https://github.com/fluent/fluent-plugin-s3/issues/362',
    text: '2020-12-18 22:19:44 -0800 [warn]: #0 [output_td] failed to flush the buffer. retry_time=4 next_retry_seconds=2020-12-18 22:19:53 97052170713425389901/219902325555200000000 -0800 chunk="5bd5829d650a86a94a0c539d3dfd66ed" error_class=RuntimeError error="Failed to upload to Treasure Data \'apache.access\' table: #<TreasureData::AuthError: Import failed: Unauthorized> (1189 bytes; 0.131649645 seconds)"',
    must: [],
  },
  {
    name: 'healthy: Fluentd, an indented warning about its code',
    source: 'https://github.com/fluent/fluentd/issues/1429',
    text: '   2017-01-24 04:33:15 +0000 [warn]: emit transaction failed: error_class=NoMethodError error="undefined method `emit\' for #<Fluent::Plugin::S3Output:007fb5f2551d88>" tag="apache.access"\n  2017-01-24 04:33:15 +0000 [warn]: suppressed same stacktrace\n  2017-01-24 04:33:15 +0000 [warn]: emit transaction failed: error_class=NoMethodError error="undefined method `emit\' for #<Fluent::Plugin::S3Output:007fb5eceb1f00>" tag="fluent.warn"',
    must: [],
  },
  {
    name: 'an event of kubelet: Mountpoint has nothing to sign with',
    source: 'https://github.com/awslabs/mountpoint-s3-csi-driver/issues/293',
    text: '  Warning  FailedMount       37s (x12 over 9m13s)  kubelet            MountVolume.SetUp failed for volume "s3-pv" : rpc error: code = Internal desc = Could not mount "<bucket-name>" at "/var/lib/kubelet/pods/78dfad8e-3eaf-44ba-93c8-fbf8cae8abc0/volumes/kubernetes.io~csi/s3-pv/mount": Mount failed: Failed to start service output: Error: Failed to create S3 client  Caused by:     0: initial ListObjectsV2 failed for bucket <bucket-name> in region us-east-1     1: Client error     2: No signing credentials available, see CRT debug logs Error: Failed to create mount process',
    must: ['no-credentials'],
  },
  {
    name: 'Go v1 before IMDSv2: 401 of the metadata service',
    source: 'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3604',
    text: '{"level":"info","ts":"2024-03-06T07:04:37Z","msg":"version","GitVersion":"v2.7.1","GitCommit":"f689bbdf73d30f23b44acfef2c3b8e7280cd66ee","BuildDate":"2024-02-09T16:21:17+0000"}\n{"level":"error","ts":"2024-03-06T07:04:40Z","logger":"setup","msg":"unable to initialize AWS cloud","error":"failed to introspect vpcID from EC2Metadata or Node name, specify --aws-vpc-id instead if EC2Metadata is unavailable: failed to fetch VPC ID from instance metadata: EC2MetadataError: failed to make EC2Metadata request\\n\\n\\tstatus code: 401, request id: "}',
    must: ['imds-unreachable'],
  },
  {
    name: 'one record of Fluent Bit, as a viewer shows it',
    source: 'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3695',
    text: '{\n    "time": "2025-09-03T01:59:41.992283653Z",\n    "stream": "stderr",\n    "_p": "F",\n    "log": "{\\"level\\":\\"error\\",\\"ts\\":\\"2025-09-03T01:59:41Z\\",\\"logger\\":\\"setup\\",\\"msg\\":\\"unable to initialize AWS cloud\\",\\"error\\":\\"failed to introspect vpcID from EC2Metadata or Node name, specify --aws-vpc-id instead if EC2Metadata is unavailable: failed to fetch VPC ID from instance metadata: EC2MetadataError: failed to make EC2Metadata request\\\\n\\\\n\\\\tstatus code: 401, request id: \\"}"\n}',
    must: ['imds-unreachable'],
  },
  {
    name: 'Ruby’s signer has no credentials',
    source: 'https://github.com/carrierwaveuploader/carrierwave-aws/issues/147',
    text: 'Message\nAws::Sigv4::Errors::MissingCredentialsError: missing credentials, provide credentials with one of the following options:\n  - :access_key_id and :secret_access_key\n  - :credentials\n  - :credentials_provider',
    must: ['no-credentials'],
  },
  {
    name: 'Rails’ tag before the signer’s error',
    source: 'https://github.com/mastodon/mastodon/issues/20508',
    text: "[903ea8c6-1750-4d3e-8617-8900b740b019] Aws::Sigv4::Errors::MissingCredentialsError (missing credentials, provide credentials with one of the following options:\n  - :access_key_id and :secret_access_key\n  - :credentials\n  - :credentials_provider):\n[903ea8c6-1750-4d3e-8617-8900b740b019] lib/paperclip/attachment_extensions.rb:84:in `block in save'",
    must: ['no-credentials'],
  },
  {
    name: 'healthy: the SDK for .NET tells where it found credentials',
    source: 'https://github.com/aws/aws-sdk-net/issues/3141',
    text: 'EnvironmentVariablesAWSCredentials 5874|2024-01-12T12:04:14.083Z|INFO|Credentials found using environment variables.',
    must: [],
  },
  {
    name: 'the status of a backup that failed, as YAML',
    source: 'https://github.com/openshift/oadp-operator/issues/8',
    text: 'status:\n  completionTimestamp: "2020-06-15T17:58:05Z"\n  message: |-\n    error running restic backup, stderr=Fatal: unable to open config file: Stat: Access Denied.\n    Is there a repository at the following location?\n    s3:s3-us-east-1.amazonaws.com/velero-6109f5e9711c8c58131acdd2f490f451/velero/restic/cake-persistent\n    : unable to find summary in restic backup command output\n  phase: Failed',
    must: ['access-denied'],
    orUnknown: true,
  },
  {
    name: 'Serverless tries again with a token that has expired',
    source: 'https://github.com/serverless/serverless/issues/9913',
    text: 'Serverless: Recoverable error occurred (The security token included in the request is expired), sleeping for ~7 seconds. Try 1 of 4\nServerless: Recoverable error occurred (The security token included in the request is expired), sleeping for ~4 seconds. Try 1 of 4\nServerless: Recoverable error occurred (The security token included in the request is expired), sleeping for ~5 seconds. Try 2 of 4\nServerless: Recoverable error occurred (The security token included in the request is expired), sleeping for ~4 seconds. Try 2 of 4\nServerless: Recoverable error occurred (The security token included in the request is expired), sleeping for ~5 seconds. Try 3 of 4',
    must: ['session-expired'],
  },
  {
    name: 'healthy: a file that must not be read',
    source: 'https://github.com/restic/restic/issues/2289',
    text: 'ERROR looking for /restores/mongodb-app-ibm-mongodb-dev-datavolume/.velero/7817a7da-76ef-11e9-8851-fa163e586ef1: stat /restores/mongodb-app-ibm-mongodb-dev-datavolume/.velero/7817a7da-76ef-11e9-8851-fa163e586ef1: permission denied',
    must: [],
  },
  {
    name: 'knife: Ruby dies under its own debug lines',
    source: 'https://github.com/chef/knife-ec2/issues/394',
    text: `INFO: Using configuration from /Users/doug/.chef/config.rb
DEBUG: Looking for key use_iam_profile and found value false
DEBUG: Looking for key region and found value us-west-2
DEBUG: Looking for key use_iam_profile and found value false
DEBUG: Looking for key aws_access_key_id and found value ASIAQ3EXAMPLE7R2LWNX
DEBUG: Looking for key aws_secret_access_key and found value [redacted]
DEBUG: Looking for key aws_session_token and found value 
DEBUG: Looking for key image and found value ami-22b9a343
/opt/chefdk/embedded/lib/ruby/gems/2.1.0/gems/excon-0.45.4/lib/excon/middlewares/expects.rb:6:in \`response_call': AuthFailure => AWS was not able to validate the provided access credentials (Fog::Compute::AWS::Error)
	from /opt/chefdk/embedded/lib/ruby/gems/2.1.0/gems/excon-0.45.4/lib/excon/middlewares/response_parser.rb:8:in \`response_call'
	from /opt/chefdk/embedded/lib/ruby/gems/2.1.0/gems/excon-0.45.4/lib/excon/connection.rb:372:in \`response'
	from /opt/chefdk/embedded/lib/ruby/gems/2.1.0/gems/excon-0.45.4/lib/excon/connection.rb:236:in \`request'
	from /opt/chefdk/embedded/lib/ruby/gems/2.1.0/gems/fog-xml-0.1.2/lib/fog/xml/connection.rb:9:in \`request'
	from /opt/chefdk/embedded/lib/ruby/gems/2.1.0/gems/fog-aws-0.7.6/lib/fog/aws/compute.rb:525:in \`_request'
	from /opt/chefdk/embedded/lib/ruby/gems/2.1.0/gems/fog-aws-0.7.6/lib/fog/aws/requests/compute/describe_images.rb:73:in \`describe_images'
	from /opt/chefdk/embedded/lib/ruby/gems/2.1.0/gems/knife-ec2-0.12.0/lib/chef/knife/ec2_server_create.rb:831:in \`validate!'
	from /opt/chefdk/embedded/lib/ruby/gems/2.1.0/gems/knife-ec2-0.12.0/lib/chef/knife/ec2_server_create.rb:527:in \`run'`,
    must: ['client-token-invalid'],
    mention: /DescribeImages/,
    mustNot: 'no-credentials',
  },
  {
    name: 'Ruby 3.3 dies under a debug line',
    text: `D, [2026-05-16T11:20:31.642315 #4711] DEBUG -- : Looking for key region and found value us-west-2
/usr/local/bundle/gems/aws-sdk-core-3.190.0/lib/seahorse/client/plugins/raise_response_errors.rb:17:in \`call': The security token included in the request is invalid. (Aws::STS::Errors::InvalidClientTokenId)
	from /usr/local/bundle/gems/aws-sdk-core-3.190.0/lib/aws-sdk-core/plugins/jsonvalue_converter.rb:16:in \`call'
	from deploy.rb:12:in \`<main>'`,
    must: ['client-token-invalid'],
  },
  {
    name: 'Ruby 3.4 dies under a debug line',
    text: `D, [2026-05-16T11:20:31.642315 #4711] DEBUG -- : Looking for key region and found value us-west-2
/usr/local/bundle/gems/aws-sdk-core-3.210.0/lib/seahorse/client/plugins/raise_response_errors.rb:17:in 'Seahorse::Client::Plugins::RaiseResponseErrors::Handler#call': Access Denied (Aws::S3::Errors::AccessDenied)
	from /usr/local/bundle/gems/aws-sdk-core-3.210.0/lib/aws-sdk-core/plugins/jsonvalue_converter.rb:16:in 'call'
	from deploy.rb:12:in '<main>'`,
    must: ['access-denied'],
  },
  {
    name: 'Ruby shows in a debug line who called',
    text: `D, [2026-05-16T11:20:31.642315 #4711] DEBUG -- : called from
/srv/app/lib/depot.rb:17:in \`call'
/srv/app/lib/depot.rb:12:in \`block in run'
I, [2026-05-16T11:20:32.642315 #4711]  INFO -- : uploaded report.csv to s3://depot/report.csv`,
    must: [],
  },
  {
    name: "Python dies under botocore's debug log",
    text: `2026-05-16 11:20:31,642 - botocore.hooks - DEBUG - Event before-parameter-build.s3.ListBuckets: calling handler
2026-05-16 11:20:31,650 - botocore.credentials - DEBUG - Looking for credentials via: env
2026-05-16 11:20:33,650 - botocore.auth - DEBUG - Calculating signature using v4 auth.
Traceback (most recent call last):
  File "/srv/app/copy.py", line 12, in <module>
    main()
  File "/usr/lib/python3/site-packages/botocore/auth.py", line 418, in add_auth
    raise NoCredentialsError()
botocore.exceptions.NoCredentialsError: Unable to locate credentials`,
    must: ['no-credentials'],
  },
  {
    name: 'Python shows in a debug line what it does without',
    text: `2026-05-16 11:20:31,642 - botocore.credentials - DEBUG - Looking for credentials via: env
2026-05-16 11:20:33,650 - app - DEBUG - cache file could not be read, it will be written anew
Traceback (most recent call last):
  File "/srv/app/cache.py", line 12, in read
    with open(path) as f:
FileNotFoundError: [Errno 2] No such file or directory: '/tmp/cache.json'
2026-05-16 11:20:34,650 - app - INFO - uploaded report.csv to s3://depot/report.csv`,
    must: [],
  },
  {
    name: 'Polaris: a session policy that is too large, told at WARN without its code',
    source: 'https://github.com/apache/polaris/issues/3243',
    text: `polaris-1  | 2025-12-09 10:12:01,004 INFO  [io.qua.htt.access-log] [,POLARIS] [,,,] (executor-thread-4) 172.20.0.1 - root [09/Dec/2025:10:12:01 +0000] "POST /api/catalog/v1/bench/namespaces HTTP/1.1" 200 412
polaris-1  | 2025-12-09 10:12:01,390 INFO  [org.apa.pol.ser.cat.ice.IcebergCatalog] [a5d0a6d2-77d0-4bb1-8a4b-2e9a0d0d7a61_0000000000000000118,POLARIS] [,,,] (executor-thread-4) Creating table T_11 at s3://my-very-long-s3-bucket/catalog/f5a4d86558ed1f7fddec42ce11d8ee3a/e3fa7fd44796b949fce728cb334f3c15/f031eb9dc709150a3e1e9a76e9af550a/T_11
polaris-1  | 2025-12-09 10:12:01,822 WARN  [org.apa.pol.cor.sto.cac.StorageCredentialCache] [a5d0a6d2-77d0-4bb1-8a4b-2e9a0d0d7a61_0000000000000000118,POLARIS] [,,,] (executor-thread-4) errorMessage=Packed policy consumes 118% of allotted space, please use smaller policy. (Service: Sts, Status Code: 400, Request ID: 6b9f8c1e-2a35-4f0b-b1a7-5d41c7f2c3d8) (SDK Attempt Count: 1) Failed to get subscoped credentials
polaris-1  | 2025-12-09 10:12:01,824 INFO  [org.apa.pol.ser.exc.IcebergExceptionMapper] [a5d0a6d2-77d0-4bb1-8a4b-2e9a0d0d7a61_0000000000000000118,POLARIS] [,,,] (executor-thread-4) Handling runtimeException Failed to get subscoped credentials: Packed policy consumes 118% of allotted space, please use smaller policy. (Service: Sts, Status Code: 400, Request ID: 6b9f8c1e-2a35-4f0b-b1a7-5d41c7f2c3d8) (SDK Attempt Count: 1)
polaris-1  | 2025-12-09 10:12:01,825 INFO  [io.qua.htt.access-log] [,POLARIS] [,,,] (executor-thread-4) 172.20.0.1 - root [09/Dec/2025:10:12:01 +0000] "POST /api/catalog/v1/bench/namespaces/NS_14/tables HTTP/1.1" 422 268`,
    must: ['packed-policy-too-large'],
    mention: /118/,
  },
  {
    name: 'session tags that are too large, told in a warning',
    text: `time="2026-05-16T11:20:31Z" level=warning msg="could not vend credentials for depot: Packed size of session tags consumes 102% of allotted space"`,
    must: ['packed-policy-too-large'],
  },
  {
    name: 'pino: a session policy that is too large',
    text: `{"level":40,"time":1784104131000,"pid":7,"hostname":"api-1","name":"vend","msg":"no session for tenant 7: Packed policy consumes 131% of allotted space, please use smaller policy."}`,
    must: ['packed-policy-too-large'],
  },
  {
    name: 'a session policy that nearly fills its room',
    text: `2026-05-16 11:20:31,642 INFO [vend.Sts] session policy for tenant 7 packed: 83% of allotted space
2026-05-16 11:20:32,642 INFO [vend.Sts] assumed role arn:aws:iam::590184726633:role/tenant for tenant 7`,
    must: [],
  },
  {
    name: 'a session policy was too large, and a smaller one was not',
    text: `2026-05-16 11:20:31,642 WARN [vend.Sts] Packed policy consumes 118% of allotted space, please use smaller policy. (Service: Sts, Status Code: 400, Request ID: 6b9f8c1e-2a35-4f0b-b1a7-5d41c7f2c3d8): trying again with the parent prefix only
2026-05-16 11:20:32,642 INFO [vend.Sts] assumed role arn:aws:iam::590184726633:role/tenant for s3://depot/tenant-7/
2026-05-16 11:20:33,642 INFO [catalog] table T_11 created`,
    must: [],
  },
]
