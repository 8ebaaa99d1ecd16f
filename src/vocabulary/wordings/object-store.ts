import type { Vocabulary } from './wording.ts'

/** What object_store of Rust writes: the S3 client of Polars, delta-rs, DataFusion and InfluxDB. */
export const vocabulary: Vocabulary = {
  language: 'object_store (Polars, delta-rs, DataFusion, Arrow in Rust)',
  wordings: [
    {
      cause: 'wrong-region',
      words: 'this normally indicates an incorrectly configured region',
      example:
        'Generic S3 error: Error performing GET https://s3.us-east-1.amazonaws.com/depot/a.parquet in 45ms - Received redirect without LOCATION, this normally indicates an incorrectly configured region',
      source: 'https://github.com/apache/arrow-rs-object-store/blob/main/src/client/retry.rs',
    },
    {
      cause: 'no-credentials',
      words: 'Failed to read EKS token file',
      example:
        "Generic S3 error: Failed to read EKS token file '/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token': Permission denied (os error 13)",
      source: 'https://github.com/apache/arrow-rs-object-store/blob/main/src/aws/credential.rs',
    },
    {
      cause: 'sts-gave-none',
      words: 'Invalid AssumeRoleWithWebIdentity response:',
      example:
        'Generic S3 error: Invalid AssumeRoleWithWebIdentity response: missing field `AssumeRoleWithWebIdentityResult`',
      source: 'https://github.com/apache/arrow-rs-object-store/blob/main/src/aws/credential.rs',
    },
    {
      cause: 'partial-credentials',
      words: 'Generic S3 error: Missing SecretAccessKey',
      example: 'Generic S3 error: Missing SecretAccessKey',
      source: 'https://github.com/apache/arrow-rs-object-store/blob/main/src/aws/builder.rs',
    },
    {
      cause: 'partial-credentials',
      words: 'Generic S3 error: Missing AccessKeyId',
      example: 'Generic S3 error: Missing AccessKeyId',
      source: 'https://github.com/apache/arrow-rs-object-store/blob/main/src/aws/builder.rs',
    },
    {
      cause: 'no-bucket',
      words: "Generic S3 error: Bucket ' … ' not found",
      example: "Generic S3 error: Bucket 'depot' not found",
      source: 'https://github.com/apache/arrow-rs-object-store/blob/main/src/aws/resolve.rs',
    },
    {
      cause: 'no-region',
      words: "Failed to resolve region for bucket '",
      example: "Generic S3 error: Failed to resolve region for bucket 'depot'",
      source: 'https://github.com/apache/arrow-rs-object-store/blob/main/src/aws/resolve.rs',
    },
    {
      cause: 'not-connected',
      words: 'Error performing … .amazonaws.com … HTTP error: error sending request',
      example:
        'Generic S3 error: Error performing GET https://depot.s3.eu-west-1.amazonaws.com/a in 2.1s, after 3 retries, max_retries: 3, retry_timeout: 30s  - HTTP error: error sending request',
      source: 'https://github.com/apache/arrow-rs-object-store/blob/main/src/client/retry.rs',
    },
    {
      cause: 'no-answer',
      words: 'Error performing … .amazonaws.com … HTTP error: operation timed out',
      example:
        'Generic S3 error: Error performing GET https://depot.s3.eu-west-1.amazonaws.com/a in 30.1s, after 0 retries, max_retries: 3, retry_timeout: 30s  - HTTP error: operation timed out',
      source: 'https://github.com/apache/arrow-rs-object-store/blob/main/src/client/http/connection.rs',
    },
    {
      cause: 's3-denied',
      words: 'CreateSession was not authorized for the source AWS credential',
      example:
        '2026-11-05T10:21:09.123456Z ERROR app: put failed: S3 Express CreateSession was not authorized for the source AWS credential',
      source:
        'https://github.com/apache/opendal-reqsign/blob/main/services/aws-v4/src/provide_credential/s3_express_session.rs',
    },
  ],
}
