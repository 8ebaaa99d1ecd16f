import type { Vocabulary } from './wording.ts'

/** What Serverless Framework writes. */
export const vocabulary: Vocabulary = {
  language: 'Serverless Framework',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'AWS profile " … " doesn\'t seem to be configured',
      example: 'Error:\nAWS profile "deploy" doesn\'t seem to be configured',
      source: 'https://github.com/serverless/serverless/blob/v3/lib/plugins/aws/provider.js',
    },
  ],
}
