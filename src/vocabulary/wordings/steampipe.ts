import type { Vocabulary } from './wording.ts'

/** What Steampipe writes. */
export const vocabulary: Vocabulary = {
  language: 'Steampipe',
  wordings: [
    {
      cause: 'no-region',
      words: 'regions or default_region must be defined',
      example: 'Error: aws: regions or default_region must be defined (SQLSTATE HV000)',
      source: 'https://github.com/turbot/steampipe-plugin-aws/blob/main/aws/multi_region.go',
    },
  ],
}
