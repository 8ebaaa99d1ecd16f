import type { Vocabulary } from './wording.ts'

/** What Kotlin writes. */
export const vocabulary: Vocabulary = {
  language: 'Kotlin',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'No identity could be resolved from the chain',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - aws.smithy.kotlin.runtime.identity.IdentityProviderException: No identity could be resolved from the chain: DefaultChainCredentialsProvider',
      source:
        'https://github.com/smithy-lang/smithy-kotlin/blob/main/runtime/auth/identity-api/common/src/aws/smithy/kotlin/runtime/identity/IdentityProviderChain.kt',
    },
    {
      cause: 'no-credentials',
      words: 'No credentials could be loaded from the chain',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - aws.smithy.kotlin.runtime.auth.awscredentials.CredentialsProviderException: No credentials could be loaded from the chain: CredentialsProviderChain',
      source:
        'https://github.com/smithy-lang/smithy-kotlin/blob/main/runtime/auth/aws-credentials/common/src/aws/smithy/kotlin/runtime/auth/awscredentials/CredentialsProviderChain.kt',
    },
    {
      cause: 'metadata-silent',
      words: 'failed to load instance profile',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - aws.smithy.kotlin.runtime.auth.awscredentials.CredentialsProviderException: failed to load instance profile',
      source:
        'https://github.com/awslabs/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/ImdsCredentialsProvider.kt',
    },
    {
      cause: 'sso-expired',
      words: 'The SSO session has expired',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - aws.sdk.kotlin.runtime.auth.credentials.InvalidSsoTokenException: The SSO session has expired. To refresh this SSO session, run `aws sso login` with the corresponding profile.',
      source:
        'https://github.com/awslabs/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/SsoCredentialsProvider.kt',
    },
    {
      cause: 'assume-role-failed',
      words: 'failed to assume role from STS',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - aws.smithy.kotlin.runtime.auth.awscredentials.CredentialsProviderException: failed to assume role from STS',
      source:
        'https://github.com/awslabs/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/StsAssumeRoleCredentialsProvider.kt',
    },
    {
      cause: 'assume-role-failed',
      words: 'STS failed to assume role from web identity',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - aws.smithy.kotlin.runtime.auth.awscredentials.CredentialsProviderException: STS failed to assume role from web identity',
      source:
        'https://github.com/awslabs/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/StsWebIdentityCredentialsProvider.kt',
    },
  ],
}
