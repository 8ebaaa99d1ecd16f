/**
 * What a user pool of Amazon Cognito answers to a person who signs up or logs in with a wrong password, an old code or a name that is taken:
 * the server's own rights have no part in it.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html, API_SignUp.html, API_ConfirmSignUp.html, API_GetUser.html
 */

/** Operations that are asked for a person; others have none of these names. */
const FOR_USERS =
  /^(?:(?:Admin)?(?:InitiateAuth|RespondToAuthChallenge|ConfirmSignUp|GetUser|ResetUserPassword|SetUserPassword|UpdateUserAttributes|DeleteUser|CreateUser)|SignUp|ForgotPassword|ConfirmForgotPassword|ChangePassword|ResendConfirmationCode|GlobalSignOut|RevokeToken|AssociateSoftwareToken|VerifySoftwareToken|VerifyUserAttribute|GetUserAttributeVerificationCode|GetTokensFromRefreshToken)$/
/** Without a trailing `Exception`. */
const CODES =
  /^(?:NotAuthorized|UserNotConfirmed|UserNotFound|UsernameExists|AliasExists|CodeMismatch|ExpiredCode|InvalidPassword|PasswordResetRequired|PasswordHistoryPolicyViolation|TooManyFailedAttempts|UserLambdaValidation|LimitExceeded)$/

/** @param code without a trailing `Exception` */
export function isAnswerToUser(service: string, operation: string, code: string): boolean {
  return CODES.test(code) && (/^cognito/i.test(service) || FOR_USERS.test(operation))
}
