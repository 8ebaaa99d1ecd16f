import type { Vocabulary } from './wording.ts'

/** What Databricks writes. */
export const vocabulary: Vocabulary = {
  language: 'Databricks',
  wordings: [
    {
      cause: 's3-denied',
      words: 'AWS IAM role does not have … permissions on url',
      example: 'Error: AWS IAM role does not have READ permissions on url s3://depot/a. PERMISSION_DENIED',
      source: 'https://docs.databricks.com/aws/en/connect/unity-catalog/cloud-storage/s3/s3-external-location-manual',
    },
  ],
}
