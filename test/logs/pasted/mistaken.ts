import type { HeldOut } from '../held-out.ts'

/** What was taken for mended, or for nothing: a round that finished, a command that was typed next, words that speak of what is not there. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'a KMS key refuses what S3 gave, and the shell goes on',
    source: 'https://github.com/ministryofjustice/modernisation-platform/issues/3468',
    text: `[root@ip-10-26-57-175 bin]# aws s3 cp s3://shop-software/laa/cloudwatch-agent-config/config.json /opt/aws/amazon-cloudwatch-agent/bin/.
download failed: s3://shop-software/laa/cloudwatch-agent-config/config.json to ../../opt/aws/amazon-cloudwatch-agent/bin/config.json An error occurred (AccessDenied) when calling the GetObject operation: The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.
[root@ip-10-26-57-175 bin]# systemctl status amazon-cloudwatch-agent
● amazon-cloudwatch-agent.service - Amazon CloudWatch Agent
   Active: inactive (dead)`,
    must: ['access-denied'],
    leads: true,
    mention: /KMS key/,
  },
  {
    name: 'Puppet hands on KMS’s sentence without its code',
    source: 'https://github.com/voxpupuli/hiera-eyaml/issues/263',
    text: `Info: Using configured environment 'production'
Info: Retrieving pluginfacts
Info: Retrieving plugin
Info: Loading facts
Error: Could not retrieve catalog from remote server: Error 500 on SERVER: Server Error: Evaluation Error: Error while evaluating a Function Call, The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access. (file: /etc/puppetlabs/code/environments/production/manifests/site.pp, line: 12, column: 3) on node web-03.example.net
Warning: Not using cache on failed catalog
Error: Could not retrieve catalog; skipping run`,
    must: ['access-denied'],
    leads: true,
    mention: /KMS Decrypt/,
  },
  {
    name: 'an SDK’s error object over several lines, its tries spent',
    source: 'https://github.com/posit-dev/positron/issues/7844',
    text: `2026-05-26 10:02:11.118 [info] [positron-assistant] Registered language model Claude 4 Sonnet Bedrock
2026-05-26 10:02:40.702 [info] [positron-assistant] SEND convert.messages [bedrock]: 3 messages
2026-05-26 10:02:43.911 [error] [positron-assistant] Error in chat response: {
	"name": "ThrottlingException",
	"$fault": "client",
	"$metadata": {
		"httpStatusCode": 429,
		"requestId": "5b1f9a0e-2c4d-4f7e-8b0c-7d1e2f3a4b5c",
		"attempts": 3,
		"totalRetryDelay": 787
	}
}
2026-05-26 10:02:43.915 [info] [positron-assistant] chat request finished`,
    must: ['throttled'],
    leads: true,
  },
  {
    name: 'a child process ends in a traceback, and its parent’s round is finished',
    source: 'https://github.com/wazuh/wazuh/issues/3782',
    text: `2026/07/31 10:02:11 wazuh-modulesd:aws-s3: INFO: Starting fetching of logs.
2026/07/31 10:02:11 wazuh-modulesd:aws-s3: INFO: Executing Bucket Analysis: (Bucket: wazuh-aws-wodle, Path: macie, Type: custom)
2026/07/31 10:02:14 wazuh-modulesd:aws-s3: WARNING: Bucket: wazuh-aws-wodle  -  Returned exit code 1
2026/07/31 10:02:14 wazuh-modulesd:aws-s3: WARNING: Bucket: wazuh-aws-wodle  -  Unknown error: Unable to locate credentials
2026/07/31 10:02:14 wazuh-modulesd:aws-s3: DEBUG: Bucket:  -  OUTPUT: DEBUG: +++ Debug mode on - Level: 3
DEBUG: +++ Error: Unable to locate credentials
Unknown error: Unable to locate credentials
Traceback (most recent call last):
  File "/var/ossec/wodles/aws/aws-s3.py", line 2278, in <module>
    main(sys.argv[1:])
  File "/var/ossec/wodles/aws/aws-s3.py", line 2243, in main
    aws_organization_id=options.aws_organization_id)
  File "/var/ossec/wodles/aws/aws-s3.py", line 1623, in __init__
    self.aws_account_id = self.sts_client.get_caller_identity().get('Account')
  File "/var/ossec/framework/python/lib/python3.7/site-packages/botocore/client.py", line 357, in _api_call
    return self._make_api_call(operation_name, kwargs)
botocore.exceptions.NoCredentialsError: Unable to locate credentials
2026/07/31 10:02:14 wazuh-modulesd:aws-s3: INFO: Fetching logs finished.
2026/07/31 10:02:20 wazuh-modulesd:syscollector: INFO: Evaluation finished.`,
    must: ['no-credentials'],
    leads: true,
  },
  {
    name: 'Vault looks for its key’s alias in another region',
    source: 'https://github.com/hashicorp/vault/issues/24114',
    text: `2026-11-14T08:01:12.402Z [INFO]  proxy environment: http_proxy="" https_proxy="" no_proxy=""
2026-11-14T08:01:12.403Z [WARN]  storage.raft.fsm: raft FSM db file has wider permissions than needed: needed=-rw------- existing=-rw-rw----
2026-11-14T08:01:12.611Z [INFO]  incrementing seal generation: generation=1
2026-11-14T08:01:12.612Z [DEBUG] core: set config: sanitized config="{\\"cluster_addr\\":\\"https://10.20.1.17:8201\\",\\"seals\\":[{\\"type\\":\\"awskms\\",\\"disabled\\":false}]}"
error parsing Seal configuration: error fetching AWS KMS wrapping key information: NotFoundException: Alias arn:aws:kms:us-west-2:418362907715:alias/vault-us is not found.`,
    must: ['aws-call-failed'],
    leads: true,
    mention: /alias\/vault-us/,
  },
  {
    name: 'Vault under systemd, its key in another region',
    source: 'https://github.com/avantoss/vault-infra/issues/6',
    text: `Feb 28 10:14:02 ip-10-20-1-17 systemd[1]: Started Vault Server.
Feb 28 10:14:02 ip-10-20-1-17 vault[3120]: Error parsing Seal configuration: error fetching AWS KMS sealkey information: NotFoundException: Key 'arn:aws:kms:us-east-1:418362907715:key/134419b3-5ddd-4ef4-b016-2ae7ce6dbf89' does not exist
Feb 28 10:14:02 ip-10-20-1-17 vault[3120]:         status code: 400, request id: 259019d2-91e3-4d97-87ab-f92707478cec
Feb 28 10:14:02 ip-10-20-1-17 systemd[1]: vault.service: main process exited, code=exited, status=1/FAILURE
Feb 28 10:14:02 ip-10-20-1-17 systemd[1]: Unit vault.service entered failed state.
Feb 28 10:14:02 ip-10-20-1-17 systemd[1]: vault.service failed.
Feb 28 10:14:02 ip-10-20-1-17 systemd[1]: vault.service holdoff time over, scheduling restart.
Feb 28 10:14:02 ip-10-20-1-17 systemd[1]: Stopped Vault Server.
Feb 28 10:14:02 ip-10-20-1-17 systemd[1]: start request repeated too quickly for vault.service`,
    must: ['aws-call-failed'],
    leads: true,
  },
  {
    name: 'Rust’s dispatch failed on a name',
    source: 'https://github.com/txpipe/oura/issues/541',
    text: `[2026-02-08T07:26:58Z INFO  oura::daemon] bootstrapping source
[2026-02-08T07:26:58Z INFO  oura::sources::n2n::setup] connecting to preprod-node.world.dev.cardano.org:30000
[2026-02-08T07:27:00Z WARN  oura::sources::n2n::run] found intersection: Tip
[2026-02-08T07:27:04Z WARN  oura::utils::retry] retrying operation, attempt 1 of 5
[2026-02-08T07:27:06Z ERROR oura::sinks::aws_sqs::run] unrecoverable error sending message to SQS: DispatchFailure(ConnectorError { err: hyper::Error(Connect, ConnectError("dns error", Custom { kind: Uncategorized, error: "failed to lookup address information: nodename nor servname provided, or not known" })), kind: Io })
thread '<unnamed>' panicked at 'writer loop failed: DispatchFailure(ConnectorError { err: hyper::Error(Connect, ConnectError("dns error", Custom { kind: Uncategorized, error: "failed to lookup address information: nodename nor servname provided, or not known" })), kind: Io })', src/sinks/aws_sqs/setup.rs:53:18
note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace
[2026-02-08T07:27:06Z WARN  oura::daemon] sink thread finished, shutting down`,
    must: ['connect-stall'],
    leads: true,
  },
  {
    name: 'Neptune denies where the session is over',
    source: 'https://github.com/aws/graph-explorer/issues/39',
    text: `{"level":30,"time":"2026-01-16T14:02:11.180Z","pid":17,"hostname":"graph-explorer-6d5f","msg":"Proxy available at port 443 for Neptune instance"}
{"level":30,"time":"2026-01-16T14:02:12.020Z","pid":17,"hostname":"graph-explorer-6d5f","reqId":"req-1","req":{"method":"POST","url":"/gremlin"},"msg":"request"}
{"level":30,"time":"2026-01-16T14:02:12.418Z","pid":17,"hostname":"graph-explorer-6d5f","reqId":"req-1","res":{"statusCode":200},"responseTime":398,"msg":"request completed"}
{"level":30,"time":"2026-01-16T20:14:40.116Z","pid":17,"hostname":"graph-explorer-6d5f","reqId":"req-91","req":{"method":"POST","url":"/gremlin"},"msg":"request"}
{"level":50,"time":"2026-01-16T20:14:40.304Z","pid":17,"hostname":"graph-explorer-6d5f","reqId":"req-91","msg":"{\\"code\\":\\"AccessDeniedException\\",\\"requestId\\":\\"44c2d1f0-8b7a-4f5e-9c44-0d8a1f0e77b1\\",\\"detailedMessage\\":\\"The security token included in the request is expired\\"}"}
{"level":30,"time":"2026-01-16T20:14:40.306Z","pid":17,"hostname":"graph-explorer-6d5f","reqId":"req-91","res":{"statusCode":403},"responseTime":190,"msg":"request completed"}
{"level":50,"time":"2026-01-16T20:14:52.110Z","pid":17,"hostname":"graph-explorer-6d5f","reqId":"req-92","msg":"{\\"code\\":\\"AccessDeniedException\\",\\"requestId\\":\\"9a1be0f3-6c1d-41de-b0e5-77e1a2c9d0b4\\",\\"detailedMessage\\":\\"The security token included in the request is expired\\"}"}`,
    must: ['session-expired'],
    leads: true,
    mustNot: 'access-denied',
  },
  {
    name: 'ECS could not ask ECR for its login',
    source: 'https://github.com/doctorray117/minecraft-ondemand/issues/74',
    text: `{
    "tasks": [
        {
            "attachments": [
                {
                    "id": "0c3b6a50-27f0-4f7a-8c66-2a3f9d0d9c11",
                    "type": "ElasticNetworkInterface",
                    "status": "DELETED",
                    "details": [
                        {
                            "name": "subnetId",
                            "value": "subnet-0a1b2c3d4e5f60718"
                        }
                    ]
                }
            ],
            "availabilityZone": "us-west-2a",
            "clusterArn": "arn:aws:ecs:us-west-2:418362907715:cluster/genai",
            "connectivity": "CONNECTED",
            "containers": [
                {
                    "name": "app",
                    "image": "418362907715.dkr.ecr.us-west-2.amazonaws.com/genai/app:latest",
                    "lastStatus": "STOPPED",
                    "healthStatus": "UNKNOWN"
                }
            ],
            "desiredStatus": "STOPPED",
            "lastStatus": "STOPPED",
            "launchType": "FARGATE",
            "platformVersion": "1.4.0",
            "stopCode": "TaskFailedToStart",
            "stoppedReason": "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: Post \\"https://api.ecr.us-west-2.amazonaws.com/\\": dial tcp 34.223.27.76:443: i/o timeout. Please check your task network configuration.",
            "stoppingAt": "2026-06-07T11:20:14.118000+00:00",
            "taskArn": "arn:aws:ecs:us-west-2:418362907715:task/genai/9b1f0d7c2f4e4a0a8c0d1e2f3a4b5c6d"
        }
    ],
    "failures": []
}`,
    must: ['connect-stall'],
    leads: true,
    mention: /api\.ecr\.us-west-2/,
  },
  {
    name: 'Kafka Connect names the bucket in one line, and the refusal in the next',
    source: 'https://github.com/confluentinc/kafka-connect-storage-cloud/issues/260',
    text: `[2026-07-22 16:47:30,101] INFO Creating S3 client. (io.confluent.connect.s3.storage.S3Storage)
[2026-07-22 16:47:30,102] INFO Created a retry policy for the connector (io.confluent.connect.s3.storage.S3Storage)
[2026-07-22 16:47:30,103] INFO Returning new credentials provider based on the configured credentials provider class (io.confluent.connect.s3.S3SinkConnectorConfig)
[2026-07-22 16:47:34,611] INFO Opening record writer for: topics/orders/partition=0/orders+0+0000000000.json (io.confluent.connect.s3.format.json.JsonRecordWriterProvider)
[2026-07-22 16:47:34,870] ERROR Multipart upload failed to complete for bucket 'shop-lake' key 'topics/orders/partition=0/orders+0+0000000000.json' (io.confluent.connect.s3.storage.S3OutputStream)
[2026-07-22 16:47:34,877] ERROR WorkerSinkTask{id=orders-to-s3-0} Task threw an uncaught and unrecoverable exception (org.apache.kafka.connect.runtime.WorkerTask)
org.apache.kafka.connect.errors.ConnectException: Exiting WorkerSinkTask due to unrecoverable exception.
        at org.apache.kafka.connect.runtime.WorkerSinkTask.deliverMessages(WorkerSinkTask.java:560)
        at org.apache.kafka.connect.runtime.WorkerSinkTask.poll(WorkerSinkTask.java:321)
        at org.apache.kafka.connect.runtime.WorkerSinkTask.iteration(WorkerSinkTask.java:224)
        at org.apache.kafka.connect.runtime.WorkerSinkTask.execute(WorkerSinkTask.java:192)
        at org.apache.kafka.connect.runtime.WorkerTask.doRun(WorkerTask.java:175)
        at java.util.concurrent.ThreadPoolExecutor$Worker.run(ThreadPoolExecutor.java:624)
        at java.lang.Thread.run(Thread.java:748)
Caused by: org.apache.kafka.connect.errors.DataException: Multipart upload failed to complete.
        at io.confluent.connect.s3.storage.S3OutputStream.commit(S3OutputStream.java:160)
        at io.confluent.connect.s3.format.json.JsonRecordWriterProvider$1.commit(JsonRecordWriterProvider.java:106)
        at io.confluent.connect.s3.TopicPartitionWriter.commitFile(TopicPartitionWriter.java:514)
        at io.confluent.connect.s3.S3SinkTask.put(S3SinkTask.java:195)
        ... 8 more
Caused by: java.io.IOException: Unable to initiate MultipartUpload.
        at io.confluent.connect.s3.storage.S3OutputStream.newMultipartUpload(S3OutputStream.java:230)
        ... 13 more
Caused by: com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 4A1E7C94D8B2F310; S3 Extended Request ID: mUvG0iRx1M/sEo=), S3 Extended Request ID: mUvG0iRx1M/sEo=
        at com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1660)
        at com.amazonaws.services.s3.AmazonS3Client.invoke(AmazonS3Client.java:4914)
        at com.amazonaws.services.s3.AmazonS3Client.initiateMultipartUpload(AmazonS3Client.java:3377)
        ... 14 more
[2026-07-22 16:47:34,878] ERROR WorkerSinkTask{id=orders-to-s3-0} Task is being killed and will not recover until manually restarted (org.apache.kafka.connect.runtime.WorkerTask)`,
    must: ['access-denied'],
    leads: true,
    mention: /shop-lake/,
  },
  {
    name: 'healthy: Jenkins looks for a region in vain, and takes its own',
    source: 'https://github.com/jenkinsci/aws-credentials-plugin/issues/82',
    text: `2026-12-29 14:47:50.110+0000 [id=17291]	INFO	j.p.k.s.KubernetesSlave#createLauncher: Agent build-4x2p is provisioned
2026-12-29 14:47:52.287+0000 [id=17291]	WARNING	c.c.j.p.a.AWSCredentialsImpl#getCredentials: Could not find default region using SDK lookup.
com.amazonaws.SdkClientException: Unable to load region information from any provider in the chain
	at com.amazonaws.regions.AwsRegionProviderChain.getRegion(AwsRegionProviderChain.java:59)
	at com.cloudbees.jenkins.plugins.awscredentials.AWSCredentialsImpl.getCredentials(AWSCredentialsImpl.java:138)
	at com.cloudbees.jenkins.plugins.amazonecr.AmazonECSRegistryCredential.getPassword(AmazonECSRegistryCredential.java:128)
	at com.cloudbees.jenkins.plugins.bitbucket.api.credentials.BitbucketOAuthCredentialMatcher.matches(BitbucketOAuthCredentialMatcher.java:29)
	at com.cloudbees.plugins.credentials.matchers.AnyOfMatcher.lambda$matches$0(AnyOfMatcher.java:66)
	at java.lang.Thread.run(Thread.java:748)
2026-12-29 14:47:53.011+0000 [id=17291]	INFO	c.c.j.p.a.AmazonECSRegistryCredential#getPassword: Obtained a registry token for region eu-west-1
2026-12-29 14:48:40.711+0000 [id=17322]	INFO	o.j.p.workflow.job.WorkflowRun#finish: shop/orders/main #412 completed: SUCCESS`,
    must: [],
  },
  {
    name: 'healthy: Puppet’s run',
    text: `Info: Using configured environment 'production'
Info: Retrieving pluginfacts
Info: Retrieving plugin
Info: Loading facts
Info: Caching catalog for web-03.example.net
Info: Applying configuration version '1797318487'
Notice: /Stage[main]/Profile::App/File[/etc/shop/credentials.yml]/content: [diff redacted]
Notice: /Stage[main]/Profile::App/Service[shop]: Triggered 'refresh' from 1 event
Notice: Applied catalog in 8.11 seconds`,
    must: [],
  },
  {
    name: 'healthy: an SDK’s tries told with its last error, and the next request went well',
    text: `2026-05-26 10:02:11.118 [info] [assistant] SEND convert.messages [bedrock]: 3 messages
2026-05-26 10:02:13.911 [warn] [assistant] throttled, will retry in 2 s: ThrottlingException: Too many requests, please wait before trying again. "attempts": 3
2026-05-26 10:02:17.015 [info] [assistant] Bedrock InvokeModel succeeded on attempt 2`,
    must: [],
  },
]
