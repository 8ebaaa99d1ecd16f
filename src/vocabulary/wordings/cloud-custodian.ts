import type { Vocabulary } from './wording.ts'

/** What Cloud Custodian writes. */
export const vocabulary: Vocabulary = {
  language: 'Cloud Custodian',
  wordings: [
    {
      cause: 'assume-role-denied-plainly',
      words: 'Access denied api:AssumeRole',
      example:
        '2024-02-20 10:00:00,000: c7n_org:WARNING Access denied api:AssumeRole policy:find-keys account:depot region:us-east-2',
      source: 'https://github.com/cloud-custodian/cloud-custodian/issues/9308',
    },
  ],
}
