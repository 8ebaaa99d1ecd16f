import type { Vocabulary } from './wording.ts'

/** What goofys writes. */
export const vocabulary: Vocabulary = {
  language: 'goofys',
  wordings: [
    {
      cause: 'wrong-region',
      words: 'code=incorrect region, the bucket is not in',
      example:
        "May 16 11:20:31 web-1 /usr/bin/goofys[811]: s3.ERROR code=incorrect region, the bucket is not in 'us-west-2' region msg=301 request=",
      source: 'https://github.com/kahing/goofys/blob/master/internal/backend_s3.go',
    },
    {
      cause: 's3-denied',
      words: 'main.ERROR Unable to access … permission denied',
      example: "May 16 11:20:31 web-1 /usr/bin/goofys[811]: main.ERROR Unable to access 'depot': permission denied",
      source: 'https://github.com/kahing/goofys/blob/master/api/api.go',
    },
    {
      cause: 's3-denied',
      words: 's3.ERROR Unable to access … : 40',
      example:
        "May 16 11:20:31 web-1 /usr/local/bin/goofys[811]: s3.ERROR Unable to access 'depot': 401: 401 Unauthorized",
      source: 'https://github.com/kahing/goofys/blob/master/internal/backend_s3.go',
    },
  ],
}
