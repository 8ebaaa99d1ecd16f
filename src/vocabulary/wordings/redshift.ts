import type { Vocabulary } from './wording.ts'

/** What Redshift answers to a COPY or UNLOAD under a role that the database's user may not take. */
export const vocabulary: Vocabulary = {
  language: 'Redshift',
  wordings: [
    {
      cause: 'assume-role-denied-plainly',
      words: 'is not authorized to assume IAM Role',
      example:
        '2026-05-16 11:20:31 Failed to load file: pq: User arn:aws:redshift:us-west-1:482913305571:dbuser:depot/loader is not authorized to assume IAM Role arn:aws:iam::482913305571:role/depot-export',
      source: 'https://docs.aws.amazon.com/redshift/latest/mgmt/authorizing-redshift-service.html',
    },
  ],
}
