import type { HeldOut } from '../held-out.ts'

/** Good days that look bad: a round that was turned away and came again, answers that were asked for; each with its bad twin. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: one round was throttled, and the next went well',
    text: `{"level":"info","ts":"2026-11-19T20:11:00Z","logger":"nodes","msg":"starting sync loop"}
{"level":"error","ts":"2026-11-19T20:12:00Z","logger":"nodes","msg":"sync of target groups failed","error":"operation error Elastic Load Balancing v2: DescribeTargetGroups, exceeded maximum number of attempts, 3, https response error StatusCode: 400, RequestID: 61aa2f44-1f7e-4b3c-9f6e-3e0d0bb8b3ce, api error Throttling: Rate exceeded"}
{"level":"info","ts":"2026-11-19T20:13:00Z","logger":"nodes","msg":"synced 12 target groups"}
{"level":"info","ts":"2026-11-19T20:14:00Z","logger":"nodes","msg":"nothing to do"}`,
    must: [],
  },
  {
    name: 'healthy: one round was throttled, and what the next one wrote stands in fields',
    text: `time="2026-11-19T20:10:00Z" level=info msg="Instantiating new client"
time="2026-11-19T20:11:00Z" level=error msg="Failed to do run once: listing queues: Throttling: Rate exceeded\\n\\tstatus code: 400, request id: 4c0b0a4e-0b08-11ea-8f19-1f6a0c6b7d55"
time="2026-11-19T20:12:00Z" level=info msg="3 successfully updated" queueName=depot-orders account=main`,
    must: [],
  },
  {
    name: 'rounds are throttled to the last',
    text: `{"level":"info","ts":"2026-11-19T20:11:00Z","logger":"nodes","msg":"synced 12 target groups"}
{"level":"error","ts":"2026-11-19T20:12:00Z","logger":"nodes","msg":"sync of target groups failed","error":"operation error Elastic Load Balancing v2: DescribeTargetGroups, exceeded maximum number of attempts, 3, https response error StatusCode: 400, RequestID: 61aa2f44-1f7e-4b3c-9f6e-3e0d0bb8b3ce, api error Throttling: Rate exceeded"}
{"level":"info","ts":"2026-11-19T20:14:00Z","logger":"nodes","msg":"received SIGTERM"}`,
    must: ['throttled'],
  },
  {
    name: 'one file of many was turned away, and others were copied',
    text: `2026-11-19T20:11:00Z INFO copied reports/17.csv to s3://depot-reports/17.csv
2026-11-19T20:11:02Z ERROR copy of reports/18.csv failed: An error occurred (SlowDown) when calling the PutObject operation (reached max retries: 4): Please reduce your request rate.
2026-11-19T20:11:04Z INFO copied reports/19.csv to s3://depot-reports/19.csv`,
    must: ['throttled'],
  },
  {
    name: 'healthy: a try of AssumeRole was throttled, and the next one authenticated',
    text: `Assuming role with OIDC
Retry AssumeRole: attempt 1 of 12 failed: Could not assume role with OIDC: Rate exceeded. Retrying after 24ms.
Retry AssumeRole: attempt 2 of 12 failed: Could not assume role with OIDC: Rate exceeded. Retrying after 61ms.
Authenticated as assumedRoleId AROAEXAMPLEEXAMPLE123:GitHubActions`,
    must: [],
  },
  {
    name: 'AssumeRole was throttled to the last try',
    text: `Assuming role with OIDC
Retry AssumeRole: attempt 11 of 12 failed: Could not assume role with OIDC: Rate exceeded. Retrying after 24ms.
Retry AssumeRole: attempt 12 of 12 failed: Could not assume role with OIDC: Rate exceeded. Reached max retries; giving up.
Error: Could not assume role with OIDC: Rate exceeded`,
    must: ['throttled', 'assume-role-failed'],
  },
  {
    name: 'healthy: restic’s words of a save that went well after some tries',
    text: `using temporary credentials of role depot-backup until 2026-11-09T05:00:02Z
repository 5c0e1f2a opened (version 2, compression level auto)
Save(<data/77aa01be4c>) returned error, retrying after 392.621188ms: client.PutObject: Please reduce your request rate.
Save(<data/77aa01be4c>) returned error, retrying after 892.621188ms: client.PutObject: Please reduce your request rate.
Save(<data/77aa01be4c>) operation successful after 2 retries
snapshot 7f3a9c11 saved`,
    must: [],
  },
  {
    name: 'restic’s save failed, and another one went well after some tries',
    text: `using temporary credentials of role depot-backup until 2026-11-09T05:00:02Z
repository 5c0e1f2a opened (version 2, compression level auto)
Save(<data/1100ffe4c2>) operation successful after 2 retries
Save(<data/77aa01be4c>) returned error, retrying after 392.621188ms: client.PutObject: Please reduce your request rate.
Fatal: unable to save snapshot: client.PutObject: Please reduce your request rate.`,
    must: ['throttled'],
  },
  {
    name: 'healthy: the AWS SDK for Ruby tells of each call, and some answers are no',
    text: `[Aws::S3::Client 404 0.031 0 retries] head_object(bucket:"depot-files",key:"cache/8/original.png") Aws::S3::Errors::NotFound

[Aws::S3::Client 404 0.031 0 retries] get_bucket_lifecycle_configuration(bucket:"depot-files") Aws::S3::Errors::NoSuchLifecycleConfiguration The lifecycle configuration does not exist

[Aws::S3::Client 412 0.044 0 retries] put_object(bucket:"depot-files",if_none_match:"*",key:"locks/1") Aws::S3::Errors::PreconditionFailed At least one of the pre-conditions you specified did not hold

2026-11-11T09:00:09Z 1 TID-owv9 LockWorker INFO: somebody else has it`,
    must: [],
  },
  {
    name: 'the AWS SDK for Ruby tells of a refusal',
    text: `[Aws::S3::Client 200 0.031 0 retries] head_object(bucket:"depot-files",key:"cache/8/original.png")

[Aws::S3::Client 403 0.044 0 retries] put_object(bucket:"depot-files",key:"locks/1") Aws::S3::Errors::AccessDenied Access Denied

2026-11-11T09:00:09Z 1 TID-owv9 LockWorker INFO: nothing stored`,
    must: ['access-denied'],
    mention: /PutObject/,
  },
  {
    name: 'healthy: nobody configured it, and whoever asked says so at level error',
    text: `2026-11-11T09:00:01Z INFO inventory of 3 buckets
2026-11-11T09:00:02Z ERROR depot-a: operation error S3: GetBucketEncryption, https response error StatusCode: 404, RequestID: 36W679HT6SCNJ60V, HostID: MVQF, api error ServerSideEncryptionConfigurationNotFoundError: The server side encryption configuration was not found
2026-11-11T09:00:03Z ERROR depot-b: An error occurred (NoSuchTagSet) when calling the GetBucketTagging operation: The TagSet does not exist
2026-11-11T09:00:04Z WARN depot/api: An error occurred (LifecyclePolicyNotFoundException) when calling the GetLifecyclePolicy operation: Lifecycle policy does not exist for the repository with name 'depot/api' in the registry with id '418362907715'
2026-11-11T09:00:05Z INFO inventory written`,
    must: [],
  },
  {
    name: 'a setting that is not there, which the program ended with',
    text: `Traceback (most recent call last):
  File "tags.py", line 12, in <module>
    tags = s3.get_bucket_tagging(Bucket="depot-b")
  File "/usr/lib/python3.12/site-packages/botocore/client.py", line 1023, in _make_api_call
    raise error_class(parsed_response, operation_name)
botocore.exceptions.ClientError: An error occurred (NoSuchTagSet) when calling the GetBucketTagging operation: The TagSet does not exist`,
    must: ['aws-call-failed'],
  },
  {
    name: 'healthy: a scanner’s verdicts on what AWS answered',
    text: `2026-11-11T09:00:01Z START RequestId: 0c3cf6a5-46a1-43a0-8c9c-5b2a7dcd6a10 Version: $LATEST
2026-11-11T09:00:02Z assets.depot.example: AccessDenied from S3, bucket exists and is not public
2026-11-11T09:00:03Z promo.depot.example is dangling: NoSuchBucket
2026-11-11T09:00:04Z 2 names looked at`,
    must: [],
  },
  {
    name: 'a scanner could not tell whether a bucket is public',
    text: `2026-11-11T09:00:01Z START RequestId: 0c3cf6a5-46a1-43a0-8c9c-5b2a7dcd6a10 Version: $LATEST
2026-11-11T09:00:02Z cannot tell whether depot-assets is public: An error occurred (AccessDenied) when calling the GetBucketAcl operation: User: arn:aws:sts::418362907715:assumed-role/audit/a is not authorized to perform: s3:GetBucketAcl
2026-11-11T09:00:04Z 1 name looked at`,
    must: ['access-denied'],
  },
  {
    name: 'healthy: a new role is waited for until the function is made',
    text: `creating role\tiam.createRole\tRoleName=depot-executor
creating function\tlambda.createFunction\tFunctionName=depot
InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda. Retrying until the role is ready
creating function\tlambda.createFunction\tFunctionName=depot
adding alias\tlambda.createAlias\tName=live`,
    must: [],
  },
  {
    name: 'a role that is waited for in vain',
    text: `creating function\tlambda.createFunction\tFunctionName=depot
The role defined for the function cannot be assumed by Lambda.\twaiting for IAM role propagation
creating function\tlambda.createFunction\tFunctionName=depot
The role defined for the function cannot be assumed by Lambda.\twaiting for IAM role propagation
creating function\tlambda.createFunction\tFunctionName=depot
InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.`,
    must: ['service-role-refused'],
  },
  {
    name: 'healthy: an agent asks for the instance’s type, where there is no instance, and sends what it is for',
    text: `2026-11-16T08:16:12Z [Info] Initializing collector 3.3.6
2026-11-16T08:16:14Z [Error] cannot read instance type: RequestError: send request failed
caused by: Get "http://169.254.169.254/latest/meta-data/instance-type": dial tcp 169.254.169.254:80: connect: no route to host
2026-11-16T08:16:14Z [Info] Using region: eu-west-1
2026-11-16T08:16:16Z [Info] Successfully sent batch of 12 records (0.074 seconds)`,
    must: [],
  },
  {
    name: 'healthy: a driver goes on to another source of what it asked the metadata service for',
    text: `I1117 23:50:31.262970       1 metadata.go:66] "Attempting to retrieve instance metadata from IMDS"
E1117 23:50:36.271102       1 metadata.go:76] "IMDS did not answer, falling back to node labels" err="operation error ec2imds: GetMetadata, request canceled, context deadline exceeded"
I1117 23:50:36.301177       1 driver.go:69] "Driver Information" driverName="fs.csi.depot.example"
I1117 23:51:06.015577       1 node.go:424] "NodeStageVolume: mounted" volumeID="fs-0aa11bb22cc33dd44"`,
    must: [],
  },
  {
    name: 'a role was asked for in vain, and nothing was sent',
    text: `2026-11-16T08:16:12Z [Info] Initializing collector 3.3.6
2026-11-16T08:16:14Z [Error] cannot read credentials: RequestError: send request failed
caused by: Get "http://169.254.169.254/latest/meta-data/iam/security-credentials/": dial tcp 169.254.169.254:80: connect: no route to host
2026-11-16T08:16:14Z [Info] Using region: eu-west-1
2026-11-16T08:16:16Z [Info] Successfully parsed 12 records`,
    must: ['imds-unreachable', 'no-credentials'],
  },
  {
    name: 'the place of the instance was asked for in vain, and nothing was done after',
    text: `I1117 23:50:31.262970       1 metadata.go:66] "Attempting to retrieve instance metadata from IMDS"
E1117 23:50:36.271102       1 main.go:76] "could not get region from instance metadata" err="operation error ec2imds: GetRegion, request canceled, context deadline exceeded"
F1117 23:50:36.301177       1 main.go:79] giving up`,
    must: ['imds-unreachable'],
  },
  {
    name: 'healthy: somebody logged in, and what had failed went well',
    text: `kim@laptop:~/depot$ aws s3 ls s3://depot-dev/ --profile dev
Error when retrieving token from sso: Token has expired and refresh failed
kim@laptop:~/depot$ aws sso login --profile dev
Successfully logged into Start URL: https://depot.awsapps.com/start
kim@laptop:~/depot$ aws s3 ls s3://depot-dev/ --profile dev
2026-06-01 10:00:00        412 README.md
kim@laptop:~/depot$ exit`,
    must: [],
  },
  {
    name: 'healthy: docker was logged in, and pushed',
    text: `PS C:\\depot> docker push 418362907715.dkr.ecr.eu-west-1.amazonaws.com/api:7
The push refers to repository [418362907715.dkr.ecr.eu-west-1.amazonaws.com/api]
no basic auth credentials
PS C:\\depot> aws ecr get-login-password | docker login --username AWS --password-stdin 418362907715.dkr.ecr.eu-west-1.amazonaws.com
Login Succeeded
PS C:\\depot> docker push 418362907715.dkr.ecr.eu-west-1.amazonaws.com/api:7
The push refers to repository [418362907715.dkr.ecr.eu-west-1.amazonaws.com/api]
7: digest: sha256:9a1b size: 1992`,
    must: [],
  },
  {
    name: 'somebody logged in, and what had failed fails again',
    text: `kim@laptop:~/depot$ aws s3 ls s3://depot-dev/ --profile dev
Error when retrieving token from sso: Token has expired and refresh failed
kim@laptop:~/depot$ aws sso login --profile other
Successfully logged into Start URL: https://depot.awsapps.com/start
kim@laptop:~/depot$ aws s3 ls s3://depot-dev/ --profile dev
Error when retrieving token from sso: Token has expired and refresh failed
kim@laptop:~/depot$ exit`,
    must: ['sso-expired'],
  },
  {
    name: 'what failed was not typed again, and another command went well',
    text: `kim@laptop:~/depot$ aws s3 cp out.csv s3://depot-prod/
upload failed: ./out.csv to s3://depot-prod/out.csv An error occurred (AccessDenied) when calling the PutObject operation: User: arn:aws:iam::418362907715:user/kim is not authorized to perform: s3:PutObject
kim@laptop:~/depot$ aws s3 ls s3://depot-prod/
2026-06-01 10:00:00        412 README.md
kim@laptop:~/depot$ exit`,
    must: ['access-denied'],
  },
  {
    name: 'healthy: a client reckons with the server’s clock, and goes on',
    text: `2026-09-01T04:00:00.100Z level=warn msg="server's clock is 1312 s ahead, correcting and retrying" code=RequestTimeTooSkewed attempt=1
2026-09-01T04:00:00.481Z level=info msg="upload ok" key=cam/1.ts attempt=2
2026-09-01T04:01:00.481Z level=info msg="upload ok" key=cam/2.ts attempt=1`,
    must: [],
  },
  {
    name: 'a client that tries again, and is as late each time',
    text: `2026-09-01T04:00:00.100Z level=warn msg="upload failed, retrying" code=RequestTimeTooSkewed attempt=1
2026-09-01T04:00:20.100Z level=warn msg="upload failed, retrying" code=RequestTimeTooSkewed attempt=2
2026-09-01T04:00:40.100Z level=warn msg="upload failed, retrying" code=RequestTimeTooSkewed attempt=3
2026-09-01T04:01:00.481Z level=info msg="0 files waiting"`,
    must: ['clock-skew'],
  },
  {
    name: 'healthy: statements as a database and those who ask it put them down',
    text: `2026-03-04 09:00:00.114 UTC [71] LOG:  database system is ready to accept connections
2026-03-04 09:00:04.201 UTC [113] LOG:  duration: 0.412 ms  execute <unnamed>: INSERT INTO errors(text) VALUES ('NoCredentialsError: Unable to locate credentials')
2026-03-04 09:00:05.201 UTC [113] DETAIL:  parameters: $1 = 'An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.'
2026-03-04T09:00:06.201000Z\t   12 Query\tSELECT id FROM errors WHERE text LIKE '%is not authorized to perform: sts:AssumeRole%'
Executing (default): UPDATE errors SET seen = 1 WHERE text = 'AccessDenied: Access Denied (S3)';
  Ticket Create (0.3ms)  INSERT INTO "tickets" ("title") VALUES ('An error occurred (SlowDown) when calling the PutObject operation')
2026-03-04 09:05:00.000 UTC [68] LOG:  checkpoint complete: wrote 41 buffers (0.3%)`,
    must: [],
  },
  {
    name: 'a database that is refused by S3 itself',
    text: `2026-03-04 09:00:04.201 UTC [113] LOG:  statement: SELECT aws_s3.query_export_to_s3('SELECT 1', 'depot', 'a.csv');
2026-03-04 09:00:05.201 UTC [113] ERROR:  could not upload to Amazon S3: AccessDenied: User: arn:aws:sts::418362907715:assumed-role/rds-export/a is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::depot/a.csv"
2026-03-04 09:00:05.201 UTC [113] STATEMENT:  SELECT aws_s3.query_export_to_s3('SELECT 1', 'depot', 'a.csv');`,
    must: ['access-denied'],
  },
  {
    name: 'a statement that Athena refused',
    text: 'SELECT * FROM depot.orders failed: An error occurred (AccessDeniedException) when calling the StartQueryExecution operation: You are not authorized to perform: athena:StartQueryExecution on the resource.',
    must: ['access-denied'],
  },
  {
    name: 'Ansible: a task fails of the key, and the next one goes as it should',
    text: `TASK [network : look for the subnet] *******************************************
An exception occurred during task execution. To see the full traceback, use -vvv. The error was: botocore.exceptions.ClientError: An error occurred (AuthFailure) when calling the DescribeSubnets operation: AWS was not able to validate the provided access credentials
fatal: [localhost]: FAILED! => {"boto3_version": "1.34.0", "changed": false, "msg": "Failed to describe subnets: An error occurred (AuthFailure) when calling the DescribeSubnets operation: AWS was not able to validate the provided access credentials"}

TASK [where to read on] ********************************************************
ok: [localhost] => {
    "msg": "See docs/network.md"
}`,
    must: ['client-token-invalid'],
  },
  {
    name: 'healthy: the CDK goes on with its caller’s own credentials, and deploys',
    text: `✨  Synthesis time: 6.41s

current credentials could not be used to assume 'arn:aws:iam::418362907715:role/cdk-hnb659fds-deploy-role-418362907715-eu-west-1', but are for the right account. Proceeding anyway.
Depot: deploying... [1/1]
Depot: creating CloudFormation changeset...

 ✅  Depot

✨  Deployment time: 41.2s`,
    must: [],
  },
  {
    name: 'the CDK goes on with its caller’s own credentials, and fails',
    text: `✨  Synthesis time: 6.41s

current credentials could not be used to assume 'arn:aws:iam::418362907715:role/cdk-hnb659fds-deploy-role-418362907715-eu-west-1', but are for the right account. Proceeding anyway.
Depot: deploying... [1/1]

 ❌  Depot failed: Error: The stack named Depot failed to deploy: ROLLBACK_COMPLETE`,
    must: ['assume-role-denied', 'assume-role-failed', 'fallback-after-assume-error'],
    mention: /deploy-role/,
  },
  {
    name: 'STS is not active in the region, and the client sums its chain up before it',
    text: `{"level":"ERROR","time":"2026-09-30T12:52:27.746Z","logger":"controller","message":"api check failed","error":"operation error EC2: DescribeInstanceTypes, get identity: get credentials: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 403, RequestID: b839db9e-4669-481b-8fc8-76f57ff6c395, RegionDisabledException: STS is not activated in this region for account:418362907715. Your account administrator can activate STS in this region using the IAM Console."}
panic: operation error EC2: DescribeInstanceTypes, get identity: get credentials: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 403, RequestID: b839db9e-4669-481b-8fc8-76f57ff6c395, RegionDisabledException: STS is not activated in this region for account:418362907715. Your account administrator can activate STS in this region using the IAM Console.`,
    must: ['sts-region-disabled'],
    mustNot: 'no-credentials',
  },
  {
    name: 'docker cannot reach the endpoint of a task’s credentials',
    text: `level=error time=2026-10-28T18:03:14Z msg="Error starting container" error="Error response from daemon: failed to initialize logging driver: failed to create Cloudwatch log stream: CredentialsEndpointError: failed to load credentials\\ncaused by: RequestError: send request failed\\ncaused by: Get \\"http://169.254.170.2/v2/credentials/a7ea658d\\": dial tcp 169.254.170.2:80: i/o timeout"
level=info time=2026-10-28T18:03:14Z msg="Essential container stopped" taskFamily="depot"`,
    must: ['imds-unreachable'],
    mention: /in vain[^"]*|169\.254\.170\.2/,
  },
  {
    name: 'a command names the bucket that its error does not',
    text: `$ restic -r s3:s3.eu-west-1.amazonaws.com/depot-backup check
Fatal: unable to open config file: Stat: Access Denied.
Is there a repository at the following location?
$ echo $?
1`,
    must: ['access-denied'],
    mention: /depot-backup/,
  },
  {
    name: 'a script is traced: only what its commands said is told',
    text: `+ set -u
+ trap 'echo "failed: AccessDenied? see the wiki" >&2' ERR
+ grep -q 'Unable to locate credentials' /tmp/err
++ aws sts assume-role --role-arn arn:aws:iam::418362907715:role/depot --role-session-name ci
An error occurred (ExpiredToken) when calling the AssumeRole operation: The security token included in the request is expired
+ echo 0
0`,
    must: ['session-expired'],
    mustNot: 'no-credentials',
  },
  {
    name: 'healthy: a script is traced that speaks of errors, and all goes well',
    text: `+ set -euo pipefail
+ trap 'echo "failed: AccessDenied or ExpiredToken?" >&2' ERR
+ MESSAGE='An error occurred (AccessDenied) when calling the CreateInvalidation operation'
++ aws sts get-caller-identity --query Arn --output text
+ WHO=arn:aws:sts::418362907715:assumed-role/ci/run-1
+ aws s3 sync dist/ s3://depot-site/ --delete
upload: dist/index.html to s3://depot-site/index.html
+ echo done
done`,
    must: [],
  },
  {
    name: 'healthy: Nextcloud’s levels, where 2 warns',
    text: `{"reqId":"a1","level":2,"time":"2026-11-07T08:11:02+00:00","remoteAddr":"10.0.3.4","user":"anna","app":"PHP","method":"PROPFIND","url":"/remote.php/dav/files/anna/","message":"Undefined array key \\"secret\\" at /var/www/html/apps/files_external/lib/Lib/Storage/AmazonS3.php#54","version":"31.0.10.2","data":{"app":"PHP"}}
{"reqId":"a2","level":1,"time":"2026-11-07T08:11:05+00:00","remoteAddr":"10.0.3.4","user":"anna","app":"files","method":"PUT","url":"/remote.php/dav/files/anna/plan.odt","message":"upload finished, 81220 bytes to external storage amazon::depot","version":"31.0.10.2","data":[]}`,
    must: [],
  },
  {
    name: 'Nextcloud’s level 3 is an error',
    text: `{"reqId":"a1","level":3,"time":"2026-11-07T08:11:02+00:00","remoteAddr":"10.0.3.4","user":"anna","app":"files_external","method":"PROPFIND","url":"/remote.php/dav/files/anna/","message":"Error executing \\"ListObjects\\" on \\"https://depot.s3.eu-west-1.amazonaws.com/?prefix=\\"; AWS HTTP error: Client error: \`GET https://depot.s3.eu-west-1.amazonaws.com/\` resulted in a \`403 Forbidden\` response: InvalidAccessKeyId (client): The AWS Access Key Id you provided does not exist in our records.","version":"31.0.10.2","data":{"app":"files_external"}}`,
    must: ['client-token-invalid'],
  },
  {
    name: 'healthy: mozlog, whose message is a field of its own',
    text: `{"Timestamp":1563037201021000000,"Logger":"depot-events","Type":"startup","Severity":6,"Pid":1,"EnvVersion":"2.0","Fields":{"msg":"started with SQS queue depot","port":8093}}
{"Timestamp":1563037205200000000,"Logger":"depot-events","Type":"deliver.retry","Severity":4,"Pid":1,"EnvVersion":"2.0","Fields":{"msg":"webhook answered 429","clientId":"98adfa"}}`,
    must: [],
  },
  {
    name: 'healthy: zap’s console, its tabs pasted as blanks',
    text: `2026-03-18T18:09:13.864Z        INFO        controllers.Job        Loaded AWS config        {"job": "default/depot"}
2026-03-18T18:13:03.730Z        ERROR        controller-runtime.controller        Reconciler error        {"controller": "job", "error": "Operation cannot be fulfilled on jobs.sagemaker.aws.amazon.com \\"depot\\": the object has been modified; please apply your changes to the latest version and try again"}
2026-03-18T18:18:40.230Z        DEBUG        controller-runtime.controller        Successfully Reconciled        {"controller": "job"}`,
    must: [],
  },
  {
    name: 'healthy: pip says what does not fit, and the job goes on',
    text: `$ pip install -q -r requirements.txt
ERROR: pip's dependency resolver does not currently take into account all the packages that are installed. This behaviour is the source of the following dependency conflicts.
s3fs 2024.6.1 requires aiobotocore<3.0.0,>=2.5.4, but you have aiobotocore 3.1.0 which is incompatible.
$ python publish.py
INFO publish: 41 objects written to s3://depot-docs`,
    must: [],
  },
  {
    name: 'healthy: below an error another command is run, which names a role',
    text: `$ pip install -q -r requirements.txt
ERROR: pip's dependency resolver does not currently take into account all the packages that are installed. This behaviour is the source of the following dependency conflicts.
s3fs 2024.6.1 requires aiobotocore<3.0.0,>=2.5.4, but you have aiobotocore 3.1.0 which is incompatible.
$ export $(printf "AWS_ACCESS_KEY_ID=%s" $(aws sts assume-role-with-web-identity --role-arn $ROLE_ARN --web-identity-token $TOKEN --query Credentials.AccessKeyId))
$ python publish.py
INFO publish: 41 objects written to s3://depot-docs`,
    must: [],
  },
  {
    name: 'power tuning: an alias that is not there, and is made',
    text: `START RequestId: 0b1f1583-e26d-420e-acaf-cb03878c7f00 Version: $LATEST
2020-01-28T08:45:49.894Z	0b1f1583-e26d-420e-acaf-cb03878c7f00	INFO	Getting current power value
2020-01-28T08:45:50.104Z	0b1f1583-e26d-420e-acaf-cb03878c7f00	INFO	Getting alias  RAM128
2020-01-28T08:45:50.220Z	0b1f1583-e26d-420e-acaf-cb03878c7f00	ERROR	Error during alias check: ResourceNotFoundException: Cannot find alias arn: arn:aws:lambda:us-west-2:418830957261:function:dev-get-lambda:RAM128
    at Object.extractError (/var/runtime/node_modules/aws-sdk/lib/protocol/json.js:51:27) {
  code: 'ResourceNotFoundException',
  statusCode: 404,
  retryable: false
}
2020-01-28T08:45:50.221Z	0b1f1583-e26d-420e-acaf-cb03878c7f00	INFO	Alias does not exist yet, it will be created
2020-01-28T08:45:50.330Z	0b1f1583-e26d-420e-acaf-cb03878c7f00	INFO	Setting power to  128
2020-01-28T08:45:51.404Z	0b1f1583-e26d-420e-acaf-cb03878c7f00	INFO	Publishing new version
2020-01-28T08:45:52.001Z	0b1f1583-e26d-420e-acaf-cb03878c7f00	INFO	Creating alias  RAM128
2020-01-28T08:46:02.101Z	0b1f1583-e26d-420e-acaf-cb03878c7f00	INFO	Initialized 6 power values
END RequestId: 0b1f1583-e26d-420e-acaf-cb03878c7f00
REPORT RequestId: 0b1f1583-e26d-420e-acaf-cb03878c7f00	Duration: 12588.20 ms	Billed Duration: 12600 ms	Memory Size: 128 MB	Max Memory Used: 84 MB	Init Duration: 402.10 ms	`,
    must: [],
  },
  {
    name: 'KCL: a lease table that is not there, and is made',
    text: `2026-05-16 11:20:31,642 [main] ERROR c.a.s.k.leases.dynamodb.DynamoDBLeaseRefresher - Got ResourceNotFoundException for leaseTable orders-consumer in leaseTableExists() returning false.
software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException: Requested resource not found: Table: orders-consumer not found (Service: DynamoDb, Status Code: 400, Request ID: 6b9f8c1e-2a35-4f0b-b1a7-5d41c7f2c3d8)
	at software.amazon.awssdk.services.dynamodb.DefaultDynamoDbClient.describeTable(DefaultDynamoDbClient.java:2112)
2026-05-16 11:20:32,101 [main] INFO  c.a.s.k.leases.dynamodb.DynamoDBLeaseRefresher - Creating table orders-consumer
2026-05-16 11:20:41,642 [main] INFO  c.a.s.k.leases.dynamodb.DynamoDBLeaseRefresher - Table orders-consumer is ACTIVE`,
    must: [],
  },
  {
    name: 'Python: a bucket that is not there yet',
    text: `2026-05-16 11:20:31,642 ERROR state: An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist
2026-05-16 11:20:31,650 INFO state: bucket acme-state is not there yet, creating it
2026-05-16 11:20:32,650 INFO state: saved state to s3://acme-state/a.json`,
    must: [],
  },
  {
    name: 'pino: a queue that is not there, and is made',
    text: `{"level":50,"time":1784104131000,"pid":7,"hostname":"api-1","name":"queues","err":{"type":"QueueDoesNotExist","message":"The specified queue does not exist.","stack":"QueueDoesNotExist: The specified queue does not exist.\\n    at de_QueueDoesNotExistRes (/app/node_modules/@aws-sdk/client-sqs/dist-cjs/index.js:1010:21)","name":"QueueDoesNotExist","$fault":"client","$metadata":{"httpStatusCode":400,"requestId":"6b9f8c1e-2a35-4f0b-b1a7-5d41c7f2c3d8"}},"msg":"no queue orders-dlq"}
{"level":30,"time":1784104131200,"pid":7,"hostname":"api-1","name":"queues","msg":"creating queue orders-dlq"}
{"level":30,"time":1784104131900,"pid":7,"hostname":"api-1","name":"queues","msg":"listening"}`,
    must: [],
  },
  {
    name: 'Go: a parameter that is not there, and gets its defaults',
    text: `time="2026-05-16T11:20:31Z" level=error msg="get /depot/flags: operation error SSM: GetParameter, https response error StatusCode: 400, RequestID: 6b9f8c1e-2a35-4f0b-b1a7-5d41c7f2c3d8, ParameterNotFound: "
time="2026-05-16T11:20:31Z" level=info msg="parameter /depot/flags does not exist, will be created with defaults"
time="2026-05-16T11:20:32Z" level=info msg="depot ready"`,
    must: [],
  },
  {
    name: 'Ruby: a log group that is not there, and is made, in one line',
    text: `E, [2026-05-16T11:20:31.642315 #4711] ERROR -- : Aws::CloudWatchLogs::Errors::ResourceNotFoundException: The specified log group does not exist. Creating log group /depot/api
I, [2026-05-16T11:20:32.642315 #4711]  INFO -- : shipping 12 lines to /depot/api`,
    must: [],
  },
  {
    name: 'a bucket that is not there, and may not be made',
    text: `2026-05-16 11:20:31,642 ERROR state: An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist
2026-05-16 11:20:31,650 INFO state: bucket acme-state is not there yet, creating it
2026-05-16 11:20:32,650 ERROR state: An error occurred (AccessDenied) when calling the CreateBucket operation: Access Denied`,
    must: ['access-denied'],
  },
  {
    name: 'a bucket that is not there, and something else is made',
    text: `2026-05-16 11:20:31,642 ERROR copy: An error occurred (NoSuchBucket) when calling the PutObject operation: The specified bucket does not exist
2026-05-16 11:20:31,650 INFO mail: creating report for Monday
2026-05-16 11:20:32,650 INFO mail: report sent`,
    must: ['no-such-bucket'],
  },
  {
    name: 'kubectl describe: the kubelet waited for a ConfigMap',
    text: `$ kubectl -n checkout describe pod checkout-api-5c7b9d8f5b-t6c4w
Name:             checkout-api-5c7b9d8f5b-t6c4w
Namespace:        checkout
Priority:         0
Service Account:  checkout-api
Node:             i-0a84c1be30f7d9925/10.40.20.14
Start Time:       Tue, 14 Oct 2025 11:40:02 +0000
Status:           Running
IP:               10.40.20.143
Controlled By:    ReplicaSet/checkout-api-5c7b9d8f5b
Containers:
  api:
    Image:          registry.example/checkout/api:2025.10.1
    State:          Running
      Started:      Tue, 14 Oct 2025 11:40:51 +0000
    Ready:          True
    Restart Count:  0
    Environment:
      AWS_STS_REGIONAL_ENDPOINTS:              regional
      AWS_DEFAULT_REGION:                      us-east-1
      AWS_REGION:                              us-east-1
      AWS_CONTAINER_CREDENTIALS_FULL_URI:      http://169.254.170.23/v1/credentials
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE:  /var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token
Conditions:
  Type                        Status
  PodReadyToStartContainers   True 
  Initialized                 True 
  Ready                       True 
  ContainersReady             True 
  PodScheduled                True 
Events:
  Type     Reason            Age                From               Message
  ----     ------            ----               ----               -------
  Warning  FailedScheduling  4m10s              default-scheduler  0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.
  Normal   Nominated         4m8s               karpenter          Pod should schedule on: nodeclaim/general-purpose-9hh4d
  Normal   Scheduled         3m20s              default-scheduler  Successfully assigned checkout/checkout-api-5c7b9d8f5b-t6c4w to i-0a84c1be30f7d9925
  Warning  FailedMount       3m19s              kubelet            MountVolume.SetUp failed for volume "kube-api-access-4kx7p" : failed to sync configmap cache: timed out waiting for the condition
  Normal   Pulled            2m35s              kubelet            Successfully pulled image "registry.example/checkout/api:2025.10.1" in 4.1s (4.1s including waiting). Image size: 84120331 bytes.
  Normal   Started           2m31s              kubelet            Started container api
  Warning  Unhealthy         2m29s              kubelet            Readiness probe failed: Get "http://10.40.20.143:8080/ready": dial tcp 10.40.20.143:8080: connect: connection refused`,
    must: [],
  },
  {
    name: 'external-dns: the API of Kubernetes was away for a moment',
    text: `time="2020-06-13T03:48:50Z" level=info msg="Instantiating new Kubernetes client"
time="2020-06-13T03:48:50Z" level=info msg="Using inCluster-config based on serviceaccount-token"
time="2020-06-13T03:48:50Z" level=info msg="Created Kubernetes client https://10.43.0.1:443"
time="2020-06-13T03:48:53Z" level=info msg="Desired change: CREATE grafana.lab.example.net A [Id: /hostedzone/Z0412290QX1B7ELAB01]"
time="2020-06-13T03:48:53Z" level=info msg="Desired change: CREATE grafana.lab.example.net TXT [Id: /hostedzone/Z0412290QX1B7ELAB01]"
time="2020-06-13T03:48:54Z" level=info msg="2 record(s) in zone lab.example.net. [Id: /hostedzone/Z0412290QX1B7ELAB01] were successfully updated"
time="2020-06-13T03:49:54Z" level=warning msg="Skipping endpoint wiki.example.org 300 IN A  10.5.0.20 [] because no hosted zone matching record DNS Name was detected"
time="2020-06-13T03:49:54Z" level=info msg="All records are already up to date"
time="2020-06-13T03:50:55Z" level=info msg="All records are already up to date"
time="2020-06-13T03:51:50Z" level=error msg="Get https://10.43.0.1:443/api/v1/services?resourceVersion=0: dial tcp 10.43.0.1:443: connect: connection refused"
time="2020-06-13T03:52:55Z" level=info msg="All records are already up to date"`,
    must: [],
  },
  {
    name: 'client-go: a watch that broke off',
    text: `I0516 11:20:30.403757       1 main.go:143] starting aws-load-balancer-controller
E0516 11:20:31.403757       1 reflector.go:148] k8s.io/client-go@v0.27.2/tools/cache/reflector.go:231: Failed to watch *v1.Pod: failed to list *v1.Pod: Get "https://172.20.0.1:443/api/v1/pods?limit=500&resourceVersion=0": dial tcp 172.20.0.1:443: i/o timeout
I0516 11:20:35.403757       1 main.go:171] synced 4 target groups`,
    must: [],
  },
  {
    name: 'a lease that could not be read in time',
    text: `{"level":"error","ts":1667943642.1,"logger":"leaderelection","msg":"error retrieving resource lock","error":"Get \\"https://10.100.0.1:443/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/ebs-csi\\": context deadline exceeded"}
{"level":"info","ts":1667943643.1,"logger":"ebs-csi","msg":"volume attached","volumeID":"vol-0b1c2d3e"}`,
    must: [],
  },
  {
    name: 'client-go: the API is asked with credentials that are not had',
    text: `E0516 11:20:31.403757       1 reflector.go:148] pkg/mod/k8s.io/client-go@v0.27.2/tools/cache/reflector.go:231: Failed to watch *v1.Pod: failed to list *v1.Pod: Get "https://0B1C2D3E4F.gr7.eu-west-1.eks.amazonaws.com/api/v1/pods?limit=500": getting credentials: exec: executable aws failed with exit code 255`,
    must: ['no-credentials'],
  },
  {
    name: 'Apache on EC2: a folder without an index',
    text: `[Wed Aug 22 06:25:01.118402 2018] [mpm_prefork:notice] [pid 11801] AH00163: Apache/2.4.33 (Amazon) OpenSSL/1.0.2k-fips PHP/7.1.17 configured -- resuming normal operations
[Wed Aug 22 06:25:01.118455 2018] [core:notice] [pid 11801] AH00094: Command line: '/usr/sbin/httpd -D FOREGROUND'
[Wed Aug 22 06:31:12.660201 2018] [php7:notice] [pid 11840] [client 172.31.20.118:40112] PHP Notice:  Undefined index: ref in /var/app/current/assets/includeSegs/tracking.php on line 12
[Wed Aug 22 06:32:45.094417 2018] [php7:warn] [pid 11842] [client 172.31.20.118:40155] PHP Warning:  count(): Parameter must be an array or an object that implements Countable in /var/app/current/assets/APIs/cart.php on line 88
[Wed Aug 22 06:40:08.002201 2018] [core:error] [pid 11835] [client 172.31.20.118:40210] AH00037: Symbolic link not allowed or link target not accessible: /var/app/current/.aws
[Wed Aug 22 06:40:09.700318 2018] [autoindex:error] [pid 11835] [client 172.31.20.118:40210] AH01276: Cannot serve directory /var/app/current/assets/: No matching DirectoryIndex (index.php,index.html) found, and server-generated directory index forbidden by Options directive
[Wed Aug 22 06:41:30.512207 2018] [php7:notice] [pid 11836] [client 172.31.20.118:40224] cron: sitemap rebuilt in 0.7 s`,
    must: [],
  },
  {
    name: 'Apache on EC2: the program behind it is slow',
    text: `[Wed Aug 22 06:25:01.118402 2018] [mpm_prefork:notice] [pid 11801] AH00163: Apache/2.4.33 (Amazon) OpenSSL/1.0.2k-fips PHP/7.1.17 configured -- resuming normal operations
[Wed Aug 22 06:40:09.700318 2018] [proxy_http:error] [pid 11835] (70007)The timeout specified has expired: [client 203.0.113.9:40210] AH01102: error reading status line from remote server 127.0.0.1:8080
[Wed Aug 22 06:41:30.512207 2018] [php7:notice] [pid 11836] [client 172.31.20.118:40224] cron: report.csv uploaded to s3://depot/report.csv`,
    must: [],
  },
  {
    name: 'Apache: PHP has no credentials',
    text: `[Wed Aug 22 06:25:01.118402 2018] [mpm_prefork:notice] [pid 11801] AH00163: Apache/2.4.33 (Amazon) OpenSSL/1.0.2k-fips PHP/7.1.17 configured -- resuming normal operations
[Wed Aug 22 06:40:09.700318 2018] [proxy_fcgi:error] [pid 11835] [client 203.0.113.9:40210] AH01071: Got error 'PHP message: PHP Fatal error:  Uncaught Aws\\\\Exception\\\\CredentialsException: Error retrieving credentials from the instance profile metadata service. (cURL error 28: Connection timed out after 1001 milliseconds'`,
    must: ['imds-unreachable', 'no-credentials'],
  },
  {
    name: 'a bucket that is not there, and a job that is made of it',
    text: `2026-05-16 11:20:31,642 ERROR copy: upload failed: An error occurred (NoSuchBucket) when calling the PutObject operation: The specified bucket does not exist
2026-05-16 11:20:31,650 INFO copy: created upload job 12
2026-05-16 11:20:32,650 INFO copy: idle`,
    must: ['no-such-bucket'],
  },
]
