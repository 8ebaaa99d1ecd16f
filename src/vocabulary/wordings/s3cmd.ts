import type { Vocabulary } from './wording.ts'

/** What s3cmd writes. */
export const vocabulary: Vocabulary = {
  language: 's3cmd',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Consider using --configure parameter to create one',
      example:
        'ERROR: /root/.s3cfg: None\nERROR: Configuration file not available.\nERROR: Consider using --configure parameter to create one.',
      source: 'https://github.com/s3tools/s3cmd/blob/master/s3cmd',
    },
    {
      cause: 'not-connected',
      words: 'Connection Error: Error resolving a server hostname',
      example:
        "ERROR: [Errno -2] Name or service not known\nERROR: Connection Error: Error resolving a server hostname.\nPlease check the servers address specified in 'host_base', 'host_bucket', 'cloudfront_host', 'website_endpoint'",
      source: 'https://github.com/s3tools/s3cmd/blob/master/s3cmd',
    },
    {
      cause: 's3-denied',
      words: "Access to bucket ' … ' was denied",
      example: "ERROR: Access to bucket 'depot' was denied",
      source: 'https://github.com/s3tools/s3cmd/blob/master/S3/S3.py',
    },
  ],
}
