import type { Vocabulary } from './wording.ts'

/** What fluent-bit writes. */
export const vocabulary: Vocabulary = {
  language: 'fluent-bit',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Provider returned no credentials',
      example: '[2026/10/21 14:08:12] [error] [signv4] Provider returned no credentials, service=es',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/flb_signv4.c',
    },
    {
      cause: 'assume-role-failed',
      words: 'STS assume role request failed',
      example: '[2026/10/21 14:08:12] [error] [aws_credentials] STS assume role request failed',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_credentials_sts.c',
    },
    {
      cause: 'no-credentials',
      words: 'Failed to retrieve credentials for AWS Profile',
      example: '[2026/10/21 14:08:12] [error] [aws_credentials] Failed to retrieve credentials for AWS Profile default',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_credentials_profile.c',
    },
    {
      // An endpoint that was made of no region at all.
      cause: 'no-region',
      words: "getaddrinfo(host='')",
      example: "[2026/10/21 14:08:12] [error] [net] getaddrinfo(host=''): Name or service not known",
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/flb_network.c',
    },
    {
      cause: 'metadata-silent',
      words: 'Could not retrieve ec2 metadata from IMDS',
      example:
        '[2026/10/21 14:08:12] [error] [filter:aws:aws.3] Could not retrieve ec2 metadata from IMDS on initialization',
      source: 'https://github.com/fluent/fluent-bit/blob/master/plugins/filter_aws/aws.c',
    },
    {
      cause: 'metadata-silent',
      words: 'unable to evaluate IMDS version',
      example: '[2026/10/21 14:08:12] [error] [imds] unable to evaluate IMDS version',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_imds.c',
    },
  ],
}
