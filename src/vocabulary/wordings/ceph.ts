import type { Vocabulary } from './wording.ts'

/** What Ceph's object gateway writes of those who ask its STS. */
export const vocabulary: Vocabulary = {
  language: 'Ceph RGW',
  wordings: [
    {
      cause: 'web-token-expired',
      words: 'sts:assume_role_web_identity … token expired',
      example:
        '2026-08-11T18:10:49.102+0000 7fd6effd96c0  0 req 3549180224494298857 0.002999969s sts:assume_role_web_identity Signature validation using x5c failed: token verification failed: token expired',
      source: 'https://github.com/ceph/ceph/blob/main/src/rgw/rgw_rest_sts.cc',
    },
  ],
}
