import type { Vocabulary } from './wording.ts'

/** What pgBackRest writes. */
export const vocabulary: Vocabulary = {
  language: 'pgBackRest',
  wordings: [
    {
      cause: 'sts-gave-none',
      words: "unable to find child 'AssumeRoleWithWebIdentityResult'",
      example:
        "2026-05-16 03:00:01.790 P00  ERROR: [029]: unable to load info file '/db/backup.info':\n    FormatError: unable to find child 'AssumeRoleWithWebIdentityResult':0 in node 'ErrorResponse'",
      source: 'https://github.com/pgbackrest/pgbackrest/issues/1997',
    },
    {
      cause: 's3-denied',
      words: 'S3 request failed with 403',
      example: '2026-06-30 18:16:40.705 P00  ERROR: [039]: S3 request failed with 403: Forbidden',
      source: 'https://github.com/pgbackrest/pgbackrest/issues/1089',
    },
    {
      cause: 'no-credentials',
      words: 'unable to retrieve temporary credentials',
      example: 'ERROR: [029]: unable to retrieve temporary credentials: Failed',
      source: 'https://github.com/pgbackrest/pgbackrest/blob/main/src/storage/s3/storage.c',
    },
  ],
}
