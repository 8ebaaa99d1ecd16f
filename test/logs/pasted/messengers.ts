import type { HeldOut } from '../held-out.ts'

/** What somebody else's layer tells of a call: a native library's log, a cluster's authenticator, an agent's cache, a Perl stack. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'the CRT, of a role that STS did not give, told at level debug before the error',
    source: 'https://github.com/awslabs/mountpoint-s3/issues/1358',
    text: `2025-04-07T12:22:50.004517Z  INFO mountpoint_s3::fs: open{req=41 ino=12 pid=212}: opened file
2025-04-07T12:22:52.322094Z DEBUG awscrt::AuthCredentialsProvider: (id=0x5648175b1870): AssumeRole call completed with http status 400
2025-04-07T12:22:52.322119Z ERROR awscrt::AuthSigning: (id=0x7f0b84805cf0) Credentials Provider failed to source credentials with error 6155(aws-c-auth: AWS_AUTH_CREDENTIALS_PROVIDER_HTTP_STATUS_FAILURE, Failed to get credentials from the credentials provider due to HTTP status)
2025-04-07T12:22:52.322502Z  WARN lookup{req=58 ino=1 name="reads.fastq.gz"}: mountpoint_s3::fuse: lookup failed with errno 5: inode error: error from ObjectClient: HeadObject failed: Client error: No signing credentials available, see CRT debug logs`,
    must: ['assume-role-failed'],
    leads: true,
    mention: /status 400/,
  },
  {
    name: 'healthy: the CRT, of a role that STS gave',
    text: `2025-04-07T12:22:49.101877Z  INFO mountpoint_s3::cli: mount-s3 1.15.0
2025-04-07T12:22:52.322094Z DEBUG awscrt::AuthCredentialsProvider: (id=0x5648175b1870): AssumeRole call completed with http status 200
2025-04-07T12:22:53.004517Z  INFO mountpoint_s3::fs: open{req=41 ino=12 pid=212}: opened file`,
    must: [],
  },
  {
    name: 'a cluster’s authenticator, of an ARN that it does not map, which a field names',
    source: 'https://github.com/kubernetes-sigs/aws-iam-authenticator/issues/406',
    text: `time="2021-10-18T21:14:41Z" level=info msg="listening on https://127.0.0.1:21362/authenticate"
time="2021-10-18T21:17:07Z" level=info msg="STS response" accountid=417289035512 arn="arn:aws:sts::417289035512:assumed-role/DepotDevelopers/kim" client="127.0.0.1:40378" method=POST path=/authenticate session=kim userid=AROAZ7QWX2NDHB5M3YKJE
time="2021-10-18T21:17:08Z" level=warning msg="access denied" arn="arn:aws:iam::417289035512:role/DepotDevelopers" client="127.0.0.1:40378" error="ARN is not mapped" method=POST path=/authenticate`,
    must: ['access-denied'],
    mention: /denied to arn:aws:iam::417289035512:role\/DepotDevelopers[\s\S]*access entry/,
  },
  {
    name: 'healthy: the same authenticator lets somebody in',
    text: `time="2021-10-19T21:14:41Z" level=info msg="listening on https://127.0.0.1:21362/authenticate"
time="2021-10-19T21:14:42Z" level=warning msg="failed to find ec2 instance region, using AWS_REGION" region=us-east-2
time="2021-10-19T21:17:08Z" level=info msg="access granted" arn="arn:aws:iam::417289035512:role/DepotDevelopers" client="127.0.0.1:40378" groups="[system:masters]" method=POST path=/authenticate username=kim`,
    must: [],
  },
  {
    name: 'healthy: an agent drops what nobody renewed, as of a pod that is gone',
    source: 'https://github.com/aws/eks-pod-identity-agent/issues/89',
    text: `{"client-addr":"10.0.41.17:43120","cluster-name":"depot","fetched_role_arn":"arn:aws:sts::481920375566:assumed-role/ebs-csi/eks-depot-9b1f","level":"info","msg":"Storing creds in cache","time":"2025-07-06T07:01:51Z"}
{"client-addr":"10.0.41.22:51114","cluster-name":"depot","level":"info","msg":"Removing credentials from cache, got non recoverable error: error getting credentials to cache: unable to fetch credentials from EKS Auth: operation error EKS Auth: AssumeRoleForPodIdentity, https response error StatusCode: 400, RequestID: 3c5a77b1-e68d-44fe-8b54-4a6c9bbcb057, ExpiredTokenException: The token included in the request is expired: current date/time 2025-07-06T07:02:09.314833331Z must be before the expiration date/time 2025-07-06T04:16:18Z.","time":"2025-07-06T07:02:09Z"}
{"client-addr":"10.0.41.30:40012","cluster-name":"depot","level":"info","msg":"Using cached credentials","time":"2025-07-06T07:03:40Z"}`,
    must: [],
  },
  {
    name: 'the same agent drops what it was refused',
    text: `{"client-addr":"10.0.41.22:51114","cluster-name":"depot","level":"info","msg":"Removing credentials from cache, got non recoverable error: error getting credentials to cache: unable to fetch credentials from EKS Auth: operation error EKS Auth: AssumeRoleForPodIdentity, https response error StatusCode: 403, RequestID: 3c5a77b1-e68d-44fe-8b54-4a6c9bbcb057, AccessDeniedException: Unauthorized Exception! EKS does not have permissions to assume the associated role.","time":"2025-07-06T07:02:09Z"}`,
    must: ['assume-role-denied'],
  },
  {
    name: 'Perl’s Paws, by its stack',
    source: 'https://github.com/pplu/aws-sdk-perl/issues/166',
    text: `depot-worker[3121]: receive: 1 message
Remove message id: 0f5a7a05-2b27-4a3e-bb40-a9ea3f4c7a63 from queue https://eu-west-1.queue.amazonaws.com/417283905561/DEPOT
The security token included in the request is expired

Trace begun at /usr/lib/perl5/site_perl/5.18.2/Paws/Net/XMLResponse.pm line 22
Paws::Net::XMLResponse::handle_response('Paws::SQS=HASH(0x6b5f6e8)', 'Paws::SQS::ReceiveMessage=HASH(0x6b4be50)', 403, '<?xml version="1.0"?><ErrorResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>The security token included in the request is expired</Message><Detail/></Error><RequestId>69f5dd0f-1dad-5e64-b31d-8c772ac97209</RequestId></ErrorResponse>', 'HASH(0x6b5edd0)') called at /usr/lib/perl5/site_perl/5.18.2/Paws/Net/Caller.pm line 40
Paws::SQS::ReceiveMessage('Paws::SQS=HASH(0x6b5f6e8)', 'QueueUrl', 'https://eu-west-1.queue.amazonaws.com/417283905561/DEPOT', 'WaitTimeSeconds', 20) called at /opt/depot/bin/depot-worker line 144`,
    must: ['session-expired'],
    mention: /SQS ReceiveMessage/,
  },
  {
    name: 'Airflow’s task log, whose error has no credentials and a bucket in its sentence',
    source: 'https://github.com/apache/airflow/issues/58140',
    text: `2025-11-10T13:25:03.112771Z [info     ] Task finished                  [supervisor] duration=3.71 exit_code=0 final_state=success loc=supervisor.py:1870
2025-11-10T13:25:07.660412Z [error    ] Could not write logs to s3://depot-airflow/dag_id=canary/attempt=1.log [airflow.providers.amazon.aws.log.s3_task_handler] loc=s3_task_handler.py:137
Traceback (most recent call last):
  File "/home/airflow/.local/lib/python3.12/site-packages/botocore/auth.py", line 424, in add_auth
    raise NoCredentialsError()
botocore.exceptions.NoCredentialsError: Unable to locate credentials
2025-11-10T13:25:07.671190Z [info     ] Task execute_workload[0199a0f3] succeeded in 8.36s: None [celery.app.trace] loc=trace.py:128`,
    must: ['no-credentials'],
    mention: /s3:\/\/depot-airflow was never sent/,
  },
  {
    name: 'healthy: the SDK for C++ found nothing by a HEAD, and was answered at the next try',
    text: `[INFO] 2023-01-16 10:02:11.216 STSResourceClient [140109116462848] Creating STS ResourceClient with endpoint: https://sts.us-west-2.amazonaws.com
[DEBUG] 2023-01-16 10:02:11.530 CurlHttpClient [140109116462848] Returned http response code 404
[WARN] 2023-01-16 10:02:11.530 AWSErrorMarshaller [140109116462848] Encountered Unknown AWSError '': No response body.
[ERROR] 2023-01-16 10:02:11.531 AWSXmlClient [140109116462848] HTTP response code: 404
Exception name: 
Error message: No response body.
[ERROR] 2023-01-16 10:04:40.036 CurlHttpClient [140109099677440] Curl returned error code 28 - Timeout was reached
[WARN] 2023-01-16 10:04:40.036 AWSClient [140109099677440] Request failed, now waiting 0 ms before attempting again.
[DEBUG] 2023-01-16 10:04:40.210 CurlHttpClient [140109099677440] Returned http response code 206`,
    must: [],
  },
  {
    name: 'healthy: credentials that came from the metadata service',
    text: `[INFO] 2021-06-19 04:12:09.610 Aws::Config::AWSProfileConfigLoader [140582450091776] Failed to reload configuration.
[INFO] 2021-06-19 04:12:09.710 EC2InstanceProfileConfigLoader [140582450091776] Successfully pulled credentials from metadata service with access key ASIAWBRD5K7QHX2JZLE4
[WARN] 2021-06-19 04:12:10.120 AWSClient [140582450091776] Request failed, now waiting 0 ms before attempting again.
[DEBUG] 2021-06-19 04:12:10.322 AWSClient [140582450091776] Request returned successful response.
PutObject ok: etag "9b2cf535f27731c974343645a3985328"`,
    must: [],
  },
  {
    name: 'healthy: commands of AWS by hand, and a bucket that was made before',
    text: `kim@depot ~ % aws s3api get-bucket-policy --bucket depot-data

An error occurred (NoSuchBucketPolicy) when calling the GetBucketPolicy operation: The bucket policy does not exist
kim@depot ~ % aws s3 mb s3://depot-data
make_bucket failed: s3://depot-data An error occurred (BucketAlreadyOwnedByYou) when calling the CreateBucket operation: Your previous request to create the named bucket succeeded and you already own it.
kim@depot ~ % aws s3 sync . s3://depot-data/2025/
upload: ./a.h5 to s3://depot-data/2025/a.h5
kim@depot ~ % exit`,
    must: [],
  },
]
