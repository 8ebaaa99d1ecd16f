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
    {
      cause: 'partial-credentials',
      words: 'no credentials found. $AWS_',
      example:
        'Fatal: unable to open config file: no credentials found. $AWS_ACCESS_KEY_ID is set but $AWS_SECRET_ACCESS_KEY is empty',
      source: 'https://github.com/restic/restic/blob/master/internal/backend/s3/s3.go',
    },
    {
      cause: 'no-credentials',
      words: 'no credentials found. Use `-o s3.unsafe-anonymous-auth',
      example:
        'Fatal: unable to open repository at s3:s3.amazonaws.com/depot: no credentials found. Use `-o s3.unsafe-anonymous-auth=true` for anonymous authentication',
      source: 'https://github.com/restic/restic/blob/master/internal/backend/s3/s3.go',
    },
    {
      cause: 'no-credentials',
      words: 's3.getCredentials: creds.Get',
      example:
        'Fatal: create repository at s3:s3.amazonaws.com/depot failed: s3.getCredentials: creds.Get: 403 Forbidden',
      source: 'https://github.com/restic/restic/blob/master/internal/backend/s3/s3.go',
    },
    {
      cause: 'assume-role-denied-plainly',
      words: 'creds.AssumeRole: Access Denied',
      example: 'Fatal: unable to open repository at s3:s3.amazonaws.com/depot: creds.AssumeRole: Access Denied',
      source: 'https://github.com/restic/restic/blob/master/internal/backend/s3/s3.go',
    },
  ],
}
