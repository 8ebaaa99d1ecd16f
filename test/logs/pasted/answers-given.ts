import type { HeldOut } from '../held-out.ts'

/** Calls that were answered after all, each with its bad twin; and a metadata service that answers, and has nothing to give. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'healthy: the same request was answered well at the next try',
    text: `[2026-03-26 02:24:00,702][INFO    ] Resp [harbour:UpdateBerth](200) request_id=ca410a48-e574-479a-84e1-d9a1f3af12df
[2026-03-26 02:24:14,702][ERROR   ] Resp [harbour:UpdateBerth](429) error={'Message': 'Rate exceeded', 'Code': 'ThrottlingException'} request_id=ca410a48-e574-479a-84e1-d9a1f3af12e0
[2026-03-26 02:24:17,011][INFO    ] Resp [harbour:UpdateBerth](200) request_id=0dcbbce2-47d3-465c-922b-e29a21a82991`,
    must: [],
  },
  {
    name: 'the same request was turned away to the end',
    text: `[2026-03-26 02:24:00,702][INFO    ] Resp [harbour:UpdateBerth](200) request_id=ca410a48-e574-479a-84e1-d9a1f3af12df
[2026-03-26 02:24:14,702][ERROR   ] Resp [harbour:UpdateBerth](429) error={'Message': 'Rate exceeded', 'Code': 'ThrottlingException'} request_id=ca410a48-e574-479a-84e1-d9a1f3af12e0
[2026-03-26 02:24:17,011][INFO    ] Resp [harbour:ListBerths](200) request_id=0dcbbce2-47d3-465c-922b-e29a21a82991`,
    must: ['throttled'],
  },
  {
    name: 'healthy: a mail that was deferred for its rate, and sent',
    source: 'https://www.postfix.org/QSHAPE_README.html',
    text: `Mar  3 06:30:02 mx4 postfix/smtp[20140]: 5A0D22A0F1: to=<a@boats.example>, relay=email-smtp.eu-west-1.amazonaws.com[3.72.110.18]:587, delay=2.1, dsn=4.0.0, status=deferred (host email-smtp.eu-west-1.amazonaws.com[3.72.110.18] said: 454 Throttling failure: Maximum sending rate exceeded. (in reply to end of DATA command))
Mar  3 06:31:12 mx4 postfix/smtp[20159]: 6B0D22A0F2: to=<b@boats.example>, relay=email-smtp.eu-west-1.amazonaws.com[3.72.110.18]:587, delay=1, dsn=2.0.0, status=sent (250 Ok 0107019563ee11d8)
Mar  3 06:35:12 mx4 postfix/smtp[20160]: 5A0D22A0F1: to=<a@boats.example>, relay=email-smtp.eu-west-1.amazonaws.com[3.72.110.18]:587, delay=312, dsn=2.0.0, status=sent (250 Ok 0107019563ee11d9)`,
    must: [],
  },
  {
    name: 'a mail that was deferred for its rate, and no more was heard of',
    text: `Mar  3 06:30:02 mx4 postfix/smtp[20140]: 5A0D22A0F1: to=<a@boats.example>, relay=email-smtp.eu-west-1.amazonaws.com[3.72.110.18]:587, delay=2.1, dsn=4.0.0, status=deferred (host email-smtp.eu-west-1.amazonaws.com[3.72.110.18] said: 454 Throttling failure: Maximum sending rate exceeded. (in reply to end of DATA command))
Mar  3 06:31:12 mx4 postfix/smtp[20159]: 6B0D22A0F2: to=<b@boats.example>, relay=email-smtp.eu-west-1.amazonaws.com[3.72.110.18]:587, delay=1, dsn=2.0.0, status=sent (250 Ok 0107019563ee11d8)`,
    must: ['throttled'],
  },
  {
    name: 'healthy: a controller whose cache was refreshed in the next round, and which failed of something else',
    text: `E0506 08:05:42.887710       1 groups.go:304] failed to regenerate node cache: Throttling: Rate exceeded
	status code: 400, request id: 0c4fd33e-7a45-45d0-8f9f-95b6d23a09f1
W0506 08:05:42.887790       1 manager.go:267] Failed to refresh node cache, will use the last one
I0506 08:06:42.901120       1 manager.go:273] Refreshed node list, next refresh after 08:07:42
E0506 08:13:00.118110       1 scaler.go:520] Failed to fix group sizes: attempt to delete existing nodes`,
    must: [],
  },
  {
    name: 'healthy: Nextflow’s log, in which a provider had credentials and a try was turned away',
    source: 'https://www.nextflow.io/docs/latest/cli.html',
    text: `Mar-18 21:04:16.811 [main] DEBUG c.a.auth.AWSCredentialsProviderChain - Unable to load credentials from EnvironmentVariableCredentialsProvider: Unable to load AWS credentials from environment variables (AWS_ACCESS_KEY_ID (or AWS_ACCESS_KEY) and AWS_SECRET_KEY (or AWS_SECRET_ACCESS_KEY))
Mar-18 21:04:16.904 [main] DEBUG c.a.auth.AWSCredentialsProviderChain - Loading credentials from com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper@1c4d
Mar-18 22:12:12.481 [AWSBatch-executor-7] WARN  n.cloud.aws.batch.AwsBatchProxy - AWS Batch request limit reached: Too Many Requests (Service: AWSBatch; Status Code: 429; Error Code: TooManyRequestsException; Request ID: 6a8b7f10-0b4e-4be7-bc8a-1d8b7c1f3e92) -- retrying
Mar-19 00:20:01.339 [main] INFO  nextflow.Nextflow - Pipeline completed successfully`,
    must: [],
  },
  {
    name: 'PHP, on an instance without a role',
    source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/InstanceProfileProvider.php',
    text: '[2026-06-21 06:46:01] local.ERROR: Error retrieving credentials from the instance profile metadata server. (Client error: `GET http://169.254.169.254/latest/meta-data/iam/security-credentials/` resulted in a `404 Not Found` response:\n<?xml version="1.0" encoding="iso-8859-1"?>\n (truncated...)\n) {"userId":14}',
    must: ['no-credentials'],
    mustNot: 'imds-unreachable',
  },
  {
    name: 'Go v2, on an instance without a role',
    source: 'https://github.com/aws/aws-sdk-go-v2/blob/main/credentials/ec2rolecreds/provider.go',
    text: '2026-05-27T12:54:01Z ERR cannot list depots error="operation error S3: ListBuckets, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, http response error StatusCode: 404, request to EC2 IMDS failed"',
    must: ['no-credentials'],
    mustNot: 'imds-unreachable',
  },
  {
    name: 'Go v1 in the journal, on an instance without a role: each line of the answer has a head',
    source: 'https://github.com/aws/amazon-ssm-agent/issues/543',
    text: `Oct 27 10:43:16 depot-7 shipper[2373]: 2026-10-27 10:43:14 ERROR cannot ship: EC2RoleRequestError: no EC2 instance role found
Oct 27 10:43:16 depot-7 shipper[2373]: caused by: EC2MetadataError: failed to make EC2Metadata request
Oct 27 10:43:16 depot-7 shipper[2373]: <?xml version="1.0" encoding="iso-8859-1"?>
Oct 27 10:43:16 depot-7 shipper[2373]:   <title>404 - Not Found</title>
Oct 27 10:43:16 depot-7 shipper[2373]: </html>
Oct 27 10:43:16 depot-7 shipper[2373]:         status code: 404, request id:
Oct 27 10:43:16 depot-7 shipper[2373]: 2026-10-27 10:43:16 INFO sleeping for 29m58s`,
    must: ['no-credentials'],
    mustNot: 'imds-unreachable',
  },
  {
    name: 'Go v2, where nothing answers',
    text: '2026-05-27T12:54:01Z ERR cannot list depots error="operation error S3: ListBuckets, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded"',
    must: ['imds-unreachable', 'no-credentials'],
  },
]
