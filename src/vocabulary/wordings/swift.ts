import type { Vocabulary } from './wording.ts'

/** What Swift writes. */
export const vocabulary: Vocabulary = {
  language: 'Swift',
  wordings: [
    {
      cause: 'metadata-silent',
      words: 'AWSSDKIdentity.IMDSError',
      example:
        'Swift/ErrorType.swift:254: Fatal error: Error raised at top level: AWSSDKIdentity.IMDSError.reachedMaxRetries',
      source:
        'https://github.com/awslabs/aws-sdk-swift/blob/main/Sources/Core/AWSSDKIdentity/Sources/AWSSDKIdentity/IMDSClient/IMDSError.swift',
    },
    {
      cause: 'no-credentials',
      words: 'Valid credentials could not be sourced',
      example:
        '2026-05-22T08:43:36+0000 error ingest : CommonRunTimeError(code: 6146, message: "Valid credentials could not be sourced by the credentials provider")',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'metadata-silent',
      words: 'AWS_AUTH_IMDS_CLIENT_SOURCE_FAILURE',
      example: '2026-05-22T08:43:36+0000 error ingest : CommonRunTimeError name: AWS_AUTH_IMDS_CLIENT_SOURCE_FAILURE',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'sso-expired',
      words: 'AWS_AUTH_SSO_TOKEN_EXPIRED',
      example: '2026-05-22T08:43:36+0000 error ingest : CommonRunTimeError name: AWS_AUTH_SSO_TOKEN_EXPIRED',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'sts-gave-none',
      words: 'could not be sourced by the sts',
      example:
        '2026-05-22T08:43:36+0000 error ingest : CommonRunTimeError.crtError(AwsCommonRuntimeKit.CRTError(code: 6160, message: "Valid credentials could not be sourced by the sts web identity provider"))',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'sts-gave-none',
      words: 'AWS_AUTH_CREDENTIALS_PROVIDER_STS_',
      example:
        '2026-05-22T08:43:36+0000 error ingest : CommonRunTimeError name: AWS_AUTH_CREDENTIALS_PROVIDER_STS_WEB_IDENTITY_SOURCE_FAILURE',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/credentials_provider_sts_web_identity.c',
    },
    {
      cause: 'not-connected',
      words: 'AWS_IO_DNS_',
      example:
        'crtError(AwsCommonRuntimeKit.CRTError(code: 1059, message: "A query to dns failed to resolve.", name: "AWS_IO_DNS_QUERY_FAILED"))',
      source: 'https://github.com/awslabs/aws-c-io/blob/main/source/io.c',
    },
    {
      cause: 'not-connected',
      words: 'AWS_IO_SOCKET_TIMEOUT',
      example:
        'crtError(AwsCommonRuntimeKit.CRTError(code: 1048, message: "socket operation timed out.", name: "AWS_IO_SOCKET_TIMEOUT"))',
      source: 'https://github.com/awslabs/aws-c-io/blob/main/source/io.c',
    },
    {
      cause: 'not-connected',
      words: 'AWS_IO_SOCKET_CONNECTION_REFUSED',
      example:
        'crtError(AwsCommonRuntimeKit.CRTError(code: 1047, message: "socket connection refused.", name: "AWS_IO_SOCKET_CONNECTION_REFUSED"))',
      source: 'https://github.com/awslabs/aws-c-io/blob/main/source/io.c',
    },
    {
      cause: 'no-credentials',
      words: 'No credential provider found',
      example: '[ ERROR ] No credential provider found [request-id: 6F1B1F0D-7A3C-4E2C-8E0F-5F3A2B1C0D9E]',
      source:
        'https://github.com/soto-project/soto-core/blob/main/Sources/SotoCore/Credential/CredentialProvider.swift',
    },
    {
      cause: 'sso-expired',
      words: 'OAuth client registration expired',
      example:
        "2026-05-16T11:20:31.642Z ERROR put failed: OAuth client registration expired. Run 'aws sso login --profile depot' to re-register.",
      source:
        'https://github.com/soto-project/soto-core/blob/main/Sources/SotoCore/Credential/SSO/SSODataStructures.swift',
    },
    {
      cause: 'sso-expired',
      words: 'Failed to refresh SSO token',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Failed to refresh SSO token: HTTP 403',
      source:
        'https://github.com/soto-project/soto-core/blob/main/Sources/SotoCore/Credential/SSO/SSOTokenManager.swift',
    },
    {
      cause: 'no-credentials',
      words: 'credential_process exited with code',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: credential_process exited with code 403',
      source:
        'https://github.com/soto-project/soto-core/blob/main/Sources/SotoCore/Credential/CredentialProcessProvider.swift',
    },
    {
      cause: 'sso-expired',
      words: 'Please reauthenticate with `aws login`',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Your session has expired. Please reauthenticate with `aws login`.',
      source:
        'https://github.com/soto-project/soto-core/blob/main/Sources/SotoCore/Credential/Login/LoginCredentialProvider.swift',
    },
    {
      cause: 'no-credentials',
      words: 'Default chain credentials provider failed to source credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: (id=depot) Default chain credentials provider failed to source credentials with error 3(depot)',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/credentials_provider_default_chain.c',
    },
    {
      cause: 'no-credentials',
      words: 'AWS credentials were not provided',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: AWS credentials were not provided/null',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/aws_signing.c',
    },
    {
      cause: 'no-credentials',
      words: 'Unsuccessful status code returned from credentials-fetching http request',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Unsuccessful status code returned from credentials-fetching http request',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'no-credentials',
      words: 'ECS credentials provider failed to read token from the path',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: (id=depot) ECS credentials provider failed to read token from the path: /var/run/secrets/eks.amazonaws.com/serviceaccount/token with error: unexpected end',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/credentials_provider_ecs.c',
    },
    {
      cause: 'no-credentials',
      words: 'Failed to read the ECS token file',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Failed to read the ECS token file specified in the AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE environment variable.',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'sso-expired',
      words: 'failed to get sso token from file',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: (id=depot) failed to get sso token from file',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/token_provider_sso_profile.c',
    },
    {
      cause: 'sso-expired',
      words: 'sso token: failed to load token file',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: sso token: failed to load token file /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/sso_token_utils.c',
    },
    {
      cause: 'sso-expired',
      words: 'Token sourced by the sso token provider is',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Token sourced by the sso token provider is invalid.',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'sso-expired',
      words: 'could not be sourced by the sso',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Valid token could not be sourced by the sso token provider',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'sso-expired',
      words: 'The cached Login token is expired and',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: The cached Login token is expired and we cannot complete a call',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'metadata-silent',
      words: 'IMDS provider failed to request credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: id=depot: IMDS provider failed to request credentials: unexpected end',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/credentials_provider_imds.c',
    },
    {
      cause: 'metadata-silent',
      words: 'Failed to source the IMDS resource',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Failed to source the IMDS resource',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'metadata-silent',
      words: 'IMDS client failed to update the token',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: (id=depot) IMDS client failed to update the token from IMDS.',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/aws_imds_client.c',
    },
    {
      cause: 'web-token-unreadable',
      words: 'WebIdentity token id file failed to load',
      example: '2026-05-22T08:43:36+0000 error ingest : WebIdentity token id file failed to load.',
      source:
        'https://github.com/soto-project/soto-core/blob/main/Sources/SotoCore/Credential/CredentialProviderError.swift',
    },
    {
      cause: 'sso-expired',
      words: 'Please authenticate with `aws login`',
      example:
        '2026-05-22T08:43:36+0000 error ingest : Cannot read token file at /root/.aws/login/cache/1.json. Please authenticate with `aws login`.',
      source:
        'https://github.com/soto-project/soto-core/blob/main/Sources/SotoCore/Credential/Login/LoginTokenManager.swift',
    },
  ],
}
