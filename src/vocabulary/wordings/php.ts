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
      cause: 'sso-expired',
      words: 'Unable to read token file at',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Unable to read token file at /home/kim/.aws/sso/cache/0c1d.json',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
    {
      cause: 'sso-expired',
      words: 'Token file at … must contain an access token',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Token file at /home/kim/.aws/sso/cache/0c1d.json must contain an access token and an expiration',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
    {
      cause: 'sso-expired',
      words: 'Cached SSO credentials returned expired credentials',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Cached SSO credentials returned expired credentials',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
    {
      cause: 'sso-expired',
      words: 'Cached SSO token returned an expired token',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\TokenException: Cached SSO token returned an expired token',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Token/SsoTokenProvider.php',
    },
    {
      cause: 'no-credentials',
      words: 'Could not find environment variable credentials in',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Could not find environment variable credentials in AWS_ACCESS_KEY_ID/AWS_SECRET_ACCESS_KEY',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
    {
      cause: 'no-credentials',
      words: 'No credentials present in INI profile',
      example:
        "[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: No credentials present in INI profile 'depot' (/root/.aws/credentials)",
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
    {
      cause: 'no-credentials',
      words: "' not found in credentials file",
      example:
        "[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: 'depot' not found in credentials file",
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
    {
      cause: 'no-credentials',
      words: 'credential_process does not return',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: credential_process does not return valid credentials',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
    {
      cause: 'metadata-silent',
      words: 'Error retrieving credential from ECS',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Error retrieving credential from ECS (cURL error 28: Connection timed out after 1001 milliseconds)',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/EcsCredentialProvider.php',
    },
    {
      cause: 'metadata-silent',
      words: 'Unexpected instance profile response code',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Unexpected instance profile response code: Failed',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/InstanceProfileProvider.php',
    },
    {
      cause: 'web-token-unreadable',
      words: 'Unreadable tokenfile at location',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Unreadable tokenfile at location /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
      source:
        'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/AssumeRoleWithWebIdentityCredentialProvider.php',
    },
    {
      cause: 'web-token-unreadable',
      words: 'InvalidIdentityToken from file:',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: InvalidIdentityToken from file: /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
      source:
        'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/AssumeRoleWithWebIdentityCredentialProvider.php',
    },
    {
      cause: 'web-identity-denied',
      words: 'InvalidIdentityToken, retries exhausted',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: InvalidIdentityToken, retries exhausted',
      source:
        'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/AssumeRoleWithWebIdentityCredentialProvider.php',
    },
    {
      cause: 'assume-role-failed',
      words: 'Error retrieving web identity credentials:',
      example:
        '[2026-10-19 09:56:49] production.ERROR: Aws\\Exception\\CredentialsException: Error retrieving web identity credentials: cURL error 6: Could not resolve host (0)',
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
    {
      cause: 'no-credentials',
      words: 'Either source_profile or credential_source must be set using profile',
      example:
        'PHP Fatal error:  Uncaught Aws\\\\Exception\\\\CredentialsException: Either source_profile or credential_source must be set using profile deploy, but not both.',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
    {
      cause: 'no-credentials',
      words: 'Circular source_profile reference found',
      example:
        'PHP Fatal error:  Uncaught Aws\\\\Exception\\\\CredentialsException: Circular source_profile reference found.',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
    {
      cause: 'no-credentials',
      words: 'source_profile … using profile … does not exist',
      example:
        'PHP Fatal error:  Uncaught Aws\\\\Exception\\\\CredentialsException: source_profile base using profile deploy does not exist',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
    {
      cause: 'no-credentials',
      words: 'Role assumption profiles are disabled',
      example:
        'PHP Fatal error:  Uncaught Aws\\\\Exception\\\\CredentialsException: Role assumption profiles are disabled. Failed to load profile deploy',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
    {
      cause: 'no-credentials',
      words: 'No credential_process present in INI profile',
      example:
        "PHP Fatal error:  Uncaught Aws\\\\Exception\\\\CredentialsException: No credential_process present in INI profile 'deploy' (/root/.aws/credentials)",
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
    {
      cause: 'no-credentials',
      words: 'CredentialsException: Invalid credentials file:',
      example:
        'PHP Fatal error:  Uncaught Aws\\\\Exception\\\\CredentialsException: Invalid credentials file: /root/.aws/credentials',
      source: 'https://github.com/aws/aws-sdk-php/blob/master/src/Credentials/CredentialProvider.php',
    },
  ],
}
