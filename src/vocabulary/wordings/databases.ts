import type { Vocabulary } from './wording.ts'

/** What databases of RDS answer to a login by IAM that they refuse. */
export const vocabulary: Vocabulary = {
  language: 'RDS',
  wordings: [
    {
      cause: 'database-denied',
      words: 'PAM authentication failed for user',
      example:
        '2026-02-27T16:44:11.422Z ERROR connection to server at "10.20.3.41", port 5432 failed: FATAL:  PAM authentication failed for user "app_iam"',
      source: 'https://repost.aws/knowledge-center/rds-postgresql-connect-using-iam',
    },
  ],
}
