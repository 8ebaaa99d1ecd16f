import type { Vocabulary } from './wording.ts'

/** What sccache writes of its cache in S3. */
export const vocabulary: Vocabulary = {
  language: 'sccache',
  wordings: [
    {
      cause: 's3-denied',
      words: 'Got AWS error: Error(BadHTTPStatus(403)',
      example:
        ' WARN 2019-12-27T23:25:54Z: sccache::cache::s3: Got AWS error: Error(BadHTTPStatus(403), State { next_error: None, backtrace: InternalBacktrace })',
      source: 'https://github.com/mozilla/sccache/blob/v0.2.15/src/cache/s3.rs',
    },
  ],
}
