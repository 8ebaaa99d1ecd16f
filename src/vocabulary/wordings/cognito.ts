import type { Vocabulary } from './wording.ts'

const SOURCE = 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html'

/** What Amazon Cognito's identity pools and user pools answer, whichever SDK asks. */
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
    {
      cause: 'app-client-refused',
      words: 'is configured with secret but SECRET_HASH was not received',
      example:
        '2026-05-16T11:20:31.642Z ERROR auth: NotAuthorizedException: Client 2qb0o3ni38ge670t48dkkluk5r is configured with secret but SECRET_HASH was not received',
      source: 'https://github.com/aws-amplify/amplify-android/issues/2504',
    },
    {
      cause: 'app-client-refused',
      words: 'Client … is configured for secret but secret was not received',
      example:
        '2026-05-16T11:20:31.642Z ERROR auth: NotAuthorizedException: Client 2qb0o3ni38ge670t48dkkluk5r is configured for secret but secret was not received',
      source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html',
    },
    {
      cause: 'app-client-refused',
      words: 'Unable to verify secret hash for client',
      example:
        'I/flutter (16710): CognitoClientException{statusCode: 400, code: NotAuthorizedException, name: NotAuthorizedException, message: Unable to verify secret hash for client 2qb0o3ni38ge670t48dkkluk5r}',
      source: 'https://github.com/furaiev/amazon-cognito-identity-dart-2/issues/161',
    },
    {
      cause: 'app-client-refused',
      words: 'User pool client … does not exist',
      example:
        '2026-05-16T11:20:31.642Z ERROR auth: ResourceNotFoundException: User pool client 2qb0o3ni38ge670t48dkkluk5r does not exist.',
      source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html',
    },
    {
      cause: 'app-client-refused',
      words: 'User pool … does not exist',
      example:
        '2026-05-16T11:20:31.642Z ERROR auth: ResourceNotFoundException: User pool eu-west-1_Ab12Cd34E does not exist.',
      source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html',
    },
    {
      cause: 'app-client-refused',
      words: 'flow not enabled for this client',
      example:
        '2026-05-16T11:20:31.642Z ERROR auth: InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client',
      source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html',
    },
    {
      cause: 'app-client-refused',
      words: '_AUTH is not enabled for the client',
      example:
        '2026-05-16T11:20:31.642Z ERROR auth: InvalidParameterException: USER_SRP_AUTH is not enabled for the client.',
      source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html',
    },
    {
      cause: 'app-client-refused',
      words: 'Auth flow not enabled for this client',
      example: '2026-05-16T11:20:31.642Z ERROR auth: InvalidParameterException: Auth flow not enabled for this client',
      source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html',
    },
  ],
}
