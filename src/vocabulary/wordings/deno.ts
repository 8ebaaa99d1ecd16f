import type { Vocabulary } from './wording.ts'

/** What Deno (aws-api) writes. */
export const vocabulary: Vocabulary = {
  language: 'Deno (aws-api)',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Failed to load any possible AWS credentials',
      example:
        "error: Uncaught (in promise) Error: Failed to load any possible AWS credentials:\n    - EnvironmentCredentials('AWS') Error: AWS environment variables not set",
      source: 'https://github.com/cloudydeno/deno-aws_api/blob/main/client/credentials.ts',
    },
  ],
}
