import type { Vocabulary } from './wording.ts'

/** What JavaScript (v2, v3) writes. */
export const vocabulary: Vocabulary = {
  language: 'JavaScript (v2, v3)',
  wordings: [
    {
      cause: 'no-answer',
      words: 'SQS receive message failed: Connection timed out after',
      example:
        "{ message: 'SQS receive message failed: Connection timed out after 120000ms',\n  code: 'TimeoutError',\n  region: 'eu-west-1',\n  retryable: true }",
      source: 'https://github.com/bbc/sqs-consumer/issues/137',
    },
    {
      cause: 'no-credentials',
      words: 'Could not load credentials from any providers',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed CredentialsProviderError: Could not load credentials from any providers',
      source: 'https://github.com/aws/aws-sdk-js-v3/blob/main/packages/credential-provider-node/src/defaultProvider.ts',
    },
    {
      cause: 'no-credentials',
      words: 'Missing credentials in config',
      example:
        '{"level":50,"time":1784104131603,"msg":"consume failed","err":{"type":"Error","message":"Missing credentials in config, if using AWS_CONFIG_FILE, set AWS_SDK_LOAD_CONFIG=1","code":"CredentialsError"}}',
      source: 'https://github.com/aws/aws-sdk-js/blob/master/lib/event_listeners.js',
    },
    {
      cause: 'no-credentials',
      words: 'Credential is missing',
      example: '2026-05-16T11:20:31.642Z ERROR Error: Credential is missing',
      source: 'https://github.com/aws/aws-sdk-js-v3/blob/main/clients/client-sts/src/runtimeConfig.browser.ts',
    },
    {
      cause: 'no-credentials',
      words: 'Resolved credential object is not valid',
      example: '2026-05-16T11:20:31.642Z ERROR Error: Resolved credential object is not valid',
      source: 'https://github.com/smithy-lang/smithy-typescript/blob/main/packages/signature-v4/src/SignatureV4Base.ts',
    },
    {
      cause: 'sso-expired',
      words: 'Token is expired. To refresh this SSO session',
      example:
        "CredentialsProviderError: Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
      source: 'https://github.com/aws/aws-sdk-js-v3/blob/main/packages/token-providers/src/constants.ts',
    },
    {
      cause: 'sso-expired',
      words: 'The SSO session associated with this profile has expired',
      example:
        '2026-05-16T11:20:31.642Z ERROR CredentialsProviderError: The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.',
      source:
        'https://github.com/aws/aws-sdk-js-v3/blob/main/packages/credential-provider-sso/src/resolveSSOCredentials.ts',
    },
    {
      cause: 'sso-expired',
      words: 'The SSO session associated with this profile is invalid',
      example:
        '2026-05-16T11:20:31.642Z ERROR CredentialsProviderError: The SSO session associated with this profile is invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
      source:
        'https://github.com/aws/aws-sdk-js-v3/blob/main/packages/credential-provider-sso/src/resolveSSOCredentials.ts',
    },
    {
      cause: 'metadata-silent',
      words: 'EC2 Metadata roleName request returned error',
      example:
        '{"level":50,"time":1784104131603,"msg":"boot","err":{"type":"TimeoutError","message":"EC2 Metadata roleName request returned error","code":"CredentialsError"}}',
      source: 'https://github.com/aws/aws-sdk-js/blob/master/lib/metadata_service.js',
    },
    {
      cause: 'metadata-silent',
      words: 'ETIMEDOUT 169.254.169.254',
      example:
        '{"level":50,"time":1784104131603,"msg":"boot failed","err":{"type":"Error","message":"connect ETIMEDOUT 169.254.169.254:80","stack":"Error: connect ETIMEDOUT 169.254.169.254:80\\n    at TCPConnectWrap.afterConnect"}}',
      source: 'https://nodejs.org/api/errors.html#common-system-errors',
    },
    {
      cause: 'metadata-silent',
      words: 'EHOSTUNREACH 169.254.169.254',
      example: '2026-05-16T11:20:31.642Z ERROR connect EHOSTUNREACH 169.254.169.254:80',
      source: 'https://nodejs.org/api/errors.html#common-system-errors',
    },
    {
      cause: 'sts-unreachable',
      words: 'ENOTFOUND sts.',
      example: '2026-05-16T11:20:31.642Z ERROR Error: getaddrinfo ENOTFOUND sts.eu-west-1.amazonaws.com',
      source: 'https://nodejs.org/api/errors.html#common-system-errors',
    },
    {
      cause: 'sts-unreachable',
      words: 'EAI_AGAIN sts.',
      example: '2026-05-16T11:20:31.642Z ERROR Error: getaddrinfo EAI_AGAIN sts.eu-west-1.amazonaws.com',
      source: 'https://nodejs.org/api/errors.html#common-system-errors',
    },
    {
      cause: 'no-region',
      words: 'Missing region in config',
      example:
        'ConfigError: Missing region in config\n    at Request.VALIDATE_REGION (/srv/node_modules/aws-sdk/lib/event_listeners.js:81:45)',
      source: 'https://github.com/aws/aws-sdk-js/blob/master/lib/event_listeners.js',
    },
    {
      cause: 'no-region',
      words: 'Region not accepted: region=""',
      example: 'read failed: Error: Region not accepted: region="" is not a valid hostname component.',
      source:
        'https://github.com/smithy-lang/smithy-typescript/blob/main/packages/config-resolver/src/regionConfig/checkRegion.ts',
    },
    {
      cause: 'no-region',
      words: 'Error: Region is missing',
      example: '2026-05-16T11:20:31.642Z ERROR put failed Error: Region is missing',
      source:
        'https://github.com/smithy-lang/smithy-typescript/blob/main/packages/core/src/submodules/config/config-resolver/regionConfig/config.ts',
    },
    {
      cause: 'no-credentials',
      words: 'but no role assumption callback was provided',
      example:
        '2026-05-16T11:20:31.642Z ERROR CredentialsProviderError: Profile prod requires a role to be assumed, but no role assumption callback was provided.',
      source:
        'https://github.com/aws/aws-sdk-js-v3/blob/main/packages/credential-provider-ini/src/resolveAssumeRoleCredentials.ts',
    },
    {
      cause: 'metadata-silent',
      words: 'Unable to connect to instance metadata service',
      example: '2026-05-16T11:20:31.642Z ERROR ProviderError: Unable to connect to instance metadata service',
      source:
        'https://github.com/smithy-lang/smithy-typescript/blob/main/packages/credential-provider-imds/src/remoteProvider/httpRequest.ts',
    },
    {
      cause: 'metadata-silent',
      words: 'TimeoutError … credential-provider-imds',
      example:
        'Error: TimeoutError\n    at ClientRequest.<anonymous> (/srv/node_modules/@aws-sdk/credential-provider-imds/dist/cjs/remoteProvider/httpRequest.js:17:20)',
      source:
        'https://github.com/smithy-lang/smithy-typescript/blob/main/packages/credential-provider-imds/src/remoteProvider/httpRequest.ts',
    },
    {
      cause: 'no-credentials',
      words: 'Could not resolve credentials using profile',
      example:
        '2026-05-16T11:20:31.642Z ERROR CredentialsProviderError: Could not resolve credentials using profile: [depot] in configuration/credentials file(s).',
      source:
        'https://github.com/aws/aws-sdk-js-v3/blob/main/packages/credential-provider-ini/src/resolveProfileData.ts',
    },
    {
      cause: 'no-credentials',
      words: 'did not have an IdentityProvider configured',
      example:
        '2026-05-16T11:20:31.642Z ERROR Error: HttpAuthScheme `aws.auth#sigv4` did not have an IdentityProvider configured.',
      source:
        'https://github.com/smithy-lang/smithy-typescript/blob/main/packages/core/src/middleware-http-auth-scheme/httpAuthSchemeMiddleware.ts',
    },
    {
      cause: 'sso-expired',
      words: 'The SSO session token associated with profile',
      example:
        "2026-05-16T11:20:31.642Z ERROR TokenProviderError: The SSO session token associated with profile=depot was not found or is invalid. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
      source: 'https://github.com/aws/aws-sdk-js-v3/blob/main/packages/token-providers/src/fromSso.ts',
    },
    {
      cause: 'session-expired',
      words: 'credential_process returned expired credentials',
      example: '2026-05-16T11:20:31.642Z ERROR Error: Profile depot credential_process returned expired credentials.',
      source:
        'https://github.com/aws/aws-sdk-js-v3/blob/main/packages/credential-provider-process/src/getValidatedProcessCredentials.ts',
    },
    {
      cause: 'metadata-silent',
      words: 'Error response received from instance metadata service',
      example: '2026-05-16T11:20:31.642Z ERROR ProviderError: Error response received from instance metadata service',
      source:
        'https://github.com/smithy-lang/smithy-typescript/blob/main/packages/credential-provider-imds/src/remoteProvider/httpRequest.ts',
    },
    {
      cause: 'metadata-silent',
      words: 'ECONNREFUSED 169.254.170',
      example: '2026-05-16T11:20:31.642Z ERROR Error: connect ECONNREFUSED 169.254.170.23:80',
      source: 'https://nodejs.org/api/errors.html#nodejs-error-codes',
    },
    {
      cause: 'key-malformed',
      words: 'Invalid character in header content ["authorization"] … aws-sdk',
      example:
        '2026-05-16T11:20:31.642Z ERROR TypeError: Invalid character in header content ["authorization"]\n    at ClientRequest.setHeader (node:_http_outgoing:606:3)\n    at request (node:http:96:10)\n    at /app/node_modules/@aws-sdk/node-http-handler/dist-cjs/node-http-handler.js:69:66',
      source: 'https://github.com/nodejs/node/blob/main/lib/_http_outgoing.js',
    },
    {
      cause: 'not-connected',
      words: 'Inaccessible host: … This service may not be available in the',
      example:
        "2026-05-16T11:20:31.642Z ERROR UnknownEndpoint: Inaccessible host: `servicequotas.eu-north-1.amazonaws.com'. This service may not be available in the `eu-north-1' region.",
      source: 'https://github.com/aws/aws-sdk-js/blob/master/lib/event_listeners.js',
    },
    {
      cause: 'no-credentials',
      words: 'could not be found in shared credentials file',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Profile depot could not be found in shared credentials file.',
      source: 'https://github.com/aws/aws-sdk-js-v3/tree/main/packages/credential-provider-process',
    },
    {
      cause: 'no-credentials',
      words: 'is not configured with SSO credentials',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Profile depot is not configured with SSO credentials.',
      source: 'https://github.com/aws/aws-sdk-js-v3/tree/main/packages/credential-provider-sso',
    },
    {
      cause: 'no-credentials',
      words: 'container metadata credential provider cannot be used unless',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: The container metadata credential provider cannot be used unless the depot or depot environment variable is set',
      source: 'https://github.com/smithy-lang/smithy-typescript/tree/main/packages/credential-provider-imds',
    },
    {
      cause: 'no-credentials',
      words: 'SSO returns an invalid temporary credential',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: SSO returns an invalid temporary credential.',
      source: 'https://github.com/aws/aws-sdk-js-v3/tree/main/packages/credential-provider-sso',
    },
    {
      cause: 'no-credentials',
      words: 'credential_process returned invalid',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Profile depot credential_process returned invalid JSON.',
      source: 'https://github.com/aws/aws-sdk-js-v3/tree/main/packages/credential-provider-process',
    },
    {
      cause: 'no-credentials',
      words: 'configured with invalid SSO credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Profile is configured with invalid SSO credentials. Required parameters "sso_account_id", "sso_region", "sso_role_name", "sso_start_url". Got arn:aws:iam::590184726633:role/depot-writer\nReference: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html',
      source: 'https://github.com/aws/aws-sdk-js-v3/tree/main/packages/credential-provider-sso',
    },
    {
      cause: 'no-credentials',
      words: '`credentials` not provided and no credentialDefaultProvider',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: @aws-sdk/core::resolveAwsSdkSigV4Config - `credentials` not provided and no credentialDefaultProvider was configured.',
      source: 'https://github.com/aws/aws-sdk-js-v3/tree/main/packages/core',
    },
    {
      cause: 'metadata-silent',
      words: 'EC2 Instance Metadata Service access disabled',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: EC2 Instance Metadata Service access disabled',
      source: 'https://github.com/aws/aws-sdk-js-v3/tree/main/packages/credential-provider-node',
    },
    {
      cause: 'metadata-silent',
      words: 'EC2 Metadata v1 fallback has been blocked',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: AWS EC2 Metadata v1 fallback has been blocked by AWS SDK configuration in the following: [depot].',
      source: 'https://github.com/smithy-lang/smithy-typescript/tree/main/packages/credential-provider-imds',
    },
    {
      cause: 'metadata-silent',
      words: 'EC2 Metadata token request returned error',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: EC2 Metadata token request returned error',
      source: 'https://github.com/smithy-lang/smithy-typescript/tree/main/packages/credential-provider-imds',
    },
    {
      cause: 'sso-expired',
      words: 'Value not present for … in SSO Token',
      example: "2026-05-16T11:20:31.642Z ERROR put failed: Value not present for 'depot' in SSO Tokendepot. depot",
      source: 'https://github.com/aws/aws-sdk-js-v3/tree/main/packages/token-providers',
    },
    {
      cause: 'assume-role-failed',
      words: 'requires multi-factor authentication, but no MFA code callback',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Profile depot requires multi-factor authentication, but no MFA code callback was provided.',
      source: 'https://github.com/aws/aws-sdk-js-v3/tree/main/packages/credential-provider-ini',
    },
    {
      cause: 'sts-gave-none',
      words: 'Invalid response from STS.assumeRole',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Invalid response from STS.assumeRole call with role arn:aws:iam::590184726633:role/depot-writer',
      source: 'https://github.com/aws/aws-sdk-js-v3/tree/main/packages/client-sts',
    },
    {
      cause: 'no-region',
      words: 'Region is missing',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Region is missing',
      source: 'https://github.com/smithy-lang/smithy-typescript/tree/main/packages/core',
    },
    {
      cause: 'no-region',
      words: 'expected `region` to be configured for',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: expected `region` to be configured for `aws.auth#sigv4`',
      source: 'https://github.com/aws/aws-sdk-js-v3/tree/main/packages/client-sts',
    },
    {
      cause: 'no-credentials',
      words: 'credential_process returned error',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: credential_process returned error',
      source: 'https://github.com/aws/aws-sdk-js/blob/master/lib/credentials/process_credentials.js',
    },
    {
      cause: 'no-credentials',
      words: 'does not have valid SSO credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed:  with session  does not have valid SSO credentials. Required parameters "sso_account_id", "sso_session", "sso_role_name". Reference: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html',
      source: 'https://github.com/aws/aws-sdk-js/blob/master/lib/credentials/sso_credentials.js',
    },
    {
      cause: 'metadata-silent',
      words: 'EC2 Metadata creds request returned error',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: EC2 Metadata creds request returned error',
      source: 'https://github.com/aws/aws-sdk-js/blob/master/lib/metadata_service.js',
    },
    {
      cause: 'no-credentials',
      words: 'ENOENT: no such file or directory, open … .aws/credentials',
      example: "2026-05-16T11:20:31.642Z ERROR Error: ENOENT: no such file or directory, open '/root/.aws/credentials'",
      source: 'https://nodejs.org/api/errors.html',
    },
  ],
}
