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
  ],
}
