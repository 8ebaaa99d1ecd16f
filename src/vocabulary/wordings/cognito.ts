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
    {
      cause: 'identity-pool-login',
      words: 'Token is not from a supported provider of this identity pool',
      example:
        '2026-05-16T11:20:31.642Z ERROR sign-in failed: NotAuthorizedException: Token is not from a supported provider of this identity pool.',
      source: 'https://github.com/aws-amplify/amplify-js/issues/2067',
    },
    {
      cause: 'identity-pool-login',
      words: 'Unauthenticated access is not supported for this identity pool',
      example:
        '2026-05-16T11:20:31.642Z ERROR NotAuthorizedException: Unauthenticated access is not supported for this identity pool.',
      source: 'https://github.com/aws/aws-sdk-js-v3/issues/3113',
    },
    {
      cause: 'identity-pool-login',
      words: "Logins don't match. Please include at least one valid login for this identity",
      example:
        "2026-05-16T11:20:31.642Z ERROR NotAuthorizedException: Logins don't match. Please include at least one valid login for this identity or identity pool.",
      source: 'https://github.com/amazon-archives/amazon-cognito-identity-js/issues/68',
    },
    {
      cause: 'identity-pool-login',
      words: 'Invalid login token. Token expired: ',
      example:
        '2026-05-16T11:20:31.642Z ERROR upload failed: NotAuthorizedException: Invalid login token. Token expired: 1778930400 >= 1778930129',
      source: 'https://github.com/aws-amplify/aws-sdk-ios/issues/2570',
    },
    {
      cause: 'identity-pool-login',
      words: "Invalid login token. Issuer doesn't match providerName",
      example:
        "2026-05-16T11:20:31.642Z ERROR NotAuthorizedException: Invalid login token. Issuer doesn't match providerName",
      source: 'https://github.com/amazon-archives/amazon-cognito-identity-js/issues/68',
    },
  ],
}
