import type { HeldOut } from '../held-out.ts'

/** Signatures that do not fit for what they were made for: a region, a service, a day. The secret is not to blame. */
export const pasted: readonly HeldOut[] = [
  {
    name: 'c7n-org: signed for a region that the global STS does not take',
    source: 'https://github.com/cloud-custodian/cloud-custodian/pull/4900',
    text: `2019-10-02 20:05:14,101: c7n_org:DEBUG Running policy:ec2-old-instances account:prod-data region:us-east-2
2019-10-02 20:05:15,970: c7n_org:ERROR unable to obtain credentials for account:awsrole:arn:aws:iam::447290183365:role/AdminAccess error:An error occurred (SignatureDoesNotMatch) when calling the AssumeRole operation: Credential should be scoped to a valid region, not 'us-east-2'. 
2019-10-02 20:05:15,971: c7n_org:WARNING no credentials for account prod-data, region us-east-2 skipped
2019-10-02 20:05:16,402: c7n_org:ERROR unable to obtain credentials for account:awsrole:arn:aws:iam::447290183365:role/AdminAccess error:An error occurred (SignatureDoesNotMatch) when calling the AssumeRole operation: Credential should be scoped to a valid region, not 'us-west-2'. 
2019-10-02 20:05:17,118: c7n_org:INFO Ran account:prod-data region:us-east-1 policy:ec2-old-instances matched:3 time:1.42
2019-10-02 20:05:17,120: c7n_org:INFO Policy resource counts Counter({'ec2-old-instances': 3})`,
    must: ['assume-role-failed'],
    mustNot: 'secret-mismatch',
    mention: /us-east-2/,
  },
  {
    name: 'EKS: a caller asks the global STS in the words of another region',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/security-iam-troubleshoot.html',
    text: `2026-05-16 11:20:31,642 INFO starting worker
2026-05-16 11:20:32,101 ERROR An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation: Credential should be scoped to a valid region.`,
    must: ['aws-call-failed'],
    mustNot: 'secret-mismatch',
  },
  {
    name: 'Ruby: SQS of another region than the signature',
    source: 'https://github.com/aws/aws-sdk-ruby/issues/508',
    text: `E, [2026-05-16T11:20:31.642315 #4711] ERROR -- : Aws::SQS::Errors::SignatureDoesNotMatch: Credential should be scoped to a valid region, not 'us-east-1'.`,
    must: ['aws-call-failed'],
    mustNot: 'secret-mismatch',
  },
  {
    name: 'JavaScript: a signature of another region, in other words',
    source: 'https://github.com/aws/aws-sdk-js-v3/issues/5576',
    text: `2026-05-16T11:20:31.642Z	ab2c1583-e26d-420e-acaf-cb03878c7f8b	ERROR	InvalidSignatureException: The credential must be scoped to a valid region.
    at throwDefaultError (/var/task/node_modules/@smithy/smithy-client/dist-cjs/default-error-handler.js:8:22)
    at de_PutKeyCommandError (/var/task/node_modules/@aws-sdk/client-cloudfront-keyvaluestore/dist-cjs/protocols/Aws_restJson1.js:369:20) {
  '$fault': 'client',
  '$metadata': {
    httpStatusCode: 403,
    requestId: 'e2cdf39b-5828-4a6d-98ce-1f3b7217a564',
    attempts: 1,
    totalRetryDelay: 0
  }
}`,
    must: ['aws-call-failed'],
    mustNot: 'secret-mismatch',
  },
  {
    name: 'Julia: IAM takes us-east-1 only',
    source: 'https://github.com/JuliaCloud/AWS.jl/issues/565',
    text: `┌ Error: listing keys failed
│   exception = AWS.AWSExceptions.AWSException: SignatureDoesNotMatch -- Credential should be scoped to a valid region, not 'us-east-2'.
└ @ Main keys.jl:12`,
    must: ['aws-call-failed'],
    mustNot: 'secret-mismatch',
  },
  {
    name: 'Java: SES of another region than the signature',
    source: 'https://github.com/aws/aws-sdk-java/issues/1097',
    text: `2026-05-16 11:20:31.642 ERROR 1 --- [nio-8080-exec-1] c.e.Mailer : mail not sent
com.amazonaws.services.simpleemail.model.AmazonSimpleEmailServiceException: Credential should be scoped to a valid region, not 'us-west-1'.  (Service: AmazonSimpleEmailService; Status Code: 403; Error Code: SignatureDoesNotMatch; Request ID: 1f2e3d4c-5b6a-7988-96a5-b4c3d2e1f0aa)
	at com.amazonaws.http.AmazonHttpClient$RequestExecutor.handleErrorResponse(AmazonHttpClient.java:1587)`,
    must: ['aws-call-failed'],
    mustNot: 'secret-mismatch',
  },
  {
    name: 'a proxy that signs for another service',
    source: 'https://github.com/cllunsford/aws-signing-proxy/issues/25',
    text: `2026-05-16T11:20:31.642Z ERROR proxy: upstream batch.us-west-2.amazonaws.com answered 403: {"message":"Credential should be scoped to correct service: 'batch'. "}`,
    must: ['aws-call-failed'],
    mustNot: 'secret-mismatch',
  },
  {
    name: 'Go: signed for no region',
    source: 'https://github.com/fsouza/s3-upload-proxy/issues/241',
    text: `{"level":"error","ts":1667943642.14,"msg":"failed to upload","error":"operation error MediaStore Data: PutObject, https response error StatusCode: 403, RequestID: 7ABC2E, api error InvalidSignatureException: Credential should be scoped to a valid region, not ''. "}`,
    must: ['no-region'],
    mustNot: 'secret-mismatch',
  },
  {
    name: 'a signer whose day is not that of its time',
    text: `2026-05-16T11:20:31.642Z ERROR SignatureDoesNotMatch: Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260516' != '20260517', from '20260517T002031Z'. (Service: AmazonSQS; Status Code: 403; Error Code: SignatureDoesNotMatch; Request ID: 1f2e3d4c-5b6a-7988-96a5-b4c3d2e1f0aa)`,
    must: ['aws-call-failed'],
    mustNot: 'secret-mismatch',
  },
  {
    name: 'Go: a web identity is refused for the region of the signature, at level warning',
    text: `time="2026-05-16T11:20:31Z" level=warning msg="WebIdentityErr: failed to retrieve credentials\\ncaused by: SignatureDoesNotMatch: Credential should be scoped to a valid region, not 'eu-west-1'. \\n\\tstatus code: 403, request id: 1f2e3d4c-5b6a-7988-96a5-b4c3d2e1f0aa"`,
    must: ['assume-role-failed'],
    mustNot: 'secret-mismatch',
    mention: /eu-west-1/,
  },
  {
    name: 'a gateway that checks signatures of its own clients',
    text: `2026/05/16 11:20:31 [info] 31#31: *12 client request can't be validated: Credential should be scoped to correct service, client: 10.0.3.4, server: _, request: "GET /hello HTTP/1.1", host: "depot.example.net"
2026/05/16 11:20:32 [info] 31#31: *13 client closed connection`,
    must: [],
  },
  {
    name: 'another endpoint of STS is tried, and gives the role',
    text: `2026-05-16 11:20:31,642 WARNING An error occurred (SignatureDoesNotMatch) when calling the AssumeRole operation: Credential should be scoped to a valid region, not 'eu-west-1'. trying the regional endpoint
2026-05-16 11:20:32,642 INFO assumed role arn:aws:iam::590184726633:role/writer by sts.eu-west-1.amazonaws.com
2026-05-16 11:20:33,642 INFO uploaded report.csv to s3://depot/report.csv`,
    must: [],
  },
]
