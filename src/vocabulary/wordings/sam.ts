import type { Vocabulary } from './wording.ts'

/** What SAM CLI writes. */
export const vocabulary: Vocabulary = {
  language: 'SAM CLI',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Unable to resolve credentials for the AWS SDK for Python',
      example:
        'Error: Error Setting Up Managed Stack Client: Unable to resolve credentials for the AWS SDK for Python client. Please see their documentation for options to pass in credentials: https://boto3.amazonaws.com/v1/documentation/api/latest/guide/configuration.html',
      source: 'https://github.com/aws/aws-sam-cli/blob/develop/samcli/lib/utils/managed_cloudformation_stack.py',
    },
    {
      cause: 'no-region',
      words: 'Unable to resolve a region. Please provide a region via',
      example:
        'Error: Error Setting Up Managed Stack Client: Unable to resolve a region. Please provide a region via the --region, via --profile or by the AWS_DEFAULT_REGION environment variable.',
      source: 'https://github.com/aws/aws-sam-cli/blob/develop/samcli/lib/utils/managed_cloudformation_stack.py',
    },
    {
      cause: 'no-region',
      words: 'AWS Region was not found. Please configure your region',
      example: 'Error: AWS Region was not found. Please configure your region through the --region option.',
      source: 'https://github.com/aws/aws-sam-cli/blob/develop/samcli/commands/validate/validate.py',
    },
    {
      cause: 'wrong-region',
      words: 'deployment s3 bucket is in a different region',
      example:
        'Error: Failed to create/update stack depot : deployment s3 bucket is in a different region, try sam deploy --guided',
      source: 'https://github.com/aws/aws-sam-cli/blob/develop/samcli/commands/deploy/exceptions.py',
    },
    {
      cause: 'no-credentials',
      words: 'Cannot identify account due to invalid configured credentials',
      example: 'Error: Cannot identify account due to invalid configured credentials.',
      source: 'https://github.com/aws/aws-sam-cli/blob/develop/samcli/lib/bootstrap/bootstrap.py',
    },
  ],
}
