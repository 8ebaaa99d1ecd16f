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
  ],
}
