import type { Vocabulary } from './wording.ts'

/** What goofys writes. */
export const vocabulary: Vocabulary = {
  language: 'goofys',
  wordings: [
    {
      cause: 's3-denied',
      words: 'main.ERROR Unable to access … permission denied',
      example: "May 16 11:20:31 web-1 /usr/bin/goofys[811]: main.ERROR Unable to access 'depot': permission denied",
      source: 'https://github.com/kahing/goofys/blob/master/api/api.go',
    },
  ],
}
