import type { Vocabulary } from './wording.ts'

/** What the AWS Common Runtime writes, by its own log or through what is built on it: the CLI's CRT client, Python, Java, Swift, Mountpoint. */
export const vocabulary: Vocabulary = {
  language: 'AWS Common Runtime (CRT)',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Required environment variables could not be sourced from process environment',
      example:
        '[ERROR] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - Required environment variables could not be sourced from process environment',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'no-credentials',
      words: 'AWS_AUTH_SIGNING_NO_CREDENTIALS',
      example:
        "awscrt.exceptions.AwsCrtError: AwsCrtError(name='AWS_AUTH_SIGNING_NO_CREDENTIALS', message='Attempt to sign an http request without credentials', code=6146)",
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'no-credentials',
      words: 'Attempt to sign an http request without credentials',
      example:
        '2026-11-05T10:21:09.123456Z ERROR put failed: CRT error 6146: aws-c-auth: Attempt to sign an http request without credentials',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'no-credentials',
      words: 'Attempt to perform a signing operation with invalid credentials',
      example:
        '[ERROR] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthSigning] - Attempt to perform a signing operation with invalid credentials',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'assume-role-failed',
      words: 'assumeRole chain contains a circular reference',
      example:
        '[ERROR] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - assumeRole chain contains a circular reference',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/credentials_provider_profile.c',
    },
    {
      cause: 'assume-role-failed',
      words: 'the profile contains a cycle in the assumeRole chain',
      example:
        '[ERROR] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - Failed to resolve credentials because the profile contains a cycle in the assumeRole chain.',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'no-credentials',
      words: 'It must be a loopback address, ECS/EKS container host, or use HTTPS',
      example:
        '[ERROR] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - Failed to establish connection. The specified host is not allowed. It must be a loopback address, ECS/EKS container host, or use HTTPS.',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'no-credentials',
      words: 'Invalid response document encountered while querying credentials via http',
      example:
        '[ERROR] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - Invalid response document encountered while querying credentials via http',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/auth.c',
    },
    {
      cause: 'sso-expired',
      words: 'cached sso token is expired.',
      example:
        '[ERROR] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - (id=0x7f2c1c0) cached sso token is expired.',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/token_provider_sso_profile.c',
    },
    {
      cause: 'sso-expired',
      words: 'login token: token is already expired',
      example:
        '[ERROR] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - login token: token is already expired',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/credentials_provider_login.c',
    },
    {
      cause: 'sts-gave-none',
      words: 'AssumeRole call completed with http status 4',
      example:
        '[ERROR] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - (id=0x7f2c1c0): AssumeRole call completed with http status 400',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/credentials_provider_sts.c',
    },
    {
      cause: 'sts-gave-none',
      words: 'AssumeRole call completed with http status 5',
      example:
        '[ERROR] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - (id=0x7f2c1c0): AssumeRole call completed with http status 503',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/credentials_provider_sts.c',
    },
    {
      cause: 'no-region',
      words: 'Failed to construct sts endpoint with, probably region is missing',
      example:
        '[ERROR] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthCredentialsProvider] - Failed to construct sts endpoint with, probably region is missing.',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/credentials_provider_sts.c',
    },
    {
      cause: 'no-region',
      words: 'Signing config is missing a region identifier',
      example:
        '[ERROR] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [AuthSigning] - (id=0x7f2c1c0) Signing config is missing a region identifier',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/signing_config.c',
    },
    {
      cause: 'metadata-silent',
      words: 'Stream completed, retries have been exhausted',
      example:
        '[ERROR] [2026-11-05T10:21:09Z] [00007f3b2c1ff700] [IMDSClient] - id=0x7f2c1c0: Stream completed, retries have been exhausted.',
      source: 'https://github.com/awslabs/aws-c-auth/blob/main/source/aws_imds_client.c',
    },
    {
      cause: 'clock-skew',
      words: 'RequestTimeTooSkewed error received from S3',
      example:
        "awscrt.s3.S3ResponseError: AwsCrtError(name='AWS_ERROR_S3_REQUEST_TIME_TOO_SKEWED', message='RequestTimeTooSkewed error received from S3.', code=14362)",
      source: 'https://github.com/awslabs/aws-c-s3/blob/main/source/s3.c',
    },
    {
      cause: 'throttled',
      words: 'AWS_ERROR_S3_SLOW_DOWN',
      example:
        'software.amazon.awssdk.crt.s3.CrtS3RuntimeException: Response code indicates throttling AWS_ERROR_S3_SLOW_DOWN(14342)',
      source: 'https://github.com/awslabs/aws-c-s3/blob/main/source/s3.c',
    },
    {
      cause: 's3-denied',
      words: 'CreateSession call failed when signing with S3 Express',
      example:
        'software.amazon.awssdk.crt.s3.CrtS3RuntimeException: CreateSession call failed when signing with S3 Express. AWS_ERROR_S3EXPRESS_CREATE_SESSION_FAILED(14363)',
      source: 'https://github.com/awslabs/aws-c-s3/blob/main/source/s3.c',
    },
    {
      cause: 'not-connected',
      words: 'A nonrecoverable failure when query to dns occurred',
      example:
        'software.amazon.awssdk.core.exception.SdkClientException: Failed to send the request: A nonrecoverable failure when query to dns occurred.',
      source: 'https://github.com/awslabs/aws-c-io/blob/main/source/io.c',
    },
    {
      cause: 'not-connected',
      words: 'No address was found for the supplied host name',
      example:
        'software.amazon.awssdk.core.exception.SdkClientException: Failed to send the request: No address was found for the supplied host name.',
      source: 'https://github.com/awslabs/aws-c-io/blob/main/source/io.c',
    },
    {
      cause: 'not-connected',
      words: 'AWS_IO_SOCKET_NO_ROUTE_TO_HOST',
      example: 'fatal error: AWS_IO_SOCKET_NO_ROUTE_TO_HOST: socket connect failure, no route to host.',
      source: 'https://github.com/awslabs/aws-c-io/blob/main/source/io.c',
    },
    {
      cause: 'not-connected',
      words: 'AWS_IO_SOCKET_NETWORK_DOWN',
      example: 'fatal error: AWS_IO_SOCKET_NETWORK_DOWN: network is down.',
      source: 'https://github.com/awslabs/aws-c-io/blob/main/source/io.c',
    },
    {
      cause: 'not-connected',
      words: 'AWS_IO_TLS_ERROR_NEGOTIATION_FAILURE',
      example:
        'upload failed: ./a.bin to s3://depot/a.bin AWS_IO_TLS_ERROR_NEGOTIATION_FAILURE: TLS (SSL) negotiation failed',
      source: 'https://github.com/awslabs/aws-c-io/blob/main/source/io.c',
    },
    {
      cause: 'not-connected',
      words: 'AWS_IO_TLS_NEGOTIATION_TIMEOUT',
      example:
        '2026-11-05T10:21:09.123456Z ERROR put failed: CRT error 1067: aws-c-io: AWS_IO_TLS_NEGOTIATION_TIMEOUT, Channel shutdown due to tls negotiation timeout',
      source: 'https://github.com/awslabs/aws-c-io/blob/main/source/io.c',
    },
    {
      cause: 'not-connected',
      words: 'Channel shutdown due to tls unknown root certificate',
      example:
        '2026-11-05T10:21:09.123456Z ERROR put failed: AWS_IO_TLS_UNKNOWN_ROOT_CERTIFICATE, Channel shutdown due to tls unknown root certificate.',
      source: 'https://github.com/awslabs/aws-c-io/blob/main/source/io.c',
    },
    {
      cause: 'not-connected',
      words: 'AWS_IO_TLS_ERROR_DEFAULT_TRUST_STORE_NOT_FOUND',
      example:
        'awscrt.exceptions.AwsCrtError: AWS_IO_TLS_ERROR_DEFAULT_TRUST_STORE_NOT_FOUND: Default TLS trust store not found on this system. Trusted CA certificates must be installed',
      source: 'https://github.com/awslabs/aws-c-io/blob/main/source/io.c',
    },
  ],
}
