import type { Vocabulary } from './wording.ts'

/** What Thanos writes. */
export const vocabulary: Vocabulary = {
  language: 'Thanos',
  wordings: [
    {
      cause: 's3-denied',
      words: 'iter: Access Denied',
      example:
        'ts=2026-05-16T11:20:31.642Z caller=runutil.go:100 level=error msg="function failed. Retrying in next tick" err="iter: Access Denied."',
      source: 'https://github.com/minio/minio-go/blob/master/s3-error.go',
    },
  ],
}
