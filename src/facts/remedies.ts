/** What helps against refusals that no policy of the caller would: a guard other than IAM said no, or a second factor was wrong. */
import { parseDenial } from '../model/aws.ts'
import type { Call } from '../model/call.ts'
import type { Cause } from '../vocabulary/causes.ts'
import { causesIn } from '../vocabulary/tells.ts'
import { remedyOfScope } from './signed-for.ts'

const PACKAGE_TOKEN =
  'A token of CodeArtifact lasts 12 hours, or as long as the session that asked for it: `aws codeartifact login`, or `get-authorization-token`, in each build, and no .npmrc, pip.conf or settings.xml from a cache.'

const OF_CAUSE: Partial<Readonly<Record<Cause, string>>> = {
  // https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
  'not-bootstrapped':
    'That account and region was never prepared for the CDK: `cdk bootstrap aws://<account>/<region>`, once, by whoever may. That its roles could not be assumed before is what comes of it.',
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
  'caller-denied':
    'OpenSearch knows the caller, and its own access control has no permission for what the line names: no IAM policy adds one. Map the caller (`backend_roles` or `users`: the ARN of its role) to a role of the security plugin that has that index or cluster permission (Dashboards, Security, Roles; or `PUT _plugins/_security/api/rolesmapping/<role>`).',
  // https://docs.aws.amazon.com/lake-formation/latest/dg/granting-catalog-permissions.html
  'lake-formation-denied':
    'Lake Formation refused it, not IAM: grant the permission that the line names on that table or database to the role that asks (`aws lakeformation grant-permissions --principal DataLakePrincipalIdentifier=<role ARN> --permissions <it> --resource …`), and look whether the table is there: one that is missing is refused with the same words.',
  // https://docs.aws.amazon.com/msk/latest/developerguide/iam-access-control.html
  'kafka-denied':
    'MSK’s own actions are asked: the caller’s policy needs kafka-cluster:Connect on the cluster, DescribeTopic, ReadData or WriteData on the topic, and DescribeGroup and AlterGroup on the consumer group, each with an ARN that fits the name in the line. With SCRAM or ACLs instead of IAM, it is the user’s ACL.',
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
  'database-denied':
    'A token for RDS is good for 15 minutes: a pool that keeps the one of its start is refused from then on, so make a new one for each connection. Where it never worked: the database user needs `GRANT rds_iam`, the caller `rds-db:connect` on its dbuser ARN.',
  // https://developer.hashicorp.com/vault/docs/auth/aws
  'vault-denied':
    'AWS knows the caller; Vault’s role does not list it. Compare the caller’s role with `vault read auth/aws/role/<role>`, and add its ARN (of the role, not of the session) to `bound_iam_principal_arn`, or log in with another role of Vault.',
  // https://docs.aws.amazon.com/eks/latest/userguide/grant-k8s-access.html
  'cluster-denied':
    'AWS knows the caller, and no IAM policy helps: the cluster does not map its ARN to a user of Kubernetes. Whoever should get in needs an access entry (`aws eks create-access-entry --cluster-name <cluster> --principal-arn <ARN of the role or user>`, and an access policy or groups), or a line in the ConfigMap aws-auth with the ARN of the role as IAM has it (without a path, not that of the session).',
  // https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
  'model-denied':
    'Each account and region asks for access to a model once (Bedrock console, Model access: the provider’s terms, and for Anthropic the use case), and some models are a subscription: who asks first needs aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions beside bedrock:InvokeModel. A model that is offered through an inference profile only is asked for by its id (`us.…`, `eu.…`).',
  // https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-oauth.html
  'authorization-method':
    'No permission is missing: a runtime with a `customJWTAuthorizer` takes bearer tokens of its issuer only, and one without takes calls that are signed (SigV4) only. `aws bedrock-agentcore-control get-agent-runtime --agent-runtime-id <id> --query authorizerConfiguration` says which; send it over HTTPS with `Authorization: Bearer <token>`, as SDKs sign, or change the authorizer.',
  // https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-use.html
  'api-key-expired':
    'A Bedrock API key (AWS_BEARER_TOKEN_BEDROCK) ran out, and whoever has one asks no profile and no role: logging in again changes nothing. Make a new key, or unset the variable and let the SDK sign.',
  // https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html
  'package-token-expired': PACKAGE_TOKEN,
  'package-login-refused': `Whoever asks sent no token of CodeArtifact’s, or one that is over. ${PACKAGE_TOKEN}`,
  // https://docs.aws.amazon.com/cognito/latest/developerguide/external-identity-providers.html
  'identity-pool-login':
    'The identity pool gives credentials to logins only that it lists: compare its providers (`aws cognito-identity describe-identity-pool --identity-pool-id <id>`) with the user pool and the app client (`iss` and `aud` of the ID token, which `rolecall jwt` shows), and send the ID token, not the access token, under `cognito-idp.<region>.amazonaws.com/<user pool id>`. Where nobody was signed in, sign in first, or let the pool take guests (`AllowUnauthenticatedIdentities`).',
  // https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
  'app-client-refused':
    'No user’s password and no IAM policy is to blame, but the app client: `aws cognito-idp describe-user-pool-client --user-pool-id <pool> --client-id <client>` in the pool’s region says whether it is there, has a secret, and which `ExplicitAuthFlows` it allows. With a secret, SECRET_HASH (HMAC-SHA256 of user name and client id, by the secret, in base64) goes with each call; a client of browsers and apps is made without one. A pool or client that does not exist is asked for in another region or account, or was replaced.',
  // https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
  'graphql-denied':
    'AppSync takes what the API is set to, its default mode and `additionalAuthenticationProviders`: an API key (`x-api-key`, which expires), a token of its user pool or issuer in `Authorization`, or a request that is signed by a role with appsync:GraphQL. What a field allows beyond that stands in its directives (`@aws_iam`, `@aws_cognito_user_pools`, `@auth`). Look which of them this client sends.',
  // https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html
  'mail-login-refused':
    'SES does not know this user and password for SMTP: they are no access key and its secret, but made of one for a region (SES console, SMTP settings), and are worth nothing in another region, or once that IAM user’s key is deleted or inactive. Compare the region in the host’s name (`email-smtp.<region>.amazonaws.com`), and make them anew.',
  // https://docs.aws.amazon.com/iot/latest/developerguide/authorizing-direct-aws.html
  'certificate-denied':
    'IoT did not give the role behind the role alias to the device’s certificate: the IoT policy of the certificate (no IAM policy) needs iot:AssumeRoleWithCertificate on arn:aws:iot:<region>:<account>:rolealias/<alias>, the certificate must be active, and the role must trust credentials.iot.amazonaws.com. `aws iot list-attached-policies --target <certificate ARN>` and `aws iot describe-role-alias --role-alias <alias>` show both.',
  // https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
  'file-system-denied':
    'Allow elasticfilesystem:ClientMount, and ClientWrite and ClientRootAccess where they are needed, to the role that mounts, in its policy or the file system’s; without the mount option `iam` nobody’s policy is asked.',
}
const SECOND_FACTOR = /\bMultiFactorAuthentication failed\b/

/** Was the code or the device of a second factor not the caller's? */
export function failedSecondFactor({ errorMessage = '' }: Call): boolean {
  return SECOND_FACTOR.test(errorMessage)
}

/**
 * Was it the key that something is encrypted with, and not the thing itself, that might not be used?
 * Secrets Manager: https://github.com/external-secrets/external-secrets/issues/390; SSM, S3 and KMS itself:
 * https://github.com/tryolabs/aws-workshop/issues/6; Lambda: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function refusedItsKey({ service, errorCode = '', errorMessage = '' }: Call): boolean {
  return (
    errorCode === 'KMSAccessDenied' ||
    (service !== 'KMS' && /^kms:/.test(parseDenial(errorMessage).action ?? '')) ||
    /\bAccess to KMS is not allowed\b|\bciphertext refers to a customer master key that does not exist\b|\bbecause KMS access was denied\b/.test(
      errorMessage,
    )
  )
}

/** What helps, in a sentence or two; nothing where a policy does. */
export function remedyOf(call: Call): string | undefined {
  if (refusedItsKey(call))
    return call.service === 'Lambda'
      ? 'Not who invokes lacks something: the function’s own role may not use the key of its environment variables. A role that was deleted and made anew is another one to the key: give the function its role, or its key, once more.'
      : `${call.service === 'KMS' ? '' : `${call.service} itself allowed it: the key that it is encrypted with did not. `}Who calls needs kms:Decrypt (to write, kms:GenerateDataKey) on that key, in its own policy and in the key’s; a key of another region or one that was deleted is refused with the same words.`
  if (failedSecondFactor(call))
    return 'No permission is missing: give the ARN of the MFA device (`arn:aws:iam::<account>:mfa/<name>`, not the user’s; `aws iam list-mfa-devices` shows it) and a code that was not used before, of a device whose clock is right.'
  const ofScope = remedyOfScope(call)
  if (ofScope) return ofScope
  if (call.service === 'MSK') return OF_CAUSE['kafka-denied']
  const told = causesIn(call.errorMessage ?? '').find(({ cause }) => OF_CAUSE[cause])
  return told && OF_CAUSE[told.cause]
}
