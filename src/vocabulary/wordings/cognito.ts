import type { Vocabulary } from './wording.ts'

const SOURCE = 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html'

/** What Amazon Cognito's identity pools answer, whichever SDK asks. */
export const vocabulary: Vocabulary = {
  language: 'Cognito',
  wordings: [
    {
      cause: 'identity-pool-role',
      words: 'Invalid identity pool configuration. Check assigned IAM roles for this pool',
      example:
        '2026-05-16T11:20:31.642Z ERROR GetCredentialsForIdentity: Invalid identity pool configuration. Check assigned IAM roles for this pool.',
      source: SOURCE,
    },
    {
      cause: 'identity-pool-role',
      words: 'InvalidIdentityPoolConfigurationException',
      example:
        '2026-05-16T11:20:31.642Z ERROR session failed: InvalidIdentityPoolConfigurationException(AWSCognitoIdentity.InvalidIdentityPoolConfigurationException())',
      source: SOURCE,
    },
  ],
}
