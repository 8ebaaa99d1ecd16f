import type { Vocabulary } from './wording.ts'

/** What Amplify's JavaScript library writes in a browser or an app where nobody is signed in. */
export const vocabulary: Vocabulary = {
  language: 'Amplify (JavaScript)',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'cannot get guest credentials when mandatory signin enabled',
      example:
        '[WARN] 48:24.141 AWSS3Provider - ensure credentials error cannot get guest credentials when mandatory signin enabled',
      source: 'https://github.com/aws-amplify/amplify-js/blob/v4/packages/core/src/Credentials.ts',
    },
    {
      cause: 'no-credentials',
      words: '"reason": "No credentials"',
      example: ' LOG  upload settled {"status": "rejected", "reason": "No credentials"}',
      source: 'https://github.com/aws-amplify/amplify-js/blob/v4/packages/storage/src/common/StorageErrorStrings.ts',
    },
    {
      cause: 'no-credentials',
      words: 'AWSS3Provider … No credentials',
      example: '[ERROR] 48:24.141 AWSS3Provider - put failed: No credentials',
      source: 'https://github.com/aws-amplify/amplify-js/blob/v4/packages/storage/src/common/StorageErrorStrings.ts',
    },
  ],
}
