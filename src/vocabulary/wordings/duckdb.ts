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
  ],
}
