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
    {
      cause: 'no-credentials',
      words: 'Response did not contain a valid SAML assertion',
      example:
        'Authenticating as jane ...\nResponse did not contain a valid SAML assertion.\nPlease check that your username and password is correct.',
      source: 'https://github.com/Versent/saml2aws/blob/master/cmd/saml2aws/commands/login.go',
    },
    {
      cause: 'assume-role-failed',
      words: 'Please check you are permitted to assume roles for the AWS service',
      example: 'No roles to assume.\nPlease check you are permitted to assume roles for the AWS service.',
      source: 'https://github.com/Versent/saml2aws/blob/master/cmd/saml2aws/commands/login.go',
    },
  ],
}
