import type { Vocabulary } from './wording.ts'

/** What Cognitect's aws-api writes. */
export const vocabulary: Vocabulary = {
  language: 'Clojure (aws-api)',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Unable to fetch credentials. See log for more details',
      example:
        '2026-03-01 10:00:02,000 ERROR depot.core - {:cognitect.anomalies/category :cognitect.anomalies/fault, :cognitect.anomalies/message "Unable to fetch credentials. See log for more details."}',
      source: 'https://github.com/cognitect-labs/aws-api/blob/main/src/cognitect/aws/util.clj',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to fetch credentials from any source',
      example: '2026-03-01 10:00:02,000 ERROR cognitect.aws.credentials - Unable to fetch credentials from any source.',
      source: 'https://github.com/cognitect-labs/aws-api/blob/main/src/cognitect/aws/credentials.clj',
    },
    {
      cause: 'no-region',
      words: 'Unable to fetch region. See log for more details',
      example:
        '2026-03-01 10:00:02,000 ERROR depot.core - {:cognitect.anomalies/category :cognitect.anomalies/fault, :cognitect.anomalies/message "Unable to fetch region. See log for more details."}',
      source: 'https://github.com/cognitect-labs/aws-api/blob/main/src/cognitect/aws/util.clj',
    },
  ],
}
