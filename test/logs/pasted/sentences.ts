/** What tools say of AWS's answer in a sentence of their own, set over lines, in a table, or as an exit status only. */
import type { HeldOut } from '../held-out.ts'

export const pasted: readonly HeldOut[] = [
  {
    name: 'Serverless sets one sentence over three lines',
    source: 'https://github.com/standard-library/wire-o/issues/13',
    text: '> wire-o@0.0.0 deploy /Users/dev/Documents/www/node/wire-o\n> babel lib --out-dir dist && serverless deploy\n\nlib/app.js -> dist/app.js\n\n  Error --------------------------------------------------\n\n     ServerlessError: ServerlessError: User: arn:aws:iam::123456789012:user/mscore\n     is not authorized to perform: cloudformation:DescribeStackResources\n     on resource: arn:aws:cloudformation:us-east-1:123456789012:stack/wire-o-dev/*\n\n     For debugging logs, run again after setting the "SLS_DEBUG=*" environment variable.',
    must: ['access-denied'],
  },
  {
    name: 'healthy: Serverless packages and deploys',
    text: 'Serverless: Packaging service...\nServerless: Excluding development dependencies...\nServerless: Uploading CloudFormation file to S3...\nServerless: Uploading artifacts...\nServerless: Validating template...\nServerless: Updating Stack...\nServerless: Checking Stack update progress...\n..............\nServerless: Stack update finished...',
    must: [],
  },
  {
    name: 'healthy: Serverless may not compare the functions, and deploys them all',
    source: 'https://github.com/serverless/serverless/issues/11597',
    text: 'Deploying gat-web-admin-api-user-staff-2 to stage dev (ap-southeast-1)\nWarning: Not authorized to perform: lambda:GetFunction for at least one of the lambda functions. Deployment will not be skipped even if service files did not change.\n\n✔ Service deployed to stack gat-web-admin-api-user-staff-2-dev (79s)\n\nfunctions:\n  hello: gat-web-admin-api-user-staff-2-dev-hello (1.2 MB)',
    must: [],
  },
  {
    name: 'restic, MinIO’s word for a clock',
    source: 'https://github.com/lhns/restic-android/issues/212',
    text: "Restic error 1:\nFatal: unable to open config file: Stat The difference between the request time and the server's time is too large.\nIs there a repository at the following location?\ns3:http://172.18.100.77:9000/android-test",
    must: ['clock-skew'],
  },
  {
    name: 'Elasticsearch, a bucket that is closed to all',
    source: 'https://github.com/elastic/elasticsearch/issues/21289',
    text: '{"error":{"root_cause":[{"type":"repository_verification_exception","reason":"[sdlfkjsdkf] path  is not accessible on master node"}],"type":"repository_verification_exception","reason":"[sdlfkjsdkf] path  is not accessible on master node","caused_by":{"type":"i_o_exception","reason":"Unable to upload object tests-jDE1uz6CTvqHRabihOBRbA/master.dat-temp","caused_by":{"type":"amazon_s3_exception","reason":"amazon_s3_exception: All access to this object has been disabled (Service: Amazon S3; Status Code: 403; Error Code: AllAccessDisabled; Request ID: AEA4996323CA0AF4)"}}},"status":500}',
    must: ['aws-call-failed', 'access-denied'],
  },
  {
    name: 'Cloud Custodian, a role that it may not assume',
    source: 'https://github.com/cloud-custodian/cloud-custodian/issues/9308',
    text: '2024-02-20 10:00:00,000: c7n_org:WARNING Access denied api:AssumeRole policy:my-test-policy account:AccountName region:us-east-2',
    must: ['assume-role-denied'],
  },
  {
    name: 'CloudNativePG, an exit status of a tool that was given S3',
    source: 'https://github.com/cloudnative-pg/cloudnative-pg/issues/4291',
    text: '{"level":"error","ts":"2024-04-15T22:17:30Z","msg":"Error invoking barman-cloud-wal-archive","logging_pod":"cluster-example-full-1","walName":"pg_wal/000000010000000000000001","options":["--gzip","-e","AES256","--endpoint-url","http://s3.k8s.lab","--cloud-provider","aws-s3","s3://cnpgbackup2/bak/","cluster-example-full","pg_wal/000000010000000000000001"],"exitCode":-1,"error":"exit status 4"}\n{"level":"info","ts":"2024-04-15T22:17:30Z","logger":"wal-archive","msg":"Failed archiving WAL: PostgreSQL will retry","logging_pod":"cluster-example-full-1","walName":"pg_wal/000000010000000000000001","error":"unexpected failure invoking barman-cloud-wal-archive: exit status 4"}',
    must: ['aws-call-failed'],
    orUnknown: true,
  },
  {
    name: 'WordPress, certificates that curl can’t read',
    source: 'https://github.com/deliciousbrains/wp-amazon-s3-and-cloudfront/issues/368',
    text: '[14-Feb-2017 17:28:36 UTC] WPOS3: Error uploading /home3/public_html/wp-content/uploads/2017/02/s.jpg to S3: [curl] 77:  [url] https://seanlog.s3.amazonaws.com/wp-content/uploads/2017/02/14092836/s.jpg',
    must: ['connect-stall'],
  },
  {
    name: 'aws.s3 of R, verbose, refused',
    source: 'https://github.com/cloudyr/aws.signature/issues/29',
    text: "Checking for credentials in user-supplied values\nChecking for credentials in Environment Variables\nUsing Environment Variable 'AWS_ACCESS_KEY_ID' for AWS Access Key ID\nUsing Environment Variable 'AWS_SECRET_ACCESS_KEY' for AWS Secret Access Key\nUsing Environment Variable 'AWS_DEFAULT_REGION' for AWS Region ('us-west-2')\nS3 Request URL: https://s3-us-west-2.amazonaws.com/\nExecuting request with AWS credentials\nParsing AWS API response\nClient error: (403) Forbidden",
    must: ['access-denied'],
  },
  {
    name: 'healthy: aws.s3 of R, verbose',
    text: "Checking for credentials in user-supplied values\nChecking for credentials in Environment Variables\nUsing Environment Variable 'AWS_ACCESS_KEY_ID' for AWS Access Key ID\nUsing default value for AWS Region ('us-east-1')\nS3 Request URL: https://s3.amazonaws.com/depot/\nExecuting request with AWS credentials\nParsing AWS API response\nSuccess: (200) OK",
    must: [],
  },
  {
    name: 'aws.s3 of R, its error',
    source: 'https://github.com/cloudyr/aws.s3/issues/362',
    text: 'NULL\nError in parse_aws_s3_response(r, Sig, verbose = verbose): Forbidden (HTTP 403).\nTraceback:\n\n1. bucketlist(base_url = "url", \n .     check_region = F, region = "", use_https = T, url_style = "virtual", \n .     key = "key", secret = "secret", \n .     verbose = T)\n2. s3HTTP(verb = "GET", ...)\n3. parse_aws_s3_response(r, Sig, verbose = verbose)\n4. httr::stop_for_status(r)',
    must: ['access-denied'],
  },
  {
    name: 'Mastodon, a bucket that takes no ACL',
    source: 'https://github.com/mastodon/mastodon/issues/17978',
    text: "[02e75ff4-0751-4b37-8202-2188dc0a87e3] [paperclip] saving media_attachments/files/108/088/727/359/314/311/original/511bec3b0a.jpg\n[02e75ff4-0751-4b37-8202-2188dc0a87e3]   \n[02e75ff4-0751-4b37-8202-2188dc0a87e3] Aws::S3::Errors::AccessControlListNotSupported (The bucket does not allow ACLs):\n[02e75ff4-0751-4b37-8202-2188dc0a87e3]   \n[02e75ff4-0751-4b37-8202-2188dc0a87e3] app/models/media_attachment.rb:300:in `set_meta'\n[02e75ff4-0751-4b37-8202-2188dc0a87e3] app/controllers/api/v2/media_controller.rb:5:in `create'",
    must: ['aws-call-failed'],
  },
  {
    name: 'healthy: Rails with its tag, and nothing else, before each line',
    text: "[02e75ff4-0751-4b37-8202-2188dc0a87e3] [paperclip] Trying to link /tmp/RackMultipart20220407-9-sd8w6t.jpg to /tmp/ec22ee9c5ff178f6727db318e314260520220407-9-t8tnvn.jpg\n[02e75ff4-0751-4b37-8202-2188dc0a87e3] Command :: file -b --mime '/tmp/8e2e8f87dfc7de0c611c855fb9e44f2020220407-9-6lm23p.jpg'\n[02e75ff4-0751-4b37-8202-2188dc0a87e3] [paperclip] saving media_attachments/files/108/088/727/359/314/311/original/511bec3b0a.jpg\n[02e75ff4-0751-4b37-8202-2188dc0a87e3] method=POST path=/api/v2/media format=*/* controller=Api::V2::MediaController action=create status=200 duration=1403.70 view=1.21 db=9.87",
    must: [],
  },
  {
    name: 'AWS CLI, a bucket that takes no ACL',
    source: 'https://github.com/jakejarvis/s3-sync-action/issues/85',
    text: 'upload failed: public/index.html to s3://depot/index.html An error occurred (AccessControlListNotSupported) when calling the PutObject operation: The bucket does not allow ACLs',
    must: ['aws-call-failed'],
  },
  {
    name: 'Argo Workflows, the table of a run',
    source: 'https://github.com/argoproj/argo-workflows/issues/1112',
    text: "Name:                artifact-passing-2gmc6\nNamespace:           default\nServiceAccount:      default\nStatus:              Failed\nMessage:             child 'artifact-passing-2gmc6-2538550521' failed\nCreated:             Mon Dec 03 20:08:57 +0000 (4 seconds ago)\nDuration:            4 seconds\n\nSTEP                       PODNAME                            DURATION  MESSAGE\n ✖ artifact-passing-2gmc6                                               child 'artifact-passing-2gmc6-2538550521' failed\n └---⚠ generate-artifact   artifact-passing-2gmc6-2538550521  3s        failed to save outputs: Access Denied",
    must: ['access-denied'],
  },
  {
    name: 'Argo Workflows, a pod that failed, told calmly',
    source: 'https://github.com/argoproj/argo-workflows/issues/12564',
    text: 'time="2024-01-23T07:13:41.880Z" level=info msg="Processing workflow" namespace=wkf-support workflow=fetch-artifact-24g99\ntime="2024-01-23T07:13:41.881Z" level=info msg="Pod failed: Error (exit code 1): artifact archive failed to load: failed to get file: Access Denied." displayName=fetch-artifact-24g99 namespace=wkf-support pod=fetch-artifact-24g99 templateName=main workflow=fetch-artifact-24g99\ntime="2024-01-23T07:13:41.881Z" level=info msg="marking node as failed since init container has non-zero exit code" namespace=wkf-support new.phase=Failed workflow=fetch-artifact-24g99\ntime="2024-01-23T07:13:41.881Z" level=info msg="node unchanged" namespace=wkf-support nodeID=fetch-artifact-24g99 workflow=fetch-artifact-24g99',
    must: ['access-denied'],
  },
  {
    name: 'eksctl, an account that nobody pays for',
    source: 'https://github.com/weaveworks/eks-appmesh-profile/issues/17',
    text: '[ℹ]  eksctl version 0.10.1\n[ℹ]  using region us-west-2\n[✖]  getting availability zones: getting availability zones for us-west-2: OptInRequired: You are not subscribed to this service. Please go to http://aws.amazon.com to subscribe.\n\tstatus code: 401, request id: a3824087-ca85-4acc-a326-6413e2c2fa54',
    must: ['aws-call-failed'],
  },
  {
    name: 'confd, a parameter that is not there',
    source: 'https://github.com/kelseyhightower/confd/issues/621',
    text: '2017-10-18T20:38:40Z ab8660aa9fce confd[301]: ERROR ParameterNotFound: Parameter /common/mycompany.internal.encryption.key not found.',
    must: ['aws-call-failed'],
    orUnknown: true,
  },
  {
    name: 'eksctl, the reason of a rollback',
    source: 'https://github.com/eksctl-io/eksctl/issues/654',
    text: '[ℹ]  building cluster stack "eksctl-wonderful-sheepdog-1553171172-cluster"\n[✖]  unexpected status "ROLLBACK_IN_PROGRESS" while waiting for CloudFormation stack "eksctl-wonderful-sheepdog-1553171172-cluster"\n[ℹ]  fetching stack events in attempt to troubleshoot the root cause of the failure\n[✖]  AWS::IAM::Role/ServiceRole: CREATE_FAILED – "API: iam:CreateRole User: arn:aws:iam::123456789012:user/dev is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::123456789012:role/eksctl-x"',
    must: ['access-denied'],
  },
  {
    name: 'healthy: kops waits for a profile to arrive',
    text: 'I0215 10:11:12.100000    1234 create_cluster.go:480] Inferred --cloud=aws from zone "eu-west-3a"\nI0215 10:11:13.100000    1234 subnets.go:184] Assigned CIDR 172.20.32.0/19 to subnet eu-west-3a\nI0215 10:11:15.100000    1234 executor.go:103] Tasks: 0 done / 77 total; 30 can run\nW0215 10:11:16.100000    1234 executor.go:130] error running task "AutoscalingGroup/nodes.k8s.depot" (9m53s remaining to succeed): IAM instance profile not yet created/propagated (original error: Invalid IamInstanceProfile: nodes.k8s.depot)\nI0215 10:11:26.100000    1234 executor.go:103] Tasks: 77 done / 77 total; 0 can run\nI0215 10:11:27.100000    1234 update_cluster.go:290] Exporting kubecfg for cluster\nCluster is starting.  It should be ready in a few minutes.',
    must: [],
  },
  {
    name: 'healthy: a stream that was too busy, and then not',
    source: 'https://github.com/aws/amazon-kinesis-streams-for-fluent-bit/issues/249',
    text: 'time="2022-09-15T05:47:17Z" level=warning msg="[kinesis 0] 1/2 records failed to be delivered. Will retry.\\n"\ntime="2022-09-15T05:47:17Z" level=warning msg="[kinesis 0] Throughput limits for the stream may have been exceeded."\n[2022/09/15 05:47:19] [ warn] [engine] failed to flush chunk \'1-1663220835.534380470.flb\', retry in 11 seconds: task_id=1, input=forward.1 > output=kinesis.1 (out_id=1)\n[2022/09/15 05:47:30] [ info] [engine] flush chunk \'1-1663220835.534380470.flb\' succeeded at retry 1: task_id=1, input=forward.1 > output=kinesis.1 (out_id=1)',
    must: [],
  },
  {
    name: 'healthy: CloudFormation has nothing to update',
    text: '$ aws cloudformation update-stack --stack-name depot --template-body file://t.yaml\n\nAn error occurred (ValidationError) when calling the UpdateStack operation: No updates are to be performed.\nStack depot is up to date, continuing',
    must: [],
  },
  {
    name: 'healthy: Packer tries again until a profile has arrived, and builds',
    text: "==> amazon-ebs.base: Launching a source AWS instance...\n2026/05/28 15:27:19 packer-plugin-amazon_v1.3.2_x5.0_linux_amd64 plugin: 2026/05/28 15:27:19 Error launching source instance: InvalidParameterValue: Value (packer-6656) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name\n\tstatus code: 400, request id: 31ed68f7-f7f7-4ccc-9de3-b7e5d9a6898b, retrying...\n    amazon-ebs.base: Instance ID: i-0f51c07d8ab1f20ce\n==> amazon-ebs.base: Connected to SSH!\n==> amazon-ebs.base: Creating AMI depot-1716910021 from instance i-0f51c07d8ab1f20ce\nBuild 'amazon-ebs.base' finished after 6 minutes 12 seconds.",
    must: [],
  },
  {
    name: 'Packer tries again, and gives up',
    text: "==> amazon-ebs.base: Launching a source AWS instance...\n2026/05/28 15:27:19 packer-plugin-amazon_v1.3.2_x5.0_linux_amd64 plugin: 2026/05/28 15:27:19 Error launching source instance: InvalidParameterValue: Value (packer-6656) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name\n\tstatus code: 400, request id: 31ed68f7-f7f7-4ccc-9de3-b7e5d9a6898b, retrying...\n==> amazon-ebs.base: Error launching source instance: InvalidParameterValue: Value (packer-6656) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name\n\tstatus code: 400, request id: 41ed68f7-f7f7-4ccc-9de3-b7e5d9a6898b\nBuild 'amazon-ebs.base' errored after 16 seconds: Error launching source instance",
    must: ['aws-call-failed'],
  },
  {
    name: 'healthy: a script asks for a stack, and makes it',
    text: "+ aws cloudformation describe-stacks --stack-name depot\n\nAn error occurred (ValidationError) when calling the DescribeStacks operation: Stack with id depot does not exist\n+ echo 'no stack yet'\nno stack yet\nSuccessfully created/updated stack - depot",
    must: [],
  },
  {
    name: 'healthy: a deployment asks for a repository, and makes it',
    text: "Deploying depot\n\nAn error occurred (RepositoryNotFoundException) when calling the DescribeRepositories operation: The repository with name 'depot' does not exist in the registry with id '418362907715'\ncreating repository depot\nDeployment finished",
    must: [],
  },
  {
    name: 'a deployment asks for a table, and ends with the answer',
    text: 'Deploying depot\n\nAn error occurred (ResourceNotFoundException) when calling the DescribeTable operation: Requested resource not found: Table: orders not found\nCleaning up project directory\nERROR: Job failed: exit code 254',
    must: ['aws-call-failed'],
  },
]
