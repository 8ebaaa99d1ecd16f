import type { Vocabulary } from './wording.ts'

/** What configure-aws-credentials writes. */
export const vocabulary: Vocabulary = {
  language: 'configure-aws-credentials',
  wordings: [
    {
      cause: 'assume-role-failed',
      words: 'Could not assume role with OIDC',
      example: '2026-11-22T15:40:09.9012345Z ##[error]Could not assume role with OIDC: Request failed',
      source: 'https://github.com/aws-actions/configure-aws-credentials/blob/main/src/assumeRole.ts',
    },
    {
      cause: 'assume-role-failed',
      words: 'Could not assume role with user credentials',
      example: '2026-11-22T15:40:09.9012345Z ##[error]Could not assume role with user credentials: socket hang up',
      source: 'https://github.com/aws-actions/configure-aws-credentials/blob/main/src/assumeRole.ts',
    },
    {
      cause: 'assume-role-failed',
      words: 'Could not assume role with web identity token file',
      example:
        '2026-11-22T15:40:09.9012345Z ##[error]Could not assume role with web identity token file: socket hang up',
      source: 'https://github.com/aws-actions/configure-aws-credentials/blob/main/src/assumeRole.ts',
    },
    {
      cause: 'no-credentials',
      words: 'Credentials could not be loaded, please check your action inputs',
      example:
        '2026-11-22T15:40:09.9012345Z ##[error]Credentials could not be loaded, please check your action inputs: Could not load credentials from any providers',
      source: 'https://github.com/aws-actions/configure-aws-credentials/blob/main/src/CredentialsClient.ts',
    },
    {
      cause: 'web-token-unreadable',
      words: 'Web identity token file does not exist',
      example: '2026-11-22T15:40:09.9012345Z ##[error]Web identity token file does not exist: /github/workspace/token',
      source: 'https://github.com/aws-actions/configure-aws-credentials/blob/main/src/assumeRole.ts',
    },
    {
      cause: 'web-token-unreadable',
      words: 'ACTIONS_ID_TOKEN_REQUEST_URL',
      example:
        '2026-11-22T15:40:09.9012345Z ##[error]Could not fetch an OIDC token. Did you remember to add `id-token: write` to your workflow permissions? Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable',
      source: 'https://github.com/actions/toolkit/blob/main/packages/core/src/oidc-utils.ts',
    },
    {
      cause: 'web-token-unreadable',
      words: 'It looks like you might be trying to authenticate with OIDC',
      example:
        '2026-11-22T15:40:09.9012345Z ##[error]It looks like you might be trying to authenticate with OIDC. Did you mean to set the `id-token` permission?',
      source: 'https://github.com/aws-actions/configure-aws-credentials/blob/main/src/index.ts',
    },
    {
      cause: 'sts-gave-none',
      words: 'AssumeRole call succeeded but returned no credentials',
      example: 'Error: AssumeRole call succeeded but returned no credentials',
      source: 'https://github.com/aws-actions/configure-aws-credentials/blob/main/src/index.ts',
    },
    {
      cause: 'no-credentials',
      words: 'Access key ID empty after loading credentials',
      example: 'Error: Access key ID empty after loading credentials',
      source: 'https://github.com/aws-actions/configure-aws-credentials/blob/main/src/CredentialsClient.ts',
    },
    {
      cause: 'partial-credentials',
      words: "'aws-secret-access-key' must be provided if 'aws-access-key-id' is provided",
      example: "Error: 'aws-secret-access-key' must be provided if 'aws-access-key-id' is provided",
      source: 'https://github.com/aws-actions/configure-aws-credentials/blob/main/src/index.ts',
    },
    {
      cause: 'no-credentials',
      words: 'Could not get Account ID or ARN from STS. Did you set credentials?',
      example: 'Error: Could not get Account ID or ARN from STS. Did you set credentials?',
      source: 'https://github.com/aws-actions/configure-aws-credentials/blob/main/src/index.ts',
    },
    {
      cause: 'web-token-unreadable',
      words: 'getIDToken call failed',
      example: 'Error: getIDToken call failed: Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable',
      source: 'https://github.com/aws-actions/configure-aws-credentials/blob/main/src/index.ts',
    },
  ],
}
