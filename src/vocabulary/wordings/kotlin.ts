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
      cause: 'no-region',
      words: 'unable to auto detect AWS region, tried',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - aws.sdk.kotlin.runtime.ConfigurationException: unable to auto detect AWS region, tried: DefaultRegionProviderChain -> JvmSystemPropRegionProvider -> EnvironmentRegionProvider',
      source:
        'https://github.com/awslabs/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/region/ResolveRegion.kt',
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
    {
      cause: 'metadata-silent',
      words: 'AWS EC2 metadata is explicitly disabled',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: AWS EC2 metadata is explicitly disabled; credentials not loaded',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/ImdsCredentialsProvider.kt',
    },
    {
      cause: 'metadata-silent',
      words: 'Error retrieving credentials from IMDS',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Error retrieving credentials from IMDS: code=403; 403',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/ImdsCredentialsProvider.kt',
    },
    {
      cause: 'metadata-silent',
      words: 'Failed to get credentials from container metadata service',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Failed to get credentials from container metadata service',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/EcsCredentialsProvider.kt',
    },
    {
      cause: 'metadata-silent',
      words: 'Error retrieving credentials from container service',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Error retrieving credentials from container service: unexpected end',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/EcsCredentialsProvider.kt',
    },
    {
      cause: 'instance-role-untrusted',
      words: 'Does this role have a trust relationship with EC2',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Incorrect IMDS/IAM configuration: [depot] depot. Hint: Does this role have a trust relationship with EC2?',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/ImdsCredentialsProvider.kt',
    },
    {
      cause: 'no-credentials',
      words: 'Container credentials URI not set',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Container credentials URI not set',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/EcsCredentialsProvider.kt',
    },
    {
      cause: 'sts-region-off',
      words: 'STS is not activated in the requested region',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: STS is not activated in the requested region (eu-west-1). Please check your configuration and activate STS in the target region if necessary',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/StsAssumeRoleCredentialsProvider.kt',
    },
    {
      cause: 'sso-expired',
      words: 'SSO token for sso-session: … is expired',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: SSO token for sso-session: unexpected end is expired',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/SsoTokenProvider.kt',
    },
    {
      cause: 'sso-expired',
      words: 'Invalid or missing SSO session cache',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Invalid or missing SSO session cache. Run `aws sso login` to initiate a new SSO session',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/SsoTokenProvider.kt',
    },
    {
      cause: 'sso-expired',
      words: 'invalid cached SSO token',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: invalid cached SSO token',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/SsoTokenProvider.kt',
    },
    {
      cause: 'web-token-unreadable',
      words: 'failed to read webIdentityToken from',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: failed to read webIdentityToken from depot',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/StsWebIdentityCredentialsProvider.kt',
    },
    {
      cause: 'sts-gave-none',
      words: 'STS credentials must not be null',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: STS credentials must not be null',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/StsAssumeRoleCredentialsProvider.kt',
    },
    {
      cause: 'no-credentials',
      words: 'No credentials provider was found in context',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: No credentials provider was found in context',
      source:
        'https://github.com/smithy-lang/smithy-kotlin/blob/main/runtime/protocol/aws-event-stream/common/src/aws/smithy/kotlin/runtime/awsprotocol/eventstream/EventStreamSigning.kt',
    },
    {
      cause: 'no-credentials',
      words: 'must contain `source_profile` or `credential_source` but neither',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: profile (depot) must contain `source_profile` or `credential_source` but neither were defined',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/profile/ProfileChain.kt',
    },
    {
      cause: 'partial-credentials',
      words: ') missing `aws_secret_access_key`',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: profile (depot) missing `aws_secret_access_key`',
      source:
        'https://github.com/aws/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/profile/ProfileChain.kt',
    },
    {
      cause: 'sts-unreachable',
      words: 'OkHttpEngine.roundTrip … sts.DefaultStsClient.assumeRole',
      example:
        '2026-06-03 07:56:05.977 [worker-3] ERROR i.a.loyalty.Points - redeem failed\naws.smithy.kotlin.runtime.identity.IdentityProviderException: No identity could be resolved from the chain\n\tSuppressed: aws.smithy.kotlin.runtime.http.HttpException: javax.net.ssl.SSLHandshakeException: PKIX path building failed\n\t\tat aws.smithy.kotlin.runtime.http.engine.okhttp.OkHttpEngine.roundTrip(OkHttpEngine.kt:158)\n\t\tat aws.sdk.kotlin.runtime.auth.credentials.internal.sts.DefaultStsClient.assumeRoleWithWebIdentity(DefaultStsClient.kt:118)',
      source: 'https://github.com/smithy-lang/smithy-kotlin/blob/main/runtime/protocol/http-client-engines',
    },
    {
      cause: 'no-credentials',
      words: 'ProviderConfigurationException: could not find source profile',
      example:
        'aws.sdk.kotlin.runtime.auth.credentials.ProviderConfigurationException: could not find source profile base referenced from deploy',
      source:
        'https://github.com/awslabs/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/profile/ProfileChain.kt',
    },
    {
      cause: 'no-credentials',
      words: 'Missing value for environment variable `AWS_',
      example:
        'aws.sdk.kotlin.runtime.auth.credentials.ProviderConfigurationException: Missing value for environment variable `AWS_ACCESS_KEY_ID`',
      source:
        'https://github.com/awslabs/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/EnvironmentCredentialsProvider.kt',
    },
    {
      cause: 'no-credentials',
      words: 'CredentialsProviderException: Command completed with nonzero exit code',
      example:
        'aws.sdk.kotlin.runtime.auth.credentials.CredentialsProviderException: Command completed with nonzero exit code 1: denied',
      source:
        'https://github.com/awslabs/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/ProcessCredentialsProvider.kt',
    },
    {
      cause: 'no-credentials',
      words: 'references non-existing sso_session',
      example:
        'aws.sdk.kotlin.runtime.auth.credentials.ProviderConfigurationException: profile (deploy) references non-existing sso_session = `corp`',
      source:
        'https://github.com/awslabs/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/profile/ProfileChain.kt',
    },
    {
      cause: 'sso-expired',
      words: 'GetRoleCredentials operation failed',
      example:
        'aws.sdk.kotlin.runtime.auth.credentials.CredentialsNotLoadedException: GetRoleCredentials operation failed\n\tat aws.sdk.kotlin.runtime.auth.credentials.SsoCredentialsProvider.resolve(SsoCredentialsProvider.kt:103)',
      source:
        'https://github.com/awslabs/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/SsoCredentialsProvider.kt',
    },
    {
      cause: 'no-credentials',
      words: 'CredentialsProviderException: Could not read token file',
      example: 'aws.sdk.kotlin.runtime.auth.credentials.CredentialsProviderException: Could not read token file.',
      source:
        'https://github.com/awslabs/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/EcsCredentialsProvider.kt',
    },
    {
      cause: 'no-credentials',
      words: 'credentials response was not of expected format',
      example:
        'aws.sdk.kotlin.runtime.auth.credentials.CredentialsProviderException: HTTP credentials response was not of expected format',
      source:
        'https://github.com/awslabs/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/auth/credentials/EcsCredentialsProvider.kt',
    },
    {
      cause: 'metadata-silent',
      words: 'EC2MetadataError: error retrieving instance metadata',
      example: 'aws.sdk.kotlin.runtime.config.imds.EC2MetadataError: error retrieving instance metadata: Unauthorized',
      source:
        'https://github.com/awslabs/aws-sdk-kotlin/blob/main/aws-runtime/aws-config/common/src/aws/sdk/kotlin/runtime/config/imds/ImdsClient.kt',
    },
    {
      cause: 'no-region',
      words: 'Signing config must specify a region',
      example:
        'java.lang.IllegalArgumentException: Signing config must specify a region\n\tat aws.smithy.kotlin.runtime.auth.awssigning.AwsSigningConfig.<init>(AwsSigningConfig.kt:180)',
      source:
        'https://github.com/smithy-lang/smithy-kotlin/blob/main/runtime/auth/aws-signing-common/common/src/aws/smithy/kotlin/runtime/auth/awssigning/AwsSigningConfig.kt',
    },
    {
      cause: 'retries-spent',
      words: 'RetryCapacityExceededException: Insufficient capacity to attempt retry',
      example:
        'aws.smithy.kotlin.runtime.retries.delay.RetryCapacityExceededException: Insufficient capacity to attempt retry',
      source:
        'https://github.com/smithy-lang/smithy-kotlin/blob/main/runtime/runtime-core/common/src/aws/smithy/kotlin/runtime/retries/delay/StandardRetryTokenBucket.kt',
    },
    {
      cause: 'not-connected',
      words: 'aws.smithy.kotlin.runtime.http.HttpException: java.net.SocketTimeoutException: connect',
      example: 'aws.smithy.kotlin.runtime.http.HttpException: java.net.SocketTimeoutException: connect timed out',
      source:
        'https://github.com/smithy-lang/smithy-kotlin/blob/main/runtime/protocol/http/common/src/aws/smithy/kotlin/runtime/http/HttpException.kt',
    },
    {
      cause: 'not-connected',
      words: 'aws.smithy.kotlin.runtime.http.HttpException: java.net.ConnectException',
      example:
        'aws.smithy.kotlin.runtime.http.HttpException: java.net.ConnectException: Failed to connect to s3.eu-west-1.amazonaws.com/52.218.1.1:443',
      source:
        'https://github.com/smithy-lang/smithy-kotlin/blob/main/runtime/protocol/http/common/src/aws/smithy/kotlin/runtime/http/HttpException.kt',
    },
    {
      cause: 'not-connected',
      words: 'aws.smithy.kotlin.runtime.http.HttpException: javax.net.ssl.SSLHandshakeException',
      example:
        'aws.smithy.kotlin.runtime.http.HttpException: javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
      source:
        'https://github.com/smithy-lang/smithy-kotlin/blob/main/runtime/protocol/http/common/src/aws/smithy/kotlin/runtime/http/HttpException.kt',
    },
    {
      cause: 'no-answer',
      words: 'aws.smithy.kotlin.runtime.http.HttpException: java.net.SocketTimeoutException: timeout',
      example: 'aws.smithy.kotlin.runtime.http.HttpException: java.net.SocketTimeoutException: timeout',
      source:
        'https://github.com/smithy-lang/smithy-kotlin/blob/main/runtime/protocol/http/common/src/aws/smithy/kotlin/runtime/http/HttpException.kt',
    },
    {
      cause: 'no-answer',
      words: 'aws.smithy.kotlin.runtime.http.HttpException: java.net.SocketTimeoutException: Read timed out',
      example: 'aws.smithy.kotlin.runtime.http.HttpException: java.net.SocketTimeoutException: Read timed out',
      source:
        'https://github.com/smithy-lang/smithy-kotlin/blob/main/runtime/protocol/http/common/src/aws/smithy/kotlin/runtime/http/HttpException.kt',
    },
  ],
}
