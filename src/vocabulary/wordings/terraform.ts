import type { Vocabulary } from './wording.ts'

/** What Terraform writes. */
export const vocabulary: Vocabulary = {
  language: 'Terraform',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'no valid credential sources for',
      example:
        '╷\n│ Error: error configuring Terraform AWS Provider: no valid credential sources for Terraform AWS Provider found.\n│ \n╵',
      source: 'https://github.com/hashicorp/aws-sdk-go-base/blob/v1.1.0/errors.go',
    },
    {
      cause: 'no-credentials',
      words: 'No valid credential sources found',
      example:
        '╷\n│ Error: No valid credential sources found\n│ \n│ Please see https://registry.terraform.io/providers/hashicorp/aws\n│ for more information about providing credentials.\n│ \n╵',
      source: 'https://github.com/hashicorp/aws-sdk-go-base/blob/main/internal/config/errors.go',
    },
    {
      cause: 'assume-role-failed',
      words: 'The role " … " cannot be assumed.',
      example:
        'Error: The role "arn:aws:iam::590184726633:role/deployer" cannot be assumed.\n\n  There are a number of possible causes of this - the most common are:\n    * The credentials used in order to assume the role are invalid',
      source: 'https://github.com/hashicorp/aws-sdk-go-base/blob/v0.4.0/awsauth.go',
    },
    {
      cause: 'assume-role-failed',
      words: 'Cannot assume IAM Role',
      example:
        '╷\n│ Error: Cannot assume IAM Role\n│ \n│ IAM Role (arn:aws:iam::590184726633:role/deployer) cannot be assumed.\n│ \n╵',
      source: 'https://github.com/hashicorp/aws-sdk-go-base/blob/main/errors.go',
    },
    {
      cause: 'sts-unreachable',
      words: 'retrieving caller identity from STS: … request send failed',
      example:
        '╷\n│ Error: validating provider credentials: retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode: 0, RequestID: , request send failed, Post "https://sts.eu-west-1.amazonaws.com/": dial tcp: lookup sts.eu-west-1.amazonaws.com: no such host\n│ \n╵',
      source: 'https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/conns/config.go',
    },
  ],
}
