import type { Vocabulary } from './wording.ts'

/** What R writes. */
export const vocabulary: Vocabulary = {
  language: 'R',
  wordings: [
    {
      cause: 'no-credentials',
      words: ') : No credentials provided',
      example: 'Error in f() : No credentials provided\nCalls: <Anonymous> ... sign_with_body -> get_credentials -> f',
      source: 'https://github.com/paws-r/paws/issues/599',
    },
    {
      cause: 'no-credentials',
      words: 'No compatible credentials provided',
      example: 'Error: No compatible credentials provided.\nExecution halted',
      source: 'https://github.com/paws-r/paws/blob/main/paws.common/R/credential_providers.R',
    },
  ],
}
