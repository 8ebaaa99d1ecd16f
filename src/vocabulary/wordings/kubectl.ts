import type { Vocabulary } from './wording.ts'

/** What kubectl writes. */
export const vocabulary: Vocabulary = {
  language: 'kubectl',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'getting credentials: exec: executable aws',
      example:
        'Error: Get "https://A53D.gr7.eu-central-1.eks.amazonaws.com/api/v1/namespaces": getting credentials: exec: executable aws failed with exit code 255',
      source: 'https://github.com/kubernetes/client-go/blob/master/plugin/pkg/client/auth/exec/exec.go',
    },
  ],
}
