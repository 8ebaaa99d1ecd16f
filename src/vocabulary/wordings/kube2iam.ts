import type { Vocabulary } from './wording.ts'

/** What kube2iam writes. */
export const vocabulary: Vocabulary = {
  language: 'kube2iam',
  wordings: [
    {
      cause: 'container-refused',
      words: 'GET /latest/meta-data/iam/security-credentials/ (404) took',
      example:
        'time="2026-07-07T16:31:25Z" level=info msg="GET /latest/meta-data/iam/security-credentials/ (404) took 2044.925011 ms" req.method=GET req.path=/latest/meta-data/iam/security-credentials/ req.remote=10.42.5.13 res.duration=2044.925011 res.status=404',
      source: 'https://github.com/jtblin/kube2iam/blob/master/server/server.go',
    },
    {
      cause: 'container-refused',
      words: 'GET /latest/meta-data/iam/security-credentials (404) took',
      example:
        'time="2026-01-29T05:22:41Z" level=info msg="GET /latest/meta-data/iam/security-credentials (404) took 2575162258.000000 ns" req.method=GET req.path=/latest/meta-data/iam/security-credentials req.remote=10.2.2.66 res.duration=2575162258 res.status=404',
      source: 'https://github.com/jtblin/kube2iam/issues/184',
    },
  ],
}
