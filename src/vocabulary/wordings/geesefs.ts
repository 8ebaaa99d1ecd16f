import type { Vocabulary } from './wording.ts'

/** What GeeseFS writes. */
export const vocabulary: Vocabulary = {
  language: 'GeeseFS',
  wordings: [
    {
      cause: 'no-bucket',
      words: "Unable to access ' … ': bucket … does not exist",
      example: "2026/11/05 10:21:09.123456 s3.ERROR Unable to access 'depot': bucket depot does not exist",
      source: 'https://github.com/yandex-cloud/geesefs/blob/master/core/backend_s3.go',
    },
  ],
}
