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
    {
      cause: 'partial-credentials',
      words: 'aws_key_id or aws_sec_key is missing',
      example:
        '2026-11-05 10:21:09 +0000 [error]: config error file="/fluentd/etc/fluent.conf" error_class=Fluent::ConfigError error="aws_key_id or aws_sec_key is missing"',
      source: 'https://github.com/fluent/fluent-plugin-s3/blob/master/lib/fluent/plugin/in_s3.rb',
    },
  ],
}
