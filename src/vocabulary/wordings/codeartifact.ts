import type { Vocabulary } from './wording.ts'

/** What package managers write of CodeArtifact's answer. */
export const vocabulary: Vocabulary = {
  language: 'CodeArtifact',
  wordings: [
    {
      cause: 'package-token-expired',
      words: '.d.codeartifact. … unauthenticated: The authorization token has expired',
      example:
        'npm error 401 Unauthorized - GET https://depot-391827364550.d.codeartifact.eu-west-1.amazonaws.com/npm/main/left-pad - unauthenticated: The authorization token has expired.',
      source: 'https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html',
    },
  ],
}
