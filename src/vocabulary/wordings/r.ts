import type { Vocabulary } from './wording.ts'

/** What R writes. */
export const vocabulary: Vocabulary = {
  language: 'R',
  wordings: [
    {
      cause: 'no-credentials',
      words: ') : No credentials provided',
      example: 'Error in f() : No credentials provided\nCalls: <Anonymous> ... sign_with_body -> get_credentials -> f',
      source: 'https://github.com/paws-r/paws/issues/599',
    },
    {
      cause: 'no-credentials',
      words: 'No compatible credentials provided',
      example: 'Error: No compatible credentials provided.\nExecution halted',
      source: 'https://github.com/paws-r/paws/blob/main/paws.common/R/credential_providers.R',
    },
    {
      // The last of its chain.
      cause: 'no-credentials',
      words: 'Unable to obtain iam role',
      example: 'ERROR [2026-06-24 12:09:33.987]: Unable to obtain iam role',
      source: 'https://github.com/paws-r/paws/blob/main/paws.common/R/credential_providers.R',
    },
    {
      cause: 's3-denied',
      words: 'parse_aws_s3_response … Forbidden (HTTP 403)',
      example: 'Error in parse_aws_s3_response(r, Sig, verbose = verbose): Forbidden (HTTP 403).',
      source: 'https://github.com/cloudyr/aws.s3/issues/362',
    },
    {
      cause: 's3-denied',
      words: 'Parsing AWS API response … Client error: (403) Forbidden',
      example:
        'S3 Request URL: https://s3-us-west-2.amazonaws.com/\nExecuting request with AWS credentials\nParsing AWS API response\nClient error: (403) Forbidden',
      source: 'https://github.com/cloudyr/aws.signature/issues/29',
    },
  ],
}
