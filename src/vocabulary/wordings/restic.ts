import type { Vocabulary } from './wording.ts'

/** What restic writes. */
export const vocabulary: Vocabulary = {
  language: 'restic',
  wordings: [
    {
      cause: 's3-denied',
      words: 'Stat: Access Denied',
      example: 'Fatal: unable to open config file: Stat: Access Denied.',
      source: 'https://github.com/minio/minio-go/blob/master/s3-error.go',
    },
    {
      cause: 's3-denied',
      words: 'client.BucketExists: Access Denied',
      example: 'Fatal: create repository at s3:s3.amazonaws.com/depot failed: client.BucketExists: Access Denied.',
      source: 'https://github.com/restic/restic/blob/master/internal/backend/s3/s3.go',
    },
  ],
}
