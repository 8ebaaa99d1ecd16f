import type { Vocabulary } from './wording.ts'

/** What kiam writes. */
export const vocabulary: Vocabulary = {
  language: 'kiam',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'error checking assume role permissions',
      example:
        '{"addr":"10.2.40.2:34940","level":"error","method":"GET","msg":"error processing request: error checking assume role permissions: rpc error: code = Unknown desc = pod not found","path":"/latest/meta-data/iam/security-credentials/depot","status":500,"time":"2026-03-15T07:02:32Z"}',
      source: 'https://github.com/uswitch/kiam/issues/46',
    },
  ],
}
