import type { Vocabulary } from './wording.ts'

/** What ClickHouse writes. */
export const vocabulary: Vocabulary = {
  language: 'ClickHouse',
  wordings: [
    {
      cause: 's3-denied',
      words: 'Failed to get object info: … HTTP response code: 403',
      example:
        '2026.05.16 11:20:31.642 [ 77 ] {9a1} <Error> executeQuery: Code: 499. DB::Exception: Failed to get object info: No response body.. HTTP response code: 403: while reading a/b.csv. (S3_ERROR)',
      source: 'https://github.com/ClickHouse/ClickHouse/blob/master/src/IO/S3/getObjectInfo.cpp',
    },
    {
      cause: 'no-credentials',
      words: 'Failed to parse output from EC2MetadataService',
      example:
        '2026.11.05 10:21:09.123456 [ 1987 ] {} <Error> AWSEC2InstanceProfileConfigLoader: Failed to parse output from EC2MetadataService.',
      source: 'https://github.com/ClickHouse/ClickHouse/blob/master/src/IO/S3/Credentials.cpp',
    },
  ],
}
