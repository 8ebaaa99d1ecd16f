import type { Vocabulary } from './wording.ts'

/** What EKS Pod Identity writes. */
export const vocabulary: Vocabulary = {
  language: 'EKS Pod Identity',
  wordings: [
    {
      cause: 'pod-identity-denied',
      words: 'EKS does not have permissions to assume the associated role',
      example:
        '2026-07-09T02:52:10.412Z ERROR controller/sync.go:88 sync failed {"error": "operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, failed to load credentials, Unauthorized Exception! EKS does not have permissions to assume the associated role., fault: client"}',
      source: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html',
    },
  ],
}
