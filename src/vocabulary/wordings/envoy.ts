import type { Vocabulary } from './wording.ts'

/** What Envoy writes. */
export const vocabulary: Vocabulary = {
  language: 'Envoy',
  wordings: [
    {
      cause: 'metadata-silent',
      words: 'Could not fetch AWS metadata',
      example:
        '[2026-12-27 22:49:20.118][1][error][aws] [source/extensions/common/aws/utility.cc:350] Could not fetch AWS metadata: HTTP response code said error',
      source: 'https://github.com/envoyproxy/envoy/issues/37837',
    },
  ],
}
