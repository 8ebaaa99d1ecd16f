import type { Vocabulary } from './wording.ts'

/** What Athena writes. */
export const vocabulary: Vocabulary = {
  language: 'Athena',
  wordings: [
    {
      cause: 's3-denied',
      words: 'Access denied when writing output to url: s3://',
      example:
        'Query failed: Access denied when writing output to url: s3://depot-athena/out/. Please ensure you are allowed to access the S3 bucket.',
      source: 'https://repost.aws/knowledge-center/access-denied-athena',
    },
    {
      cause: 's3-denied',
      words: 'Permission denied on S3 path: s3',
      example: 'Query failed: Permission denied on S3 path: s3://depot/production/dt=2026-05-26/part-0.parquet',
      source: 'https://github.com/ghdna/athena-express/issues/85',
    },
  ],
}
