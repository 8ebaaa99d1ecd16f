import type { Vocabulary } from './wording.ts'

/** What nginx's gateway to S3 writes. */
export const vocabulary: Vocabulary = {
  language: 'nginx-s3-gateway',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'Could not load EC2 task role credentials',
      example: '2026/05/16 11:20:31 [error] 87#87: *1 js: Could not load EC2 task role credentials',
      source: 'https://github.com/nginx/nginx-s3-gateway/blob/main/common/etc/nginx/include/awscredentials.js',
    },
  ],
}
