import type { Vocabulary } from './wording.ts'

/** What DuckDB writes. */
export const vocabulary: Vocabulary = {
  language: 'DuckDB',
  wordings: [
    {
      cause: 'no-credentials',
      words: '* No credentials are provided',
      example:
        "HTTP Error:\nHTTP GET error reading 'https://depot.s3.amazonaws.com/a.parquet' in region '' (HTTP 403 Forbidden)\n\nAuthentication Failure - this is usually caused by invalid or missing credentials.\n* No credentials are provided.",
      source: 'https://github.com/duckdb/duckdb-httpfs/pull/46',
    },
    {
      cause: 's3-denied',
      words: '* Credentials are provided, but they did not work',
      example:
        "HTTP Error: HTTP GET error on 'https://depot.s3.amazonaws.com/a.parquet' (HTTP 403)\n\nAuthentication Failure - this is usually caused by invalid or missing credentials.\n* Credentials are provided, but they did not work.",
      source: 'https://github.com/duckdb/duckdb-httpfs/blob/main/src/s3fs.cpp',
    },
    {
      cause: 'wrong-region',
      words: 'this can be caused by the S3 region being set incorrectly',
      example:
        'HTTP Error: HTTP GET error on \'https://depot.s3.us-east-1.amazonaws.com/a.parquet\' (HTTP 400)\n\nBad Request - this can be caused by the S3 region being set incorrectly.\n* Provided region is: "us-east-1"\n* Correct region is: "eu-west-1"',
      source: 'https://github.com/duckdb/duckdb-httpfs/blob/main/src/s3fs.cpp',
    },
    {
      cause: 'throttled',
      words: 'Unable to connect to URL " … 503 (Slow Down)',
      example: 'Error: Invalid Error: Unable to connect to URL "s3://depot/a.gz": 503 (Slow Down)',
      source: 'https://github.com/duckdb/duckdb/issues/6153',
    },
    {
      cause: 'wrong-region',
      words: '* Correct region is:',
      example:
        "HTTP Error:\nHTTP GET error reading 'https://depot.s3.us-east-1.amazonaws.com/?list-type=2' in region 'us-east-1' (HTTP 301 Moved Permanently)\nMoved Permanently\n* Provided region is: 'us-east-1'\n* Correct region is: 'eu-central-1'",
      source: 'https://github.com/duckdb/duckdb/pull/19087',
    },
    {
      cause: 's3-denied',
      words: 'Unable to connect to URL " … 403 (Forbidden)',
      example: 'HTTP Error: Unable to connect to URL "https://depot.s3.amazonaws.com/a.parquet": 403 (Forbidden)',
      source: 'https://github.com/duckdb/duckdb/issues/9647',
    },
    {
      cause: 'no-credentials',
      words: 'Secret Validation Failure: during … Credential Chain:',
      example:
        "duckdb.duckdb.InvalidConfigurationException: Invalid Configuration Error: Secret Validation Failure: during `create` using the following:\nCredential Chain: 'sso'",
      source: 'https://github.com/duckdb/duckdb-aws/blob/main/src/aws_secret.cpp',
    },
    {
      cause: 'session-expired',
      words: 'Exception thrown while trying to refresh secret',
      example:
        "duckdb.duckdb.HTTPException: HTTP Error: Exception thrown while trying to refresh secret depot. To fix this, please either recreate or remove the secret and try again. Error: 'Secret Validation Failure'",
      source: 'https://github.com/duckdb/duckdb-httpfs/blob/main/src/create_secret_functions.cpp',
    },
  ],
}
