import type { Vocabulary } from './wording.ts'

/** What PHP writes. */
export const vocabulary: Vocabulary = {
  language: 'PHP',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Cannot read credentials from',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Cannot read credentials from /root/.aws/credentials {"exception":"[object] (Aws\\\\Exception\\\\CredentialsException(code: 0): Cannot read credentials from /root/.aws/credentials at CredentialProvider.php:890)"}',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
    {
      cause: 'metadata-silent',
      words: 'Error retrieving credentials from the instance profile metadata',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Error retrieving credentials from the instance profile metadata service. (cURL error 28: Connection timed out after 1001 milliseconds for http://169.254.169.254/latest/meta-data/iam/security-credentials/)',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/InstanceProfileProvider.php',
    },
    {
      cause: 'metadata-silent',
      words: 'Error retrieving credentials from container metadata',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Error retrieving credentials from container metadata after attempt 1/3 (cURL error 7)',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/EcsCredentialProvider.php',
    },
    {
      cause: 'web-token-unreadable',
      words: 'Unable to read token file at',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Unable to read token file at /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
      source:
        'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/AssumeRoleWithWebIdentityCredentialProvider.php',
    },
    {
      cause: 'web-token-unreadable',
      words: 'Error reading WebIdentityTokenFile from',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Error reading WebIdentityTokenFile from /var/run/secrets/eks.amazonaws.com/serviceaccount/token after 3 retries',
      source:
        'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/AssumeRoleWithWebIdentityCredentialProvider.php',
    },
    {
      cause: 'assume-role-failed',
      words: 'Error assuming role from web identity credentials',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Error assuming role from web identity credentials',
      source:
        'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/AssumeRoleWithWebIdentityCredentialProvider.php',
    },
    {
      cause: 'assume-role-failed',
      words: 'Error in retrieving assume role credentials',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Error in retrieving assume role credentials.',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/AssumeRoleCredentialProvider.php',
    },
    {
      cause: 'no-region',
      words: 'Missing required client configuration options: … region',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Missing required client configuration options: \n\nregion: (string)\n\n  A "region" configuration value is required for the "s3" service',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/ClientResolver.php',
    },
  ],
}
