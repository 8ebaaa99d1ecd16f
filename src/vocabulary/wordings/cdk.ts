import type { Vocabulary } from './wording.ts'

/** What the CDK writes. */
export const vocabulary: Vocabulary = {
  language: 'AWS CDK',
  wordings: [
    {
      cause: 'not-bootstrapped',
      words: 'Has the environment been bootstrapped?',
      example:
        " ❌  Depot failed: _ToolkitError: Depot: SSM parameter /cdk-bootstrap/hnb659fds/version not found. Has the environment been bootstrapped? Please run 'cdk bootstrap' (see https://docs.aws.amazon.com/cdk/latest/guide/bootstrapping.html)",
      source:
        'https://github.com/aws/aws-cdk-cli/blob/main/packages/@aws-cdk/toolkit-lib/lib/api/environment/environment-resources.ts',
    },
    {
      cause: 'assume-role-failed',
      words: 'current credentials could not be used to assume',
      example:
        "current credentials could not be used to assume 'arn:aws:iam::418362907715:role/cdk-hnb659fds-deploy-role-418362907715-eu-west-1', but are for the right account. Proceeding anyway.",
      source:
        'https://github.com/aws/aws-cdk-cli/blob/main/packages/@aws-cdk/toolkit-lib/lib/api/aws-auth/sdk-provider.ts',
    },
    {
      cause: 'assume-role-failed',
      words: 'Need to perform AWS calls for account … , but the current credentials are for',
      example:
        'fail: Need to perform AWS calls for account 418362907715, but the current credentials are for 590184726633',
      source:
        'https://github.com/aws/aws-cdk-cli/blob/main/packages/@aws-cdk/toolkit-lib/lib/api/aws-auth/sdk-provider.ts',
    },
    {
      cause: 'no-credentials',
      words: 'but no credentials have been configured',
      example: 'Need to perform AWS calls for account 418362907715, but no credentials have been configured',
      source:
        'https://github.com/aws/aws-cdk-cli/blob/main/packages/@aws-cdk/toolkit-lib/lib/api/aws-auth/sdk-provider.ts',
    },
    {
      cause: 'no-credentials',
      words: 'Unable to resolve AWS account to use',
      example:
        ' ❌ Deployment failed: Error: Unable to resolve AWS account to use. It must be either configured when you define your CDK Stack, or through the environment',
      source:
        'https://github.com/aws/aws-cdk-cli/blob/main/packages/@aws-cdk/toolkit-lib/lib/api/aws-auth/sdk-provider.ts',
    },
    {
      cause: 'session-expired',
      words: 'There are expired AWS credentials in your environment',
      example:
        'There are expired AWS credentials in your environment. The CDK app will synth without current account information.',
      source:
        'https://github.com/aws/aws-cdk-cli/blob/main/packages/@aws-cdk/toolkit-lib/lib/api/aws-auth/sdk-provider.ts',
    },
  ],
}
