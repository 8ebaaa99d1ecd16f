import type { Vocabulary } from './wording.ts'

/** What saml2aws writes. */
export const vocabulary: Vocabulary = {
  language: 'saml2aws',
  wordings: [
    {
      cause: 'sts-gave-none',
      words: 'Error retrieving STS credentials using SAML',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Error retrieving STS credentials using SAML.',
      source: 'https://github.com/Versent/saml2aws/blob/main/cmd/saml2aws/commands/login.go',
    },
  ],
}
