/** A user pool turns a person away: the server that asked for them has lost nothing, and goes on. */
import { describe, expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html, API_SignUp.html, API_ConfirmSignUp.html
const ANSWERS = [
  'NotAuthorizedException: Incorrect username or password.',
  'software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException: Incorrect username or password. (Service: CognitoIdentityProvider, Status Code: 400, Request ID: 0a1b2c3d-1111-2222-3333-444455556666)',
  'operation error Cognito Identity Provider: InitiateAuth, https response error StatusCode: 400, RequestID: 0a1b2c3d-1111-2222-3333-444455556666, NotAuthorizedException: Incorrect username or password.',
  'Aws::CognitoIdentityProvider::Errors::NotAuthorizedException: Incorrect username or password.',
  ...[
    ['NotAuthorizedException', 'InitiateAuth', 'Refresh Token has been revoked'],
    ['NotAuthorizedException', 'GetUser', 'Access Token has expired'],
    ['UserNotConfirmedException', 'InitiateAuth', 'User is not confirmed.'],
    ['UserNotFoundException', 'AdminGetUser', 'User does not exist.'],
    ['UsernameExistsException', 'SignUp', 'An account with the given email already exists.'],
    ['InvalidPasswordException', 'SignUp', 'Password did not conform with policy: Password not long enough'],
    ['CodeMismatchException', 'ConfirmSignUp', 'Invalid verification code provided, please try again.'],
    ['LimitExceededException', 'ForgotPassword', 'Attempt limit exceeded, please try after some time.'],
    ['PasswordResetRequiredException', 'InitiateAuth', 'Password reset required for the user'],
  ].map(([code, operation, said]) => `An error occurred (${code}) when calling the ${operation} operation: ${said}`),
]
const LISTENS = '2026-05-16T11:20:00.000Z INFO api: listening on 8080'
const SERVES = [
  '2026-05-16T11:20:39.000Z INFO api: GET /health 200',
  '2026-05-16T11:20:49.000Z INFO api: POST /items 201',
]
const login = (answer: string): string => `2026-05-16T11:20:31.642Z ERROR api: login failed: ${answer}`

describe('what a user pool answers to a person', () => {
  it.each(ANSWERS)('is no failure of who serves on: %s', async (answer) => {
    const report = await analyzeText([LISTENS, login(answer), ...SERVES].join('\n'))
    expect(accused(report)).toEqual([])
    expect(isGreen(report)).toBe(true)
  })

  it('is another thing than a server that may not ask', async () => {
    const denied =
      'An error occurred (AccessDeniedException) when calling the AdminGetUser operation: User: arn:aws:sts::111122223333:assumed-role/api/i-0 is not authorized to perform: cognito-idp:AdminGetUser on resource: arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_Ab1 because no identity-based policy allows the cognito-idp:AdminGetUser action'
    expect(accused(await analyzeText([LISTENS, login(denied), ...SERVES].join('\n')))).toEqual(['access-denied'])
  })
})
