import type { Vocabulary } from './wording.ts'

/** What Java (v1, v2) writes. */
export const vocabulary: Vocabulary = {
  language: 'Java (v1, v2)',
  wordings: [
    {
      cause: 'pool-exhausted',
      words: 'Timeout waiting for connection from pool',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - com.amazonaws.SdkClientException: Unable to execute HTTP request: Timeout waiting for connection from pool',
      source:
        'https://github.com/apache/httpcomponents-client/blob/4.5.x/httpclient/src/main/java/org/apache/http/impl/conn/PoolingHttpClientConnectionManager.java',
    },
    {
      cause: 'pool-exhausted',
      words: 'Acquire operation took longer than the configured maximum time',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Acquire operation took longer than the configured maximum time. This indicates that a request cannot get a connection from the pool within the specified maximum time.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/http-clients/netty-nio-client/src/main/java/software/amazon/awssdk/http/nio/netty/internal/utils/NettyUtils.java',
    },
    {
      cause: 'pool-exhausted',
      words: 'Maximum pending connection acquisitions exceeded',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Maximum pending connection acquisitions exceeded. The request rate is too high for the client to keep up.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/http-clients/netty-nio-client/src/main/java/software/amazon/awssdk/http/nio/netty/internal/utils/NettyUtils.java',
    },
    {
      cause: 'no-answer',
      words: 'Unable to execute HTTP request: Read timed out',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - com.amazonaws.SdkClientException: Unable to execute HTTP request: Read timed out',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/http/AmazonHttpClient.java',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to load AWS credentials from any provider in the chain',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - com.amazonaws.SdkClientException: Unable to load AWS credentials from any provider in the chain: [EnvironmentVariableCredentialsProvider: Unable to load AWS credentials from environment variables]',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/auth/AWSCredentialsProviderChain.java',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to load credentials from any of the providers in the chain',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(credentialsProviders=[...])',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/AwsCredentialsProviderChain.java',
    },
    {
      cause: 'sso-expired',
      words: 'SdkClientException: Token is expired',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.SdkClientException: Token is expired',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/services/ssooidc/src/main/java/software/amazon/awssdk/services/ssooidc/SsoOidcTokenProvider.java',
    },
    {
      cause: 'metadata-silent',
      words: 'Failed to load credentials from IMDS',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.SdkClientException: Failed to load credentials from IMDS.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/InstanceProfileCredentialsProvider.java',
    },
    {
      cause: 'metadata-silent',
      words: 'Unable to contact EC2 metadata service',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.SdkClientException: Unable to contact EC2 metadata service.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/regions/src/main/java/software/amazon/awssdk/regions/internal/util/EC2MetadataUtils.java',
    },
    {
      cause: 'metadata-silent',
      words: 'Failed to connect to service endpoint',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - com.amazonaws.SdkClientException: Failed to connect to service endpoint: http://169.254.169.254/latest/meta-data/iam/security-credentials/',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/internal/EC2ResourceFetcher.java',
    },
    {
      cause: 'sts-unreachable',
      words: 'Unable to execute HTTP request: … sts',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Connect to sts.eu-west-1.amazonaws.com:443 failed: connect timed out',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/sdk-core/src/main/java/software/amazon/awssdk/core/internal/http/pipeline/stages/RetryableStage.java',
    },
    {
      cause: 'not-connected',
      words: 'Unable to execute HTTP request: Connect to',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: Connect to depot.s3.eu-west-1.amazonaws.com:443 failed: connect timed out',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/sdk-core/src/main/java/software/amazon/awssdk/core/internal/http/pipeline/stages/RetryableStage.java',
    },
    {
      cause: 'not-connected',
      words: 'Unable to execute HTTP request: … UnknownHost',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.SdkClientException: Unable to execute HTTP request: java.net.UnknownHostException: sqs.eu-west-1.amazonaws.com',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/sdk-core/src/main/java/software/amazon/awssdk/core/internal/http/pipeline/stages/RetryableStage.java',
    },
    {
      cause: 'fallback',
      words: "To use web identity tokens, the 'sts' service module must be on the class path",
      example:
        "2026-05-27 09:41:03.420 WARN [main] s.a.a.auth.credentials.internal.WebIdentityCredentialsUtils - To use web identity tokens, the 'sts' service module must be on the class path.\n2026-05-27 09:41:04.420 ERROR [main] c.d.App - software.amazon.awssdk.services.s3.model.S3Exception: User: arn:aws:sts::418362907715:assumed-role/eks-node-role/i-0a1b2c3d4e5f60718 is not authorized to perform: s3:ListBucket on resource: arn:aws:s3:::acme (Service: S3, Status Code: 403, Request ID: 4E8EB2AF2F26165A)",
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/internal/WebIdentityCredentialsUtils.java',
    },
    {
      cause: 'fallback',
      words: 'Unable to load credentials from WebIdentityTokenCredentialsProvider … Multiple HTTP implementations',
      example:
        '2026-05-27 09:41:03.420 WARN [main] AwsCredentialsProviderChain - Unable to load credentials from WebIdentityTokenCredentialsProvider(): Multiple HTTP implementations were found on the classpath.\n2026-05-27 09:41:04.420 ERROR [main] c.d.App - software.amazon.awssdk.services.s3.model.S3Exception: User: arn:aws:sts::418362907715:assumed-role/eks-node-role/i-0a1b2c3d4e5f60718 is not authorized to perform: s3:ListBucket on resource: arn:aws:s3:::acme (Service: S3, Status Code: 403, Request ID: 4E8EB2AF2F26165A)',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/sdk-core/src/main/java/software/amazon/awssdk/core/internal/http/loader/ClasspathSdkHttpServiceProvider.java',
    },
    {
      cause: 'no-region',
      words: 'Unable to load region from any of the providers in the chain',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.SdkClientException: Unable to load region from any of the providers in the chain DefaultAwsRegionProviderChain: [InstanceProfileRegionProvider: Unable to contact EC2 metadata service.]',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/regions/src/main/java/software/amazon/awssdk/regions/providers/AwsRegionProviderChain.java',
    },
    {
      cause: 'no-region',
      words: 'Unable to find a region via the region provider chain',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - com.amazonaws.SdkClientException: Unable to find a region via the region provider chain. Must provide an explicit region in the builder or setup environment to supply a region.',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/client/builder/AwsClientBuilder.java',
    },
    {
      cause: 'assume-role-failed',
      words: 'To use assume role profiles the aws-java-sdk-sts module must be on the class path',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - com.amazonaws.SdkClientException: To use assume role profiles the aws-java-sdk-sts module must be on the class path',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/auth/profile/internal/securitytoken/STSProfileCredentialsServiceProvider.java',
    },
    {
      cause: 'no-credentials',
      words: 'Failed to refresh process-based credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR java.lang.IllegalStateException: Failed to refresh process-based credentials.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/ProcessCredentialsProvider.java',
    },
    {
      cause: 'metadata-silent',
      words: 'Unable to fetch credentials from container',
      example:
        '2026-05-16T11:20:31.642Z ERROR software.amazon.awssdk.core.exception.SdkClientException: Unable to fetch credentials from container.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/ContainerCredentialsProvider.java',
    },
    {
      cause: 'metadata-silent',
      words: 'Failed to retrieve IMDS token, and fallback to IMDS v1 is disabled',
      example:
        '2026-05-16T11:20:31.642Z ERROR software.amazon.awssdk.core.exception.SdkClientException: Failed to retrieve IMDS token, and fallback to IMDS v1 is disabled via the aws.disableEc2MetadataV1 system property',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/InstanceProfileCredentialsProvider.java',
    },
    {
      cause: 'sso-expired',
      words: 'Unable to load SSO token',
      example:
        '2026-05-16T11:20:31.642Z ERROR software.amazon.awssdk.core.exception.SdkClientException: Unable to load SSO token',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/services/ssooidc/src/main/java/software/amazon/awssdk/services/ssooidc/SsoOidcTokenProvider.java',
    },
    {
      cause: 'no-credentials',
      words: 'Profile file contained no credentials for profile',
      example:
        "2026-05-16T11:20:31.642Z ERROR software.amazon.awssdk.core.exception.SdkClientException: Profile file contained no credentials for profile 'depot': ProfileFile(profilesAndSectionsMap=[])",
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/ProfileCredentialsProvider.java',
    },
    {
      cause: 'metadata-silent',
      words: 'Unable to load credentials from service endpoint',
      example:
        '2026-05-16T11:20:31.642Z ERROR com.amazonaws.AmazonClientException: Unable to load credentials from service endpoint',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/auth/BaseCredentialsFetcher.java',
    },
    {
      cause: 'no-credentials',
      words: 'No AWS profile named',
      example: "2026-05-16T11:20:31.642Z ERROR java.lang.IllegalArgumentException: No AWS profile named 'depot'",
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/auth/profile/ProfilesConfigFile.java',
    },
    {
      cause: 'metadata-silent',
      words: 'The requested metadata is not found at http://169.254',
      example:
        '2026-05-16T11:20:31.642Z ERROR com.amazonaws.SdkClientException: The requested metadata is not found at http://169.254.169.254/latest/meta-data/iam/security-credentials/',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/internal/EC2ResourceFetcher.java',
    },
    {
      cause: 'no-credentials',
      words: 'Failed to get a valid set of credentials',
      example: '2026-05-16T11:20:31.642Z ERROR java.lang.RuntimeException: Failed to get a valid set of credentials',
      source:
        'https://github.com/awslabs/aws-crt-java/blob/main/src/main/java/software/amazon/awssdk/crt/auth/credentials/CredentialsProvider.java',
    },
    {
      cause: 'sts-unreachable',
      words: 'UnknownHostException: sts.',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: java.net.UnknownHostException: sts.eu-wst-1.amazonaws.com: Name or service not known',
      source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/UnknownHostException.html',
    },
    {
      cause: 'not-connected',
      words: 'UnknownHostException: … .amazonaws.com',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: java.net.UnknownHostException: depot.s3.eu-wst-1.amazonaws.com: Name or service not known',
      source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/UnknownHostException.html',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to load credentials. Access key or secret key are null',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Unable to load credentials. Access key or secret key are null.',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/auth/BaseCredentialsFetcher.java',
    },
    {
      cause: 'no-credentials',
      words: 'Cannot fetch credentials from container',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Cannot fetch credentials from container - failed to read depot',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/auth/ContainerCredentialsProvider.java',
    },
    {
      cause: 'no-credentials',
      words: 'AWS credential profiles file not found',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: AWS credential profiles file not found in the given path: ',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/auth/profile/internal/BasicProfileConfigLoader.java',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to load AWS credential profiles file',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Unable to load AWS credential profiles file at: ',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/auth/profile/internal/BasicProfileConfigLoader.java',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to load credentials into profile',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Unable to load credentials into profile [depot]: AWS Session Token is empty.',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/auth/profile/internal/ProfileStaticCredentialsProvider.java',
    },
    {
      cause: 'metadata-silent',
      words: 'AWS_EC2_METADATA_DISABLED is set to true, not loading',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: AWS_EC2_METADATA_DISABLED is set to true, not loading region from EC2 Instance Metadata service',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/regions/InstanceMetadataRegionProvider.java',
    },
    {
      cause: 'session-expired',
      words: 'The credentials received have been expired',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: The credentials received have been expired',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/auth/BaseCredentialsFetcher.java',
    },
    {
      cause: 'web-token-unreadable',
      words: 'Unable to locate specified web identity token file',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Unable to locate specified web identity token file: ',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/auth/STSAssumeRoleWithWebIdentitySessionCredentialsProvider.java',
    },
    {
      cause: 'web-token-unreadable',
      words: 'Unable to read web identity token from file',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Unable to read web identity token from file: ',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/auth/STSAssumeRoleWithWebIdentitySessionCredentialsProvider.java',
    },
    {
      cause: 'no-region',
      words: 'No valid region has been specified',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: No valid region has been specified. Unable to return region name.',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/services/s3/AmazonS3Client.java',
    },
    {
      cause: 'no-region',
      words: 'Unable to load region information from any provider in the chain',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Unable to load region information from any provider in the chain',
      source:
        'https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/regions/AwsRegionProviderChain.java',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to load credentials from system settings',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Unable to load credentials from system settings. Access key must be specified either via environment variable (depot) or system property (depot).',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/internal/SystemSettingsCredentialsProvider.java',
    },
    {
      cause: 'no-credentials',
      words: 'Access key ID cannot be blank',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Access key ID cannot be blank.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/AwsBasicCredentials.java',
    },
    {
      cause: 'no-credentials',
      words: 'Secret access key cannot be blank',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Secret access key cannot be blank.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/AwsBasicCredentials.java',
    },
    {
      cause: 'no-credentials',
      words: 'No credentials provider exists to resolve credentials from',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: No credentials provider exists to resolve credentials from.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/sdk-core/src/main/java/software/amazon/awssdk/awscore/internal/authcontext/AwsCredentialsAuthorizationStrategy.java',
    },
    {
      cause: 'no-credentials',
      words: 'must be configured with a source profile in order to use assumed roles',
      example:
        "2026-05-16T11:20:31.642Z ERROR put failed: The profile 'depot' must be configured with a source profile in order to use assumed roles.",
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/internal/ProfileCredentialsUtils.java',
    },
    {
      cause: 'no-credentials',
      words: "profile, the 'sso' service module must be on the class path",
      example:
        "2026-05-16T11:20:31.642Z ERROR put failed: ' profile, the 'sso' service module must be on the class path.",
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/internal/ProfileCredentialsUtils.java',
    },
    {
      cause: 'assume-role-failed',
      words: "profile, the 'sts' service module must be on the class path",
      example:
        "2026-05-16T11:20:31.642Z ERROR put failed: ' profile, the 'sts' service module must be on the class path.",
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/internal/ProfileCredentialsUtils.java',
    },
    {
      cause: 'metadata-silent',
      words: 'Failed to load credentials from metadata service',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Failed to load credentials from metadata service.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/internal/HttpCredentialsLoader.java',
    },
    {
      cause: 'metadata-silent',
      words: 'Failed to load access key from metadata service',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Failed to load access key from metadata service.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/auth/credentials/internal/HttpCredentialsLoader.java',
    },
    {
      cause: 'metadata-silent',
      words: 'Unable to fetch metadata token',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Unable to fetch metadata token',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/regions/src/main/java/software/amazon/awssdk/regions/internal/util/EC2MetadataUtils.java',
    },
    {
      cause: 'no-region',
      words: 'Unable to retrieve region information from EC2 Metadata service',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: EC2 Metadata is disabled. Unable to retrieve region information from EC2 Metadata service.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/regions/src/main/java/software/amazon/awssdk/regions/providers/InstanceProfileRegionProvider.java',
    },
    {
      cause: 'sso-expired',
      words: 'Unable to refresh Login credentials',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Unable to refresh Login credentials. Please reauthenticate ',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/services/signin/src/main/java/software/amazon/awssdk/services/signin/internal/DpopAuthPlugin.java',
    },
    {
      cause: 'sso-expired',
      words: 'Please reauthenticate with your new password',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Unable to refresh credentials because of a change in your password. Please reauthenticate with your new password.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/auth/src/main/java/software/amazon/awssdk/services/signin/auth/LoginCredentialsProvider.java',
    },
    {
      cause: 'sts-unreachable',
      words: 'WebIdentityTokenCredentialsProvider … PKIX path building failed',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(credentialsProviders=[WebIdentityTokenCredentialsProvider()]) : [WebIdentityTokenCredentialsProvider(): Unable to execute HTTP request: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target]',
      source: 'https://github.com/micrometer-metrics/micrometer/issues/3783',
    },
    {
      cause: 'no-answer',
      words: 'HTTP request execution did not complete before the specified timeout configuration',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException: HTTP request execution did not complete before the specified timeout configuration: 200 millis',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/sdk-core/src/main/java/software/amazon/awssdk/core/exception/ApiCallAttemptTimeoutException.java',
    },
    {
      cause: 'no-answer',
      words: 'Client execution did not complete before the specified timeout configuration',
      example:
        '2026-05-27 09:41:03.420 ERROR [main] c.d.App - software.amazon.awssdk.core.exception.ApiCallTimeoutException: Client execution did not complete before the specified timeout configuration: 3000 millis',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/core/sdk-core/src/main/java/software/amazon/awssdk/core/exception/ApiCallTimeoutException.java',
    },
    {
      cause: 'no-credentials',
      words: 'AWS_WEB_IDENTITY_TOKEN_FILE or the javaproperty',
      example:
        '2026-05-16T11:20:31.642Z ERROR java.lang.IllegalStateException: Either the environment variable AWS_WEB_IDENTITY_TOKEN_FILE or the javaproperty aws.webIdentityTokenFile must be set.',
      source:
        'https://github.com/aws/aws-sdk-java-v2/blob/master/utils/src/main/java/software/amazon/awssdk/utils/SystemSetting.java',
    },
    {
      cause: 's3-denied',
      words: 'AmazonS3Exception[Access Denied]',
      example:
        '2026-05-16T11:20:31.642Z ERROR SnapshotException[[depot:nightly] failed to get snapshots]; nested: AmazonS3Exception[Access Denied]; ',
      source:
        'https://github.com/elastic/elasticsearch/blob/v1.7.6/src/main/java/org/elasticsearch/ElasticsearchException.java',
    },
  ],
}
