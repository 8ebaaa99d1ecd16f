import type { Vocabulary } from './wording.ts'

/** What plugins of fluentd write. */
export const vocabulary: Vocabulary = {
  language: 'fluentd',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'No valid AWS credentials found.',
      example:
        '2026-02-06 19:58:09 +0000 [error]: #0 unexpected error error_class=RuntimeError error="No valid AWS credentials found."',
      source: 'https://github.com/fluent/fluent-plugin-opensearch/blob/main/lib/fluent/plugin/out_opensearch.rb',
    },
  ],
}
