import type { Vocabulary } from './wording.ts'

/** What OpenSearch writes. */
export const vocabulary: Vocabulary = {
  language: 'OpenSearch',
  wordings: [
    {
      cause: 'caller-denied',
      words: 'no permissions for … and User [name=',
      example:
        "2026-05-16T11:20:31.642Z ERROR AuthorizationException(403, 'security_exception', 'no permissions for [indices:data/write/bulk] and User [name=arn:aws:iam::418362907715:role/indexer, backend_roles=[arn:aws:iam::418362907715:role/indexer], requestedTenant=null]')",
      source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/handling-errors.html',
    },
  ],
}
