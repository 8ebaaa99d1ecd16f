import type { Vocabulary } from './wording.ts'

/** What AWS CLI (v1, v2) writes. */
export const vocabulary: Vocabulary = {
  language: 'AWS CLI (v1, v2)',
  wordings: [
    {
      cause: 'assume-role-failed',
      words: 'Enter MFA code for arn:aws … EOF when reading a line',
      example:
        '2026-03-08T02:41:01Z ERROR backup: Enter MFA code for arn:aws:iam::150398227714:mfa/backup: \nEOF when reading a line',
      source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html#cli-configure-role-mfa',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to locate credentials. You can configure credentials by running',
      example: 'Unable to locate credentials. You can configure credentials by running "aws configure".',
      source: 'https://github.com/aws/aws-cli/blob/develop/awscli/clidriver.py',
    },
    {
      cause: 'no-credentials',
      words: 'The config profile … could not be found',
      example: 'aws: [ERROR]: The config profile (prod) could not be found',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'sso-expired',
      words: 'Error when retrieving token from sso',
      example: 'Error when retrieving token from sso: Token has expired and refresh failed',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
    {
      cause: 'no-region',
      words: 'You must specify a region. You can also configure your region by running',
      example: 'You must specify a region. You can also configure your region by running "aws configure".',
      source: 'https://github.com/aws/aws-cli/blob/develop/awscli/clidriver.py',
    },
    {
      cause: 'sso-expired',
      words: 'aws sso login',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: To refresh this SSO session run aws sso login with the corresponding profile',
      source: 'https://github.com/boto/botocore/blob/develop/botocore/exceptions.py',
    },
  ],
}
