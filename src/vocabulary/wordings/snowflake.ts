import type { Vocabulary } from './wording.ts'

/** What Snowflake writes. */
export const vocabulary: Vocabulary = {
  language: 'Snowflake',
  wordings: [
    {
      cause: 's3-denied',
      words: 'Failure using stage area. Cause: [Access Denied',
      example:
        '001044 (42P13): Failure using stage area. Cause: [Access Denied (Status Code: 403; Error Code: AccessDenied)]',
      source: 'https://docs.snowflake.com/en/user-guide/data-load-s3-ts',
    },
    {
      cause: 's3-denied',
      words: 'Failure using stage area. Cause: [Forbidden',
      example:
        '091003 (22000): Failure using stage area. Cause: [Forbidden (Status Code: 403; Error Code: 403 Forbidden)]',
      source: 'https://docs.snowflake.com/en/user-guide/data-load-s3-ts',
    },
    {
      cause: 'assume-role-denied-plainly',
      words: 'Error assuming AWS_ROLE',
      example:
        '003167 (42601): SQL execution error: Error assuming AWS_ROLE. Please verify the role and externalId are configured correctly in your AWS policy.',
      source: 'https://docs.snowflake.com/en/user-guide/data-load-s3-config-storage-integration',
    },
  ],
}
