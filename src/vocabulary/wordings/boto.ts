import type { Vocabulary } from './wording.ts'

/** What boto (2) writes. */
export const vocabulary: Vocabulary = {
  language: 'boto (2)',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Credentials from instance metadata missing',
      example: "boto.exception.AuthError: Credentials from instance metadata missing required key 'SecretAccessKey'",
      source: 'https://github.com/boto/boto/blob/develop/boto/provider.py',
    },
    {
      cause: 'no-credentials',
      words: 'boto.provider.ProfileNotFoundError',
      example: 'boto.provider.ProfileNotFoundError: Profile "deploy" not found!',
      source: 'https://github.com/boto/boto/blob/develop/boto/provider.py',
    },
  ],
}
