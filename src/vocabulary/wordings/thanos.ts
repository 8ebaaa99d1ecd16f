import type { Vocabulary } from './wording.ts'

/** What Thanos and Loki write. */
export const vocabulary: Vocabulary = {
  language: 'Thanos, Loki',
  wordings: [
    {
      cause: 's3-denied',
      words: 'iter: Access Denied',
      example:
        'ts=2026-05-16T11:20:31.642Z caller=runutil.go:100 level=error msg="function failed. Retrying in next tick" err="iter: Access Denied."',
      source: 'https://github.com/minio/minio-go/blob/master/s3-error.go',
    },
    {
      cause: 'partial-credentials',
      words: 'either both should be present in config or envvars/IAM should be used',
      example:
        'ts=2026-11-05T10:21:09.123Z caller=main.go:145 level=error err="no s3 secret_key specified while access_key is present in config file; either both should be present in config or envvars/IAM should be used.\\\nvalidate S3 config"',
      source: 'https://github.com/thanos-io/objstore/blob/main/providers/s3/s3.go',
    },
    {
      cause: 'partial-credentials',
      words: 'must supply both an Access Key ID and Secret Access Key or neither',
      example:
        'level=error ts=2026-11-05T10:21:09.123Z caller=main.go:72 msg="error running loki" err="failed to build s3 config: must supply both an Access Key ID and Secret Access Key or neither"',
      source: 'https://github.com/grafana/loki/blob/main/pkg/storage/chunk/client/aws/s3_storage_client.go',
    },
  ],
}
