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
    {
      cause: 'web-token-unreadable',
      words: 'Could not read web identify token file',
      example: '[2026/11/05 10:21:09] [error] [aws_credentials] Could not read web identify token file',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_credentials_sts.c',
    },
    {
      cause: 'no-credentials',
      words: '[aws credentials] failed to read authorization token from',
      example:
        '[2026/11/05 10:21:09] [error] [aws credentials] failed to read authorization token from /var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_credentials_http.c',
    },
    {
      cause: 'metadata-silent',
      words: 'failed to retrieve IMDSv2 token',
      example:
        '[2026/11/05 10:21:09] [ warn] [imds] failed to retrieve IMDSv2 token and IMDSv1 unavailable. This is likely due to instance-metadata-options --http-put-response-hop-limit being set to 1 and --http-tokens set to required.',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_imds.c',
    },
    {
      cause: 'metadata-silent',
      words: 'IMDSv2 token retrieval failure response',
      example: '[2026/11/05 10:21:09] [error] [imds] IMDSv2 token retrieval failure response',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_imds.c',
    },
    {
      cause: 'metadata-silent',
      words: 'EC2 IMDS configuration error',
      example: '[2026/11/05 10:21:09] [error] [aws_credentials] EC2 IMDS configuration error',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_credentials_ec2.c',
    },
    {
      cause: 'no-region',
      words: "'region' is a required field",
      example: "[2026/11/05 10:21:09] [error] [output:cloudwatch_logs:cloudwatch_logs.0] 'region' is a required field",
      source: 'https://github.com/fluent/fluent-bit/blob/master/plugins/out_cloudwatch_logs/cloudwatch_logs.c',
    },
    {
      cause: 'no-region',
      words: '[aws_msk_iam] … region is not set or invalid',
      example: '[2026/11/05 10:21:09] [error] [aws_msk_iam] build_msk_iam_payload: region is not set or invalid',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_msk_iam.c',
    },
    {
      cause: 'no-credentials',
      words: '[aws_msk_iam] build_msk_iam_payload: failed to get credentials',
      example: '[2026/11/05 10:21:09] [error] [aws_msk_iam] build_msk_iam_payload: failed to get credentials',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_msk_iam.c',
    },
    {
      cause: 'no-credentials',
      words: '[aws_credentials] Could not parse credentials response',
      example:
        '[2026/11/05 10:21:09] [error] [aws_credentials] Could not parse credentials response - response was not valid JSON.',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_credentials_http.c',
    },
    {
      cause: 'no-credentials',
      words: 'field incredentials response',
      example: '[2026/11/05 10:21:09] [error] [aws_credentials] Missing AccessKeyId field incredentials response',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_credentials_http.c',
    },
    {
      cause: 'sts-gave-none',
      words: '[aws_credentials] Failed to parse response from STS',
      example: '[2026/11/05 10:21:09] [error] [aws_credentials] Failed to parse response from STS',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_credentials_sts.c',
    },
    {
      cause: 'not-connected',
      words: '[http_client] broken connection to … .amazonaws.com',
      example: '[2026/11/05 10:21:09] [error] [http_client] broken connection to s3.eu-west-1.amazonaws.com:443 ?',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/flb_http_client.c',
    },
    {
      cause: 'no-credentials',
      words: 'keys not parsed in shared credentials file',
      example:
        '[2026/11/05 10:21:09] [error] [aws_credentials] aws_access_key_id and aws_secret_access_key keys not parsed in shared credentials file for profile default.',
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_credentials_profile.c',
    },
    {
      cause: 'no-credentials',
      words: 'Could not parse shared credentials file: valid profile with name',
      example:
        "[2026/11/05 10:21:09] [error] [aws_credentials] Could not parse shared credentials file: valid profile with name 'default' not found",
      source: 'https://github.com/fluent/fluent-bit/blob/master/src/aws/flb_aws_credentials_profile.c',
    },
  ],
}
