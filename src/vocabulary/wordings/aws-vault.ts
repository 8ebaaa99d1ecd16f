import type { Vocabulary } from './wording.ts'

/** What aws-vault writes. */
export const vocabulary: Vocabulary = {
  language: 'aws-vault',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'aws-vault: error: … could not be found in the keyring',
      example:
        'aws-vault: error: exec: Failed to get credentials for deploy: The specified item could not be found in the keyring',
      source: 'https://github.com/99designs/aws-vault/blob/master/cli/exec.go',
    },
    {
      cause: 'no-credentials',
      words: 'aws-vault: error: … : credentials missing',
      example: 'aws-vault: error: exec: Error getting temporary credentials: profile deploy: credentials missing',
      source: 'https://github.com/99designs/aws-vault/blob/master/vault/vault.go',
    },
  ],
}
