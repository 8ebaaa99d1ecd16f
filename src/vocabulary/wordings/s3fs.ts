import type { Vocabulary } from './wording.ts'

/** What s3fs-fuse writes. */
export const vocabulary: Vocabulary = {
  language: 's3fs-fuse',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'could not determine how to establish security credentials',
      example: 'May 20 16:06:23 web-1 s3fs[2015]: s3fs: could not determine how to establish security credentials.',
      source: 'https://github.com/s3fs-fuse/s3fs-fuse/blob/master/src/s3fs_cred.cpp',
    },
  ],
}
