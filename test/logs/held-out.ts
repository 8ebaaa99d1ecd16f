/**
 * Logs of public reports, looked up after the reader was built and rebuilt with other names and ids: what each must be
 * taken for. `source` is the thread; healthy ones without one are made up of what such programs write.
 */
export interface HeldOut {
  name: string
  source?: string
  text: string
  /** Rules of which one must speak, above a remark; none where the log is healthy. */
  must: readonly string[]
  /** "Not understood" will do as well. */
  orUnknown?: true
  /** What speaks is the first cause that the report names. */
  leads?: true
  mention?: RegExp
  /** A rule that would accuse somebody else as well. */
  mustNot?: string
}

const CALLER = 'arn:aws:sts::418362907715:assumed-role'
const ROLE = 'arn:aws:iam::590184726633:role'
const DENIED = `AccessDenied: User: ${CALLER}/cert-manager/1675610660182694283 is not authorized to perform: sts:AssumeRole on resource: ${ROLE}/dns-writer`
const ASSUME = ['assume-role-denied', 'assume-role-wrong-caller']

export const heldOut: readonly HeldOut[] = [
  {
    name: 'cert-manager, klog with quoted fields',
    source: 'https://github.com/cert-manager/cert-manager/issues/3079',
    text: `E0708 12:18:28.403757       1 controller.go:143] cert-manager/controller/challenges "msg"="re-queuing item  due to error processing" "error"="error instantiating route53 challenge solver: unable to assume role: ${DENIED}\\n\\tstatus code: 403, request id: 4d234048-0807-4d9b-87d7-b3ac1c610456" "key"="example/internal-1"`,
    must: ASSUME,
    mention: /dns-writer/,
  },
  {
    name: 'cert-manager, an event of kubectl describe',
    source: 'https://github.com/cert-manager/cert-manager/issues/4053',
    text: `  Warning  PresentError  24s  cert-manager  Error presenting challenge: error instantiating route53 challenge solver: unable to assume role: ${DENIED}`,
    must: ASSUME,
  },
  {
    name: 'cert-manager, the node’s role asks',
    source: 'https://github.com/cert-manager/cert-manager/issues/5893',
    text: `Error presenting challenge: error instantiating route53 challenge solver: unable to assume role: AccessDenied: User: ${CALLER}/eksctl-staging-node-NodeInstanceRole-1Q0/i-07014edbf556cb4ce is not authorized to perform: sts:AssumeRole on resource: ${ROLE}/dns-writer status code: 403, request id: c0214b59-c25b-44bd-a26d-5604ef9e67ba`,
    must: ASSUME,
  },
  {
    name: 'external-dns, the node’s role is refused',
    source: 'https://github.com/kubernetes-sigs/external-dns/issues/1222',
    text: `time="2026-10-07T09:11:12Z" level=error msg="AccessDenied: User: ${CALLER}/eks-worker-node-role/i-07014edbf556cb4ce is not authorized to perform: route53:ListHostedZones\\n\\tstatus code: 403, request id: c0214b59-c25b-44bd-a26d-5604ef9e67ba"`,
    must: ['access-denied'],
    mention: /route53:ListHostedZones/,
  },
  {
    name: 'PHP, the node’s role instead of the pod’s',
    source: 'https://github.com/aws/aws-sdk-php/issues/2565',
    text: `PHP Fatal error:  Uncaught exception 'Aws\\SecretsManager\\Exception\\SecretsManagerException' with message 'Error executing "GetSecretValue" on "https://secretsmanager.us-east-1.amazonaws.com"; AWS HTTP error: AccessDeniedException (client): User: ${CALLER}/eks-nodes-sandbox/i-076b0f0634d0abdbf is not authorized to perform: secretsmanager:GetSecretValue on resource: sandbox/app1 because no identity-based policy allows the secretsmanager:GetSecretValue action - '`,
    must: ['access-denied'],
  },
  {
    name: 'Java v2, every provider and why',
    source: 'https://github.com/aws/aws-sdk-java-v2/issues/2961',
    text: 'Exception in thread "main" software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(credentialsProviders=[SystemPropertyCredentialsProvider(), InstanceProfileCredentialsProvider()]) : [SystemPropertyCredentialsProvider(): Unable to load credentials from system settings., InstanceProfileCredentialsProvider(): Unable to contact EC2 metadata service.]\n\tat software.amazon.awssdk.core.exception.SdkClientException$BuilderImpl.build(SdkClientException.java:98)\n\tat app.Main.main(Main.java:12)',
    must: ['no-credentials'],
  },
  {
    name: 'Java v1 in a servlet',
    source: 'https://github.com/aws/aws-sdk-java/issues/3062',
    text: '2026-12-01T06:44:30.270Z ERROR 1 --- [nio-8080-exec-1] o.a.c.c.C.[.[.[/].[dispatcherServlet]    : Servlet.service() for servlet [dispatcherServlet] in context with path [] threw exception [Request processing failed; nested exception is com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain: [WebIdentityTokenCredentialsProvider: You must specify a value for roleArn and roleSessionName]] with root cause',
    must: ['no-credentials'],
  },
  {
    name: 'Java v1 lacks the sts module',
    source: 'https://github.com/camunda/connectors/pull/3782',
    text: '2026-12-11 10:00:00.000 ERROR 1 --- [pool-1] i.c.c.runtime : com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain: [WebIdentityTokenCredentialsProvider: To use assume role profiles the aws-java-sdk-sts module must be on the class path.]',
    must: ['no-credentials'],
    mention: /aws-java-sdk-sts/,
  },
  {
    name: 'JavaScript v2 under console.error',
    source: 'https://github.com/aws/aws-sdk-js/issues/4566',
    text: 'Server listening on 3000\nError listing SQS queues: Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1',
    must: ['no-credentials'],
  },
  {
    name: 'Kotlin, no instance profile',
    source: 'https://github.com/aws/aws-sdk-kotlin/issues/1721',
    text: 'aws.smithy.kotlin.runtime.identity.IdentityProviderException: No identity could be resolved from the chain: DefaultChainCredentialsProvider\n\tSuppressed: aws.sdk.kotlin.runtime.auth.credentials.ProviderConfigurationException: could not find source profile default\n\tSuppressed: aws.smithy.kotlin.runtime.auth.awscredentials.CredentialsProviderException: failed to load instance profile\n\t\t... 86 more',
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'Rust, the metadata service times out within a dispatch failure',
    source: 'https://github.com/awslabs/aws-sdk-rust/issues/1313',
    text: 'S3 fetch error (other meta): Error\nsource: Some(DispatchFailure(DispatchFailure { source: ConnectorError { kind: Other(None), source: ProviderError(ProviderError { source: Unexpected(Unexpected { source: hyper_util::client::legacy::Error(Connect, HttpTimeoutError { kind: "HTTP connect", duration: 1s }) }) }), connection: Unknown } }))',
    must: ['no-credentials', 'imds-unreachable'],
    orUnknown: true,
  },
  {
    name: 'Rust, no connection to S3',
    source: 'https://github.com/awslabs/aws-sdk-rust/issues/871',
    text: '2026-08-16T23:13:51Z ERROR lister: list failed: DispatchFailure(DispatchFailure { source: ConnectorError { kind: Timeout, source: hyper::Error(Connect, HttpTimeoutError { kind: "HTTP connect", duration: 3.1s }), connection: Unknown } })',
    must: ['connect-stall'],
    orUnknown: true,
  },
  {
    name: 'Rust, tracing’s JSON with fields within, behind a container’s name',
    source: 'https://github.com/awslabs/aws-sdk-rust/issues/827',
    text: `clusterd {"timestamp":"2026-06-13T20:09:04.840466Z","level":"WARN","fields":{"message":"STS returned an error assuming web identity role","error":"service error: InvalidIdentityTokenException: Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements"},"target":"aws_config::web_identity_token"}`,
    must: ['idp-keys-unreachable'],
  },
  {
    name: 'Ruby, a bare backtrace with module names',
    source: 'https://github.com/aws/aws-sdk-ruby/issues/3375',
    text: "gems/aws-sdk-core-3.214.1/lib/aws-sdk-core/plugins/sign.rb:140:in `Aws::Plugins::Sign::SignatureV4#sign': unable to sign request without credentials set (Aws::Errors::MissingCredentialsError)\n    from gems/aws-sdk-core-3.214.1/lib/aws-sdk-core/plugins/sign.rb:51:in `Aws::Plugins::Sign::Handler#call'\n    from gems/aws-sdk-s3-1.177.0/lib/aws-sdk-s3/plugins/s3_signer.rb:53:in `call'",
    must: ['no-credentials'],
  },
  {
    name: 'Ruby, a report of its own make',
    source: 'https://github.com/aws/aws-sdk-ruby/issues/3350',
    text: "Error Class: Aws::Errors::MissingCredentialsError\nMessage: unable to sign request without credentials set\n\nFULL STACK TRACE:\n\n0: /usr/local/bundle/gems/aws-sdk-core-3.241.4/lib/aws-sdk-core/plugins/sign.rb:145:in `rescue in sign'\n1: /usr/local/bundle/gems/aws-sdk-core-3.241.4/lib/aws-sdk-core/plugins/sign.rb:136:in `sign'",
    must: ['no-credentials'],
  },
  {
    name: 'fluentd',
    source: 'https://github.com/fluent/fluent-plugin-s3/issues/283',
    text: '2026-08-01 09:12:13 +0000 [info]: starting fluentd-1.16.2\n2026-08-01 09:12:14 +0000 [error]: #0 unexpected error error_class=Aws::Errors::MissingCredentialsError error="unable to sign request without credentials set"',
    must: ['no-credentials'],
  },
  {
    name: 'ECS agent’s customers, uploads in a row',
    source: 'https://github.com/aws/amazon-ecs-agent/issues/1231',
    text: '1 Uploading s3://example/530b1815...\n2 Uploading s3://example/251ea219...\nAws::Errors::MissingCredentialsError: unable to sign request without credentials set\n  /usr/lib/ruby/gems/2.4.0/gems/aws-sdk-core-3.15.0/lib/aws-sdk-core/plugins/sign.rb:1',
    must: ['no-credentials'],
  },
  {
    name: '.NET, an error without a message',
    source: 'https://github.com/awsdocs/amazon-ecs-developer-guide/pull/116',
    text: 'Unhandled exception. Error Code: AWSSDK.Core  Type: Amazon.Runtime.AmazonServiceException  HttpStatusCode:\n    at Amazon.Runtime.DefaultInstanceProfileAWSCredentials.FetchCredentials() \n    at Amazon.Runtime.DefaultInstanceProfileAWSCredentials.GetCredentials() \n    at Amazon.Runtime.Internal.RetryHandler.InvokeSync(IExecutionContext executionContext)',
    must: ['no-credentials', 'imds-unreachable'],
    orUnknown: true,
  },
  {
    name: 'Logstash, an event within its JSON',
    source: 'https://github.com/logstash-plugins/logstash-output-s3/pull/112',
    text: '{"level":"ERROR","loggerName":"logstash.agent","timeMillis":1783509033892,"thread":"[main]-pipeline-manager","logEvent":{"message":"Pipeline aborted due to error","exception":{"metaClass":{"metaClass":{"exception":"Logstash must have the privileges to write to root bucket `depot`, check you credentials or your permissions."}}}}}',
    must: ['access-denied', 'no-credentials'],
    orUnknown: true,
  },
  {
    name: 'fluent-bit, output s3',
    source: 'https://github.com/fluent/fluent-bit/issues/5488',
    text: '[2026/05/23 18:28:43] [error] [signv4] Provider returned no credentials, service=s3\n[2026/05/23 18:28:43] [error] [aws_client] could not sign request\n[2026/05/23 18:28:43] [error] [output:s3:s3.1] PutObject request failed',
    must: ['no-credentials'],
  },
  {
    name: 'fluent-bit, the signature',
    source: 'https://github.com/aws/amazon-kinesis-streams-for-fluent-bit/issues/236',
    text: "[2026/07/27 14:55:37] [error] [output:kinesis_streams:kinesis_streams.0] PutRecords API responded with error='InvalidSignatureException', message='The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.'",
    must: ['secret-mismatch'],
  },
  {
    name: 'Terraform, SSO in the second half of the box',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/38965',
    text: 'Planning failed. Terraform encountered an error while generating this plan.\n\n╷\n│ Error: error configuring Terraform AWS Provider: no valid credential sources for Terraform AWS Provider found.\n│ \n│ Please see https://registry.terraform.io/providers/hashicorp/aws\n│ for more information about providing credentials.\n│ \n│ Error: failed to refresh cached credentials, the SSO session has expired or is invalid: open /Users/kim/.aws/sso/cache/16ff.json: no such file or directory\n│ \n│   with provider["registry.terraform.io/hashicorp/aws"],\n│   on providers.tf line 1, in provider "aws":\n╵',
    must: ['sso-expired'],
  },
  {
    name: 'Terraform’s S3 backend',
    source: 'https://github.com/hashicorp/terraform/issues/32448',
    text: '╷\n│ Error: error configuring S3 Backend: no valid credential sources for S3 Backend found.\n│\n│ Error: SSOProviderInvalidToken: the SSO session has expired or is invalid\n│ caused by: open /Users/kim/.aws/sso/cache/7ad.json: no such file or directory\n╵',
    must: ['sso-expired'],
  },
  {
    name: 'Terraform, SSO not reached',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/29357',
    text: 'Error: error configuring Terraform AWS Provider: no valid credential sources for Terraform AWS Provider found.\n│\n│ Please see https://registry.terraform.io/providers/hashicorp/aws\n│\n│ Error: failed to refresh cached credentials, operation error SSO: GetRoleCredentials, https response error StatusCode: 0, RequestID: , request send failed',
    must: ['no-credentials', 'connect-stall'],
  },
  {
    name: 'terraformer, Go’s log package',
    source: 'https://github.com/GoogleCloudPlatform/terraformer/issues/1588',
    text: '2026/12/07 12:02:25 aws importing... vpc\n2026/12/07 12:02:30 aws error initializing resources in service vpc, err: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, exceeded maximum number of attempts, 3, request send failed, Get "http://169.254.169.254/latest/meta-data/iam/security-credentials/": read tcp 10.248.20.214:59482->169.254.169.254:80: read: connection reset by peer\n2026/12/07 12:02:30 aws Connecting....',
    must: ['no-credentials', 'imds-unreachable'],
  },
  {
    name: 'an MCP server’s bare error',
    source: 'https://github.com/awslabs/mcp/issues/4535',
    text: 'An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.',
    must: ['client-token-invalid'],
  },
  {
    name: 'an MCP client’s error',
    source: 'https://github.com/RafalWilinski/aws-mcp/issues/9',
    text: 'Error executing code: MCP error -32603: UnauthorizedException: Session token not found or invalid',
    must: ['sso-expired'],
    orUnknown: true,
  },
  {
    name: 'Sentry in Kubernetes, botocore’s traceback',
    source: 'https://github.com/sentry-kubernetes/charts/issues/514',
    text: 'Traceback (most recent call last):\n  File "/usr/local/lib/python3.6/site-packages/botocore/client.py", line 676, in _make_api_call\n    raise error_class(parsed_response, operation_name)\nbotocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    must: ['web-identity-denied'],
  },
  {
    name: 'Rust, healthy: a cache that looks again, a fetch that is tried again',
    source: 'https://github.com/awslabs/aws-sdk-rust/issues/827',
    text: 'clusterd {"timestamp":"2026-06-13T20:09:04.561451Z","level":"INFO","fields":{"message":"external operation fetch_batch::get failed, retrying in 256ms: indeterminate: s3 get meta err: failed to construct request"},"target":"persist"}\nclusterd {"timestamp":"2026-06-13T20:09:04.813752Z","level":"INFO","fields":{"message":"credentials cache returned CredentialsNotLoaded, ignoring"},"target":"aws_http::auth"}\nclusterd {"timestamp":"2026-06-13T20:09:05.561451Z","level":"INFO","fields":{"message":"external operation fetch_batch::get succeeded"},"target":"persist"}',
    must: [],
  },
  {
    name: 'the SDK for Rust, healthy: credentials from a cache',
    source: 'https://github.com/awslabs/aws-sdk-rust/issues/871',
    text: '2026-08-16T23:13:40Z INFO  tracing::span] try_op;\n[2026-08-16T23:13:40Z INFO  tracing::span] lazy_load_credentials;\n[2026-08-16T23:13:40Z INFO  aws_credential_types::cache::lazy_caching] credentials cache miss occurred; added new AWS credentials (took Ok(64.862µs))\n[2026-08-16T23:13:43Z INFO  tracing::span] finally_op;',
    must: [],
  },
  {
    name: 'Rust, healthy: the chain passes over the environment',
    source: 'https://github.com/awslabs/aws-sdk-rust/issues/997',
    text: '2026-12-08T03:09:48.360329Z DEBUG invoke{service=dynamodb operation=Scan}:provide_credentials{provider=default_chain}: aws_config::meta::credentials::chain: provider in chain did not provide credentials provider=Environment context=the credential provider was not enabled: environment variable not set (CredentialsNotLoaded(CredentialsNotLoaded { source: "environment variable not set" }))\n2026-12-08T03:09:48.560329Z  INFO app: scanned 12 items',
    must: [],
  },
  {
    name: 'fluentd, healthy',
    text: '2026-10-24 20:22:19 +0000 [info]: reading config file path="/etc/td-agent/td-agent.conf"\n2026-10-24 20:22:19 +0000 [info]: gem \'fluent-plugin-aws-elasticsearch-service\' version \'0.1.2\'\n2026-10-24 20:22:19 +0000 [info]: adding match pattern="kubernetes.**" type="aws-elasticsearch-service"',
    must: [],
  },
  {
    name: 'Ruby, healthy: the wire log of the metadata service under journald',
    source: 'https://github.com/aws/aws-sdk-ruby/issues/3162',
    text: 'Apr 23 00:57:17 web.us-west-2.compute.internal bundle[136981]: opening connection to 169.254.169.254:80...\nApr 23 00:57:17 web.us-west-2.compute.internal bundle[136981]: opened\nApr 23 00:57:17 web.us-west-2.compute.internal bundle[136981]: -> "HTTP/1.1 200 OK\\r\\n"\nApr 23 00:57:17 web.us-west-2.compute.internal bundle[136981]: Conn keep-alive',
    must: [],
  },
  {
    name: 'cert-manager, healthy of AWS: nothing solves the challenge',
    source: 'https://github.com/cert-manager/cert-manager/issues/6872',
    text: 'E0325 02:12:23.998103       1 sync.go:126] "Failed to determine the list of Challenge resources needed for the Order" err="no configured challenge solvers can be used for this challenge" logger="cert-manager.orders" resource_name="stage-1" resource_kind="Order"\nI0325 02:12:24.035530       1 controller.go:162] "re-queuing item" key="stage-1"',
    must: [],
  },
  {
    name: '.NET, STS by the name of its package: one refusal, of the role',
    source: 'https://github.com/aws/aws-sdk-net/issues/1522',
    text: `fail: Depot.Worker[0]\n      poll failed\n      Amazon.SecurityToken.AmazonSecurityTokenServiceException: User: ${CALLER}/orders-task/5e6f is not authorized to perform: sts:AssumeRole on resource: ${ROLE}/orders-writer`,
    must: ASSUME,
    mustNot: 'access-denied',
  },
]
