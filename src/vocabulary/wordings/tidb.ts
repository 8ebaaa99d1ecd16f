import type { Vocabulary } from './wording.ts'

/** What TiDB's BR, Lightning and Dumpling write. */
export const vocabulary: Vocabulary = {
  language: 'TiDB',
  wordings: [
    {
      cause: 'wrong-region',
      words: 's3 bucket and region are not matched',
      example:
        '[2026/11/05 10:21:09.123 +00:00] [ERROR] [main.go:58] ["br failed"] [error="s3 bucket and region are not matched, bucket=depot, input region=eu-west-1, real region=us-east-1: [BR:ExternalStorage:ErrStorageInvalidConfig]invalid external storage config"]',
      source: 'https://github.com/pingcap/tidb/blob/master/br/pkg/storage/s3.go',
    },
  ],
}
