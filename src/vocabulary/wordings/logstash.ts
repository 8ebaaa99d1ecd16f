import type { Vocabulary } from './wording.ts'

/** What Logstash writes. */
export const vocabulary: Vocabulary = {
  language: 'Logstash',
  wordings: [
    {
      cause: 's3-denied',
      words: 'Logstash must have the privileges to write to root bucket',
      example:
        '[2026-11-05T10:21:09,123][ERROR][logstash.javapipeline    ][main] Pipeline error {:pipeline_id=>"main", :exception=>#<LogStash::ConfigurationError: Logstash must have the privileges to write to root bucket `depot`, check your credentials or your permissions.>, :backtrace=>[]}',
      source: 'https://github.com/logstash-plugins/logstash-integration-aws/blob/main/lib/logstash/outputs/s3.rb',
    },
    {
      cause: 'partial-credentials',
      words: 'Only one of access_key_id or secret_access_key was provided',
      example:
        '[2026-11-05T10:21:09,123][WARN ][logstash.outputs.s3      ][main] Likely config error: Only one of access_key_id or secret_access_key was provided but not both.',
      source:
        'https://github.com/logstash-plugins/logstash-integration-aws/blob/main/lib/logstash/plugin_mixins/aws_config/v2.rb',
    },
    {
      cause: 'assume-role-failed',
      words: '`role_arn` must be set when using `web_identity_token_file`',
      example:
        '[2026-11-05T10:21:09,123][ERROR][logstash.javapipeline    ][main] Pipeline error {:exception=>#<LogStash::ConfigurationError: `role_arn` must be set when using `web_identity_token_file`>}',
      source:
        'https://github.com/logstash-plugins/logstash-integration-aws/blob/main/lib/logstash/plugin_mixins/aws_config/v2.rb',
    },
  ],
}
