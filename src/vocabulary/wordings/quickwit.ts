import type { Vocabulary } from './wording.ts'

/** What Quickwit makes of a refusal by its storage. */
export const vocabulary: Vocabulary = {
  language: 'Quickwit',
  wordings: [
    {
      cause: 's3-denied',
      words: 'StorageError(kind=Unauthorized … s3://',
      example:
        'Command failed: Another error occured. `Metastore error`. Cause: `StorageError(kind=Unauthorized, source=Failed to fetch object: s3://depot-index/logs/quickwit.json)`',
      source: 'https://github.com/quickwit-oss/quickwit/blob/main/quickwit/quickwit-storage/src/error.rs',
    },
  ],
}
