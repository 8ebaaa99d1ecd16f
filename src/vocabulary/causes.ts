/**
 * Why an AWS call failed, as SDKs and tools say it in words of their own. Each cause says which call it tells of and which
 * rules speak of it; the words stand in wordings/, one file an SDK or tool.
 */

/** The failed call that a wording tells of, as far as the words themselves say. */
export interface ToldCall {
  /** Error code under which rules know it. */
  code: string
  service?: string
  operation?: string
  /** The request never left the process. */
  unsent?: true
  /** Who is refused, where it is a service of AWS that should assume the role. */
  principal?: string
  /** HTTP status of the answer, where the words leave no other. */
  status?: number
}

export interface CauseFacts {
  title: string
  /** Rules of which one speaks of it. */
  rules: readonly string[]
  /** None where the words tell of the way there, and not of a call that failed. */
  call?: ToldCall
}

/** Most telling first: a line may hold several, the innermost reason and what came of it. */
export const CAUSES = {
  'web-token-unreadable': {
    title: 'web identity token unreadable',
    rules: ['assume-role-failed'],
    call: { code: 'WebIdentityTokenUnreadable', service: 'STS', operation: 'AssumeRoleWithWebIdentity', unsent: true },
  },
  'pod-identity-denied': {
    title: 'EKS Pod Identity refused',
    rules: ['assume-role-denied'],
    call: {
      code: 'AccessDenied',
      service: 'EKS Auth',
      operation: 'AssumeRoleForPodIdentity',
      principal: 'pods.eks.amazonaws.com',
    },
  },
  'instance-role-untrusted': {
    title: 'instance role not assumable',
    rules: ['imds-role-not-assumable'],
  },
  'sso-expired': {
    title: 'SSO expired',
    rules: ['sso-expired'],
    call: { code: 'UnauthorizedSSOTokenError', unsent: true },
  },
  'token-audience': {
    title: 'wrong audience',
    rules: ['web-identity-denied'],
    call: { code: 'InvalidIdentityToken', service: 'STS', operation: 'AssumeRoleWithWebIdentity' },
  },
  'oidc-provider-missing': {
    title: 'no OIDC provider',
    rules: ['oidc-provider-missing'],
    call: { code: 'InvalidIdentityToken', service: 'STS', operation: 'AssumeRoleWithWebIdentity' },
  },
  'idp-unreachable': {
    title: 'identity provider not reached',
    rules: ['idp-keys-unreachable'],
    call: { code: 'IDPCommunicationError', service: 'STS', operation: 'AssumeRoleWithWebIdentity' },
  },
  'web-token-expired': {
    title: 'web identity token expired',
    rules: ['web-token-expired', 'web-identity-denied'],
    call: { code: 'ExpiredToken', service: 'STS', operation: 'AssumeRoleWithWebIdentity' },
  },
  'web-identity-denied': {
    title: 'web identity refused',
    rules: ['web-identity-denied'],
    call: { code: 'AccessDenied', service: 'STS', operation: 'AssumeRoleWithWebIdentity' },
  },
  'assume-role-denied-plainly': {
    title: 'role refused, in two words',
    rules: ['assume-role-denied', 'assume-role-wrong-caller'],
    call: { code: 'AccessDenied', service: 'STS', operation: 'AssumeRole', status: 403 },
  },
  'role-chaining': {
    title: 'role chaining over an hour',
    rules: ['role-chain-1h'],
    call: { code: 'ValidationError', service: 'STS', operation: 'AssumeRole' },
  },
  'duration-too-long': {
    title: 'session longer than the role allows',
    rules: ['duration-too-long'],
    call: { code: 'ValidationError', service: 'STS', operation: 'AssumeRole', status: 400 },
  },
  'packed-policy': {
    title: 'session policy and tags too large',
    rules: ['packed-policy-too-large'],
    call: { code: 'PackedPolicyTooLarge', service: 'STS', operation: 'AssumeRole', status: 400 },
  },
  'session-expired': {
    title: 'session expired',
    rules: ['session-expired'],
    call: { code: 'ExpiredToken' },
  },
  'clock-skew': {
    title: 'clock',
    rules: ['clock-skew'],
    call: { code: 'RequestTimeTooSkewed' },
  },
  'key-unknown': {
    title: 'key unknown',
    rules: ['client-token-invalid'],
    call: { code: 'InvalidClientTokenId' },
  },
  'key-malformed': {
    title: 'key or secret of a broken form',
    rules: ['client-token-invalid'],
    call: { code: 'IncompleteSignature' },
  },
  'signed-for-another': {
    title: 'signed for another region, service or day',
    rules: ['aws-call-failed', 'assume-role-failed'],
    call: { code: 'SignatureDoesNotMatch' },
  },
  'secret-mismatch': {
    title: 'signature does not match',
    rules: ['secret-mismatch'],
    call: { code: 'SignatureDoesNotMatch' },
  },
  'wrong-region': {
    title: 'wrong region',
    rules: ['s3-wrong-region'],
    call: { code: 'PermanentRedirect', service: 'S3' },
  },
  'no-bucket': {
    title: 'no such bucket',
    rules: ['no-such-bucket'],
    call: { code: 'NoSuchBucket', service: 'S3' },
  },
  'sts-region-off': {
    title: 'STS off in this region',
    rules: ['sts-region-disabled'],
    call: { code: 'RegionDisabled', service: 'STS', operation: 'AssumeRole' },
  },
  'encoded-denial': {
    title: 'denied, the reason encoded or none',
    rules: ['access-denied'],
    call: { code: 'UnauthorizedOperation', service: 'EC2' },
  },
  's3-denied': {
    title: 'denied by S3, in two words',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'S3', status: 403 },
  },
  'caller-denied': {
    title: 'denied by a service that names the caller',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'OpenSearch' },
  },
  'lake-formation-denied': {
    title: 'denied by Lake Formation',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'Lake Formation' },
  },
  'kafka-denied': {
    title: 'denied by Kafka (MSK)',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'MSK', operation: 'Connect' },
  },
  'database-denied': {
    title: 'login denied by a database (RDS)',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'RDS database', operation: 'connect' },
  },
  'vault-denied': {
    title: 'AWS login refused by Vault',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'Vault', operation: 'login' },
  },
  'cluster-denied': {
    title: 'login refused by a cluster that does not map the caller (EKS)',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'EKS cluster', operation: 'login' },
  },
  'certificate-denied': {
    title: 'role alias refused to a device’s certificate (IoT)',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'IoT', operation: 'AssumeRoleWithCertificate', status: 403 },
  },
  'file-system-denied': {
    title: 'mount refused by EFS',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'EFS', operation: 'ClientMount' },
  },
  'identity-pool-role': {
    title: 'role of a Cognito identity pool not assumable',
    rules: ['web-identity-denied'],
    call: {
      code: 'InvalidIdentityPoolConfiguration',
      service: 'Cognito Identity',
      operation: 'GetCredentialsForIdentity',
    },
  },
  'identity-pool-login': {
    title: 'login refused by a Cognito identity pool',
    rules: ['aws-call-failed'],
    call: { code: 'NotAuthorized', service: 'Cognito Identity', operation: 'GetId', status: 400 },
  },
  'app-client-refused': {
    title: 'app client or user pool refused (Cognito)',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'Cognito user pool', operation: 'InitiateAuth', status: 400 },
  },
  'graphql-denied': {
    title: 'denied by AppSync',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'AppSync', operation: 'GraphQL', status: 401 },
  },
  'mail-login-refused': {
    title: 'SMTP login refused (SES)',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'SES', operation: 'SMTP login' },
  },
  'sender-unverified': {
    title: 'mail identity not verified (SES)',
    rules: ['aws-call-failed'],
    call: { code: 'MessageRejected', service: 'SES', operation: 'SendEmail', status: 400 },
  },
  'model-unknown': {
    title: 'model not known there (Bedrock)',
    rules: ['aws-call-failed'],
    call: { code: 'ValidationException', service: 'Bedrock Runtime', operation: 'InvokeModel', status: 400 },
  },
  'key-denied': {
    title: 'denied by the key that it is encrypted with (KMS)',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'Secrets Manager', operation: 'GetSecretValue', status: 400 },
  },
  'key-refused': {
    title: 'KMS does not decrypt for the caller, or has no such key there',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'KMS', operation: 'Decrypt', status: 400 },
  },
  'model-denied': {
    title: 'no access to the model (Bedrock)',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'Bedrock Runtime', operation: 'InvokeModel', status: 403 },
  },
  'authorization-method': {
    title: 'signed where a token is asked for, or the other way round (AgentCore)',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'Bedrock AgentCore', operation: 'InvokeAgentRuntime', status: 403 },
  },
  'api-key-expired': {
    title: 'API key expired (Bedrock)',
    rules: ['session-expired'],
    call: { code: 'ExpiredToken', service: 'Bedrock Runtime', status: 403 },
  },
  'package-token-expired': {
    title: 'token for packages expired (CodeArtifact)',
    rules: ['session-expired'],
    call: { code: 'ExpiredToken', service: 'CodeArtifact', status: 401 },
  },
  'package-login-refused': {
    title: 'token for packages refused (CodeArtifact)',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'CodeArtifact', operation: 'login', status: 401 },
  },
  'body-late': {
    title: 'S3 waited in vain for the body',
    rules: ['aws-call-failed'],
    call: { code: 'RequestTimeout', service: 'S3', status: 400 },
  },
  'registry-token-elsewhere': {
    title: 'registry’s token of another region',
    rules: ['aws-call-failed'],
    call: { code: 'InvalidAuthorizationToken', service: 'ECR', operation: 'login', status: 400 },
  },
  'registry-token-expired': {
    title: 'registry’s token expired',
    rules: ['session-expired'],
    call: { code: 'ExpiredToken', service: 'ECR' },
  },
  'registry-login-missing': {
    title: 'not logged in to the registry',
    rules: ['no-credentials'],
    call: { code: 'NoCredentialsError', service: 'ECR', unsent: true },
  },
  'registry-denied': {
    title: 'registry refused',
    rules: ['access-denied'],
    call: { code: 'AccessDenied', service: 'ECR' },
  },
  throttled: {
    title: 'throttled',
    rules: ['throttled'],
    call: { code: 'Throttling' },
  },
  'sts-unreachable': {
    title: 'STS not reached',
    rules: ['assume-role-failed', 'connect-stall'],
    call: { code: 'EndpointConnectionError', service: 'STS', operation: 'AssumeRole', unsent: true },
  },
  'partial-credentials': {
    title: 'half a pair of keys',
    rules: ['partial-credentials'],
    call: { code: 'PartialCredentialsError', unsent: true },
  },
  'sts-gave-none': {
    title: 'STS gave no credentials, no reason given',
    rules: ['assume-role-failed'],
    call: { code: 'AssumeRoleFailed', service: 'STS', operation: 'AssumeRole' },
  },
  'no-region': {
    title: 'no region',
    rules: ['no-region'],
    call: { code: 'NoRegionError', unsent: true },
  },
  'no-credentials': {
    title: 'no credentials',
    rules: ['no-credentials'],
    call: { code: 'NoCredentialsError', unsent: true },
  },
  'no-answer': {
    title: 'no answer in time',
    rules: ['aws-call-failed'],
    call: { code: 'ReadTimeoutError' },
  },
  'secret-missing': {
    title: 'secret not there (Secrets Manager)',
    rules: ['aws-call-failed'],
    call: { code: 'ResourceNotFound', service: 'Secrets Manager', operation: 'GetSecretValue', status: 400 },
  },
  'not-bootstrapped': {
    title: 'environment not bootstrapped (CDK)',
    rules: ['aws-call-failed'],
    call: { code: 'ParameterNotFound', service: 'SSM', operation: 'GetParameter', status: 400 },
  },
  'retries-spent': {
    title: 'SDK would not try again',
    rules: ['aws-call-failed'],
    call: { code: 'RetryQuotaExceeded' },
  },
  'pool-exhausted': {
    title: 'no free connection in the pool',
    rules: ['socket-pool-exhausted'],
  },
  'agent-token-malformed': {
    title: 'EKS Pod Identity agent could not read the token',
    rules: ['container-credentials-refused'],
  },
  'container-refused': {
    title: 'container’s credentials endpoint refused',
    rules: ['container-credentials-refused'],
  },
  'metadata-silent': {
    title: 'metadata service silent or refusing',
    rules: ['imds-unreachable', 'no-credentials'],
  },
  'not-connected': {
    title: 'endpoint not reached',
    rules: ['connect-stall'],
    call: { code: 'EndpointConnectionError', unsent: true },
  },
  'service-role-refused': {
    title: 'service may not assume the role it was given',
    rules: ['service-role-refused'],
    call: { code: 'ServiceRoleRefused', service: 'AWS' },
  },
  'assume-role-failed': {
    title: 'role not assumed, no reason given',
    rules: ['assume-role-failed'],
    call: { code: 'AssumeRoleFailed', service: 'STS', operation: 'AssumeRole' },
  },
  fallback: {
    title: 'went on with other credentials',
    rules: ['fallback-after-assume-error'],
  },
} as const satisfies Record<string, CauseFacts>

export type Cause = keyof typeof CAUSES

export function callOfCause(cause: Cause): ToldCall | undefined {
  return (CAUSES[cause] as CauseFacts).call
}
