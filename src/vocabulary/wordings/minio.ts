import type { Vocabulary } from './wording.ts'

/** What MinIO’s client writes. */
export const vocabulary: Vocabulary = {
  language: 'MinIO’s client',
  wordings: [
    {
      cause: 'partial-credentials',
      words: 'profile has partial static credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: profile has partial static credentials: aws_access_key_id and aws_secret_access_key must both be set',
      source: 'https://github.com/minio/minio-go/blob/master/pkg/credentials/file_aws_credentials.go',
    },
    {
      cause: 'no-credentials',
      words: 'profile has SSO configuration but no',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: profile has SSO configuration but no sso_role_name, and no complete static credentials',
      source: 'https://github.com/minio/minio-go/blob/master/pkg/credentials/file_aws_credentials.go',
    },
    {
      cause: 's3-denied',
      words: 'mc: <ERROR> … Access Denied',
      example: 'mc: <ERROR> Unable to list folder. Access Denied.',
      source: 'https://github.com/minio/minio-go/blob/master/s3-error.go',
    },
    {
      cause: 'no-credentials',
      words: 'No IAM roles attached to this EC2 service',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: No IAM roles attached to this EC2 service',
      source: 'https://github.com/minio/minio-go/blob/master/pkg/credentials/iam_aws.go',
    },
    {
      cause: 'no-credentials',
      words: 'getEKSPodIdentityCredentials: no tokenFile found',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: getEKSPodIdentityCredentials: no tokenFile found',
      source: 'https://github.com/minio/minio-go/blob/master/pkg/credentials/iam_aws.go',
    },
    {
      cause: 'sso-expired',
      words: 'reading cached SSO token',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: reading cached SSO token "/root/.aws/sso/cache/x.json" (try `aws sso login`): open: no such file',
      source: 'https://github.com/minio/minio-go/blob/master/pkg/credentials/file_aws_credentials.go',
    },
    {
      cause: 'clock-skew',
      words: "The difference between the request time and the server's time is too large",
      example:
        "Fatal: unable to open config file: Stat: The difference between the request time and the server's time is too large.",
      source: 'https://github.com/minio/minio/blob/master/cmd/api-errors.go',
    },
    {
      cause: 'no-bucket',
      words: 'mc: <ERROR> … Bucket ` … ` does not exist',
      example: 'mc: <ERROR> Failed to copy `a.bin`. Bucket `depot` does not exist.',
      source: 'https://github.com/minio/mc/blob/master/cmd/client-errors.go',
    },
    {
      cause: 'web-token-expired',
      words: 'The web identity token that was passed is expired or is not valid',
      example:
        'minio.error.S3Error: S3 operation failed; code: ExpiredToken, message: The web identity token that was passed is expired or is not valid. Get a new identity token from the identity provider and then retry the request., resource: None',
      source: 'https://github.com/minio/minio/blob/master/cmd/sts-errors.go',
    },
    {
      cause: 'sts-gave-none',
      words: 'Generating temporary credentials not allowed for this request',
      example:
        '2026-05-16T11:20:31.642Z ERROR login failed: Generating temporary credentials not allowed for this request.',
      source: 'https://github.com/minio/minio/blob/master/cmd/sts-errors.go',
    },
    {
      cause: 'no-credentials',
      words: 'AssumeRole credentials access/secretkey is mandatory',
      example: '2026-05-16T11:20:31.642Z ERROR start failed: AssumeRole credentials access/secretkey is mandatory',
      source: 'https://github.com/minio/minio-go/blob/master/pkg/credentials/assume_role.go',
    },
    {
      cause: 'sso-expired',
      words: 'SSO portal returned empty role credentials',
      example: '2026-05-16T11:20:31.642Z ERROR start failed: SSO portal returned empty role credentials',
      source: 'https://github.com/minio/minio-go/blob/master/pkg/credentials/file_aws_credentials.go',
    },
    {
      cause: 'sso-expired',
      words: 'fetching SSO role credentials:',
      example:
        '2026-05-16T11:20:31.642Z ERROR start failed: fetching SSO role credentials: 401 Unauthorized: {"message":"Session token not found or invalid"}',
      source: 'https://github.com/minio/minio-go/blob/master/pkg/credentials/file_aws_credentials.go',
    },
  ],
}
