import type { HeldOut } from '../held-out.ts'

/** Logs of searches, deployments and old SDKs. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'the AWS SDK for Ruby 1 under JRuby',
    source: 'https://github.com/elastic/logstash/issues/1914',
    text: `#<Class:0x3b964f>: Access Denied
              return_or_raise at /opt/logstash/vendor/bundle/jruby/1.9/gems/aws-sdk-v1-1.56.0/lib/aws/core/client.rb:375
               client_request at /opt/logstash/vendor/bundle/jruby/1.9/gems/aws-sdk-v1-1.56.0/lib/aws/core/client.rb:476
        write_with_put_object at /opt/logstash/vendor/bundle/jruby/1.9/gems/aws-sdk-v1-1.56.0/lib/aws/s3/s3_object.rb:1760
              write_on_bucket at /opt/logstash/lib/logstash/outputs/s3.rb:158`,
    must: ['access-denied'],
  },
  {
    name: 'Logstash 1 puts the level last',
    source: 'https://github.com/elastic/logstash/issues/3565',
    text: `A plugin had an unrecoverable error. Will restart this plugin.
  Plugin: <LogStash::Inputs::S3 region_endpoint=>"eu-west-1", bucket=>"prd-eu-etl-log", prefix=>"20150705/eu/023", type=>"s3-test">
error: execution expired {:level=>:error}`,
    must: ['connect-stall'],
    orUnknown: true,
  },
  {
    name: '.NET, no SSO token',
    text: `info: Microsoft.Hosting.Lifetime[0]
      Application started. Press Ctrl+C to shut down.
fail: Depot.Sync[0]
      sync failed
      Amazon.Runtime.AmazonClientException: No valid SSO Token could be found.
         at Amazon.Runtime.SSOAWSCredentials.GenerateNewCredentials()`,
    must: ['sso-expired'],
  },
  {
    name: 'botocore cannot reach the container’s credentials',
    source: 'https://github.com/aws/amazon-ecs-agent/issues/1146',
    text: `Error when retrieving credentials from container-role: Error retrieving metadata: Received error when attempting to retrieve ECS metadata: HTTPConnectionPool(host='169.254.170.2', port=80): Max retries exceeded with url: /v2/credentials/7f147da7-f2d9-4bad-a297-e1e085b4a2f5 (Caused by ConnectTimeoutError(<botocore.awsrequest.AWSHTTPConnection object at 0x7f1f6>, 'Connection to 169.254.170.2 timed out. (connect timeout=2)'))`,
    must: ['imds-unreachable', 'no-credentials', 'container-credentials-refused'],
  },
  {
    name: 'Pulumi’s diagnostics',
    source: 'https://github.com/pulumi/pulumi-aws/issues/3866',
    text: `Previewing update (dev)

     Type                     Name       Plan       Info
 +   pulumi:pulumi:Stack      infra-dev  create     1 error
     └─ pulumi:providers:aws  prov                  1 error

Diagnostics:
  pulumi:providers:aws (prov):
    error: unable to validate AWS credentials.
    Details: validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 83805f40-faa6-4c05-8ff0-883cbaf478bb, api error ExpiredToken: The security token included in the request is expired`,
    must: ['session-expired'],
  },
  {
    name: 'Elasticsearch warns over a stack',
    source: 'https://github.com/elastic/cloud-on-k8s/issues/7208',
    text: `{"@timestamp":"2023-10-06T11:23:12.134Z","log.level":"INFO","message":"put repository [snapshot-repository]","ecs.version":"1.2.0","service.name":"ES_ECS","log.logger":"org.elasticsearch.repositories.RepositoriesService"}
{"@timestamp":"2023-10-06T11:23:13.134Z","log.level":"WARN","message":"path: /_snapshot/snapshot-repository, params: {repository=snapshot-repository}","ecs.version":"1.2.0","service.name":"ES_ECS","log.logger":"rest.suppressed","error.type":"org.elasticsearch.transport.RemoteTransportException","error.message":"[elastic-es-master-1][172.20.177.235:9300][cluster:admin/repository/put]","error.stack_trace":"org.elasticsearch.transport.RemoteTransportException: [elastic-es-master-1][172.20.177.235:9300][cluster:admin/repository/put]\\nCaused by: org.elasticsearch.repositories.RepositoryVerificationException: [snapshot-repository] path  is not accessible on master node\\nCaused by: java.io.IOException: Unable to upload object [tests-PTvEOe6SQLKtIeSPcuFnHg/master.dat] using a single upload\\n\\tat org.elasticsearch.repositories.s3.S3BlobContainer.executeSingleUpload(S3BlobContainer.java:489)\\nCaused by: com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: Q3XY; S3 Extended Request ID: ab; Proxy: null)"}`,
    must: ['access-denied'],
  },
  {
    name: 'Elasticsearch’s answer as curl shows it',
    source: 'https://github.com/elastic/elasticsearch-cloud-aws/issues/292',
    text: `{
  "error" : {
    "root_cause" : [ {
      "type" : "amazon_s3_exception",
      "reason" : "amazon_s3_exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 3906E3E1E996060C)"
    } ],
    "type" : "repository_verification_exception",
    "reason" : "[s3_repository] path  is not accessible on master node"
  },
  "status" : 500
}`,
    must: ['access-denied'],
  },
  {
    name: 'njs finds no role',
    source: 'https://github.com/nginx/nginx-s3-gateway/issues/143',
    text: `/docker-entrypoint.sh: Configuration complete; ready for start up
2023/06/21 09:12:44 [notice] 1#1: start worker processes
2023/06/21 09:12:49 [error] 77#77: *1 js: Could not load EC2 task role credentials: {}
172.17.0.1 - - [21/Jun/2023:09:12:49 +0000] "GET /a.txt HTTP/1.1" 500 177 "-" "curl/7.81.0" "-"`,
    must: ['no-credentials', 'imds-unreachable'],
    orUnknown: true,
  },
  {
    name: 'ClickHouse, 403 without a body',
    text: `2026.02.11 09:00:05.123456 [ 812 ] {a1b2} <Error> executeQuery: Code: 499. DB::Exception: Failed to get object info: No response body.. HTTP response code: 403: while reading depot/in.parquet: The table structure cannot be extracted from a Parquet format file. (S3_ERROR) (version 24.3.1) (from 127.0.0.1:4711) (in query: SELECT * FROM s3('https://depot.s3.amazonaws.com/in.parquet'))`,
    must: ['access-denied', 'aws-call-failed'],
    orUnknown: true,
  },
  {
    name: 'Vault relays what STS said',
    text: `2026-02-11T09:00:05.123Z [INFO]  agent.auth.handler: authenticating
2026-02-11T09:00:05.423Z [ERROR] agent.auth.handler: error authenticating: error="Error making API request.\\n\\nURL: PUT https://vault.example:8200/v1/auth/aws/login\\nCode: 400. Errors:\\n\\n* error making upstream request: received error code 403 from STS: <ErrorResponse xmlns=\\"https://sts.amazonaws.com/doc/2011-06-15/\\"><Error><Type>Sender</Type><Code>SignatureDoesNotMatch</Code><Message>Signature expired: 20260211T084005Z is now earlier than 20260211T085505Z (20260211T091005Z - 15 min.)</Message></Error></ErrorResponse>" backoff=1.23s`,
    must: ['clock-skew'],
  },
  {
    name: 'acme.sh',
    source: 'https://github.com/acmesh-official/acme.sh/issues/3193',
    text: `[Tue Sep 22 10:33:33 CST 2020] No ECS environment variable detected
[Tue Sep 22 10:33:33 CST 2020] _url='http://169.254.169.254/latest/meta-data/iam/security-credentials/'
[Tue Sep 22 10:33:33 CST 2020] timeout=1
[Tue Sep 22 10:33:34 CST 2020] Please refer to https://curl.haxx.se/libcurl/c/libcurl-errors.html for error code: 28
[Tue Sep 22 10:33:34 CST 2020] ret='28'
[Tue Sep 22 10:33:34 CST 2020] Unable to fetch IAM role from instance metadata
[Tue Sep 22 10:33:34 CST 2020] You haven't specifed the aws route53 api key id and and api key secret yet.
[Tue Sep 22 10:33:34 CST 2020] Please create your key and try again. see https://github.com/acmesh-official/acme.sh/wiki/How-to-use-Amazon-Route53-API`,
    must: ['no-credentials', 'imds-unreachable'],
    orUnknown: true,
  },
  {
    name: 'Strapi, a bucket without ACLs',
    source: 'https://github.com/strapi/strapi/issues/22280',
    text: `[2024-11-26 15:19:03.123] error: The bucket does not allow ACLs
AccessControlListNotSupported: The bucket does not allow ACLs
    at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:867:20)
    at de_CommandError (/app/node_modules/@aws-sdk/client-s3/dist-cjs/index.js:5154:14)`,
    must: ['aws-call-failed'],
    orUnknown: true,
  },
  {
    name: 'healthy: Pulumi deploys',
    text: `Updating (dev)

     Type                 Name            Status              Info
 +   pulumi:pulumi:Stack  quickstart-dev  created (12s)       1 warning
 +   └─ aws:s3:Bucket     my-bucket       created (2s)

Diagnostics:
  aws:s3:Bucket (my-bucket):
    warning: urn:pulumi:dev::quickstart::aws:s3/bucket:Bucket::my-bucket verification warning: acl is deprecated

Resources:
    + 2 created

Duration: 15s`,
    must: [],
  },
  {
    name: 'healthy: Spark’s task runs again',
    text: `26/02/11 09:00:00 INFO SparkContext: Running Spark version 3.5.0
26/02/11 09:10:00 WARN TaskSetManager: Lost task 3.0 in stage 2.0 (TID 41) (10.0.0.7 executor 1): com.amazonaws.services.s3.model.AmazonS3Exception: Please reduce your request rate. (Service: Amazon S3; Status Code: 503; Error Code: SlowDown; Request ID: 5J6K; Proxy: null)
26/02/11 09:10:00 INFO TaskSetManager: Starting task 3.1 in stage 2.0 (TID 55) (10.0.0.8, executor 2, partition 3)
26/02/11 09:10:09 INFO TaskSetManager: Finished task 3.1 in stage 2.0 (TID 55) in 9000 ms on 10.0.0.8 (executor 2) (40/40)
26/02/11 09:10:09 INFO DAGScheduler: Job 2 finished: save at Job.scala:12, took 19.1 s`,
    must: [],
  },
  {
    name: 'healthy: Elasticsearch takes a snapshot',
    text: `{"@timestamp":"2026-02-11T11:23:12.134Z","log.level":"INFO","message":"loaded module [repository-s3]","ecs.version":"1.2.0","service.name":"ES_ECS","log.logger":"org.elasticsearch.plugins.PluginsService"}
{"@timestamp":"2026-02-11T11:23:13.134Z","log.level":"WARN","message":"Authentication to realm native failed - Password authentication failed for elastic","ecs.version":"1.2.0","service.name":"ES_ECS","log.logger":"org.elasticsearch.xpack.security.authc.RealmsAuthenticator"}
{"@timestamp":"2026-02-11T11:23:14.134Z","log.level":"INFO","message":"snapshot [s3-repo:daily-1/xyz] completed with state [SUCCESS]","ecs.version":"1.2.0","service.name":"ES_ECS","log.logger":"org.elasticsearch.snapshots.SnapshotsService"}`,
    must: [],
  },
  {
    name: 'healthy: Rails refuses a visitor',
    text: `I, [2026-02-11T09:00:00.000000 #4]  INFO -- : [a1] Started GET "/admin" for 10.0.0.1 at 2026-02-11 09:00:00 +0000
I, [2026-02-11T09:00:00.010000 #4]  INFO -- : [a1] Completed 403 Forbidden in 10ms (ActiveRecord: 1.0ms)
W, [2026-02-11T09:00:01.010000 #4]  WARN -- : [a2] Can't verify CSRF token authenticity.
I, [2026-02-11T09:00:02.010000 #4]  INFO -- : [a3]   S3 Storage (120.1ms) Uploaded file to key: x1 (checksum: Zm9v)
I, [2026-02-11T09:00:02.020000 #4]  INFO -- : [a3] Completed 200 OK in 140ms`,
    must: [],
  },
]
