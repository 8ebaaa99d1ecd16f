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
  ],
}
