import type { Vocabulary } from './wording.ts'

/** What Ruby writes. */
export const vocabulary: Vocabulary = {
  language: 'Ruby',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'unable to sign request without credentials set',
      example:
        'E, [2026-07-31T08:12:44.902211 #7] ERROR -- : Aws::Errors::MissingCredentialsError: unable to sign request without credentials set',
      source: 'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core/errors.rb',
    },
    {
      cause: 'web-token-unreadable',
      words: 'Errno::EACCES … serviceaccount/token',
      example:
        'E, [2026-07-31T08:12:44.902211 #7] ERROR -- : Errno::EACCES: Permission denied @ rb_sysopen - /var/run/secrets/eks.amazonaws.com/serviceaccount/token',
      source: 'https://docs.ruby-lang.org/en/master/Errno.html',
    },
    {
      cause: 'sso-expired',
      words: 'Aws::Errors::InvalidSSOToken',
      example:
        'E, [2026-07-31T08:12:44.902211 #7] ERROR -- : Aws::Errors::InvalidSSOToken: Cached SSO Token is expired.',
      source: 'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core/errors.rb',
    },
    {
      cause: 'metadata-silent',
      words: 'Error retrieving instance profile credentials',
      example:
        'W, [2026-07-31T08:12:44.902211 #7]  WARN -- : Error retrieving instance profile credentials: Failed to open TCP connection to 169.254.169.254:80 (execution expired)',
      source:
        'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core/instance_profile_credentials.rb',
    },
    {
      cause: 'sts-unreachable',
      words: 'Failed to open TCP connection to sts.',
      example:
        'E, [2026-07-31T08:12:44.902211 #7] ERROR -- : Seahorse::Client::NetworkingError: Failed to open TCP connection to sts.eu-west-1.amazonaws.com:443 (execution expired)',
      source:
        'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/seahorse/client/networking_error.rb',
    },
    {
      cause: 'not-connected',
      words: 'Seahorse::Client::NetworkingError',
      example:
        'E, [2026-07-31T08:12:44.902211 #7] ERROR -- : Seahorse::Client::NetworkingError: Failed to open TCP connection to depot.s3.eu-west-1.amazonaws.com:443 (getaddrinfo: Name or service not known)',
      source:
        'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/seahorse/client/networking_error.rb',
    },
    {
      cause: 'no-region',
      words: 'Aws::Errors::MissingRegionError',
      example:
        "E, [2026-07-31T08:12:44.902211 #7] ERROR -- : Aws::Errors::MissingRegionError: No region was provided. Configure the `:region` option or export the region name to ENV['AWS_REGION']",
      source: 'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core/errors.rb',
    },
    {
      cause: 'no-credentials',
      words: 'missing credentials, provide credentials with one of the following options',
      example:
        'E, [2026-07-31T08:12:44.902211 #7] ERROR -- : Aws::Sigv4::Errors::MissingCredentialsError: missing credentials, provide credentials with one of the following options:\n  - :access_key_id and :secret_access_key\n  - :credentials\n  - :credentials_provider',
      source: 'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sigv4/lib/aws-sigv4/errors.rb',
    },
    {
      cause: 'sso-expired',
      words: 'Cached SSO Token is expired',
      example: '2026-05-16T11:20:31.642Z ERROR put failed: Cached SSO Token is expired.',
      source:
        'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core/sso_credentials.rb',
    },
    {
      cause: 'no-credentials',
      words: 'credential_process provider failure',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: credential_process provider failure, the credential process had non zero exit status and failed to provide credentials',
      source:
        'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core/process_credentials.rb',
    },
    {
      cause: 'no-credentials',
      words: 'but the source_profile does not have credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Profile depot has a role_arn, and source_profile, but the source_profile does not have credentials.',
      source: 'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core/shared_config.rb',
    },
    {
      cause: 'no-credentials',
      words: 'could not get source credentials from',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Profile depot could not get source credentials from provider depot',
      source: 'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core/shared_config.rb',
    },
    {
      cause: 'no-credentials',
      words: 'Cannot instantiate an ECS Credential Provider',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: Cannot instantiate an ECS Credential Provider without a credential path or endpoint.',
      source:
        'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core/ecs_credentials.rb',
    },
    {
      cause: 'no-credentials',
      words: 'Aws::Errors::NoSuchProfileError',
      example: "Aws::Errors::NoSuchProfileError: Profile `depot' not found in /root/.aws/credentials",
      source: 'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core/errors.rb',
    },
    {
      cause: 'no-credentials',
      words: 'Aws::Errors::NoSourceProfileError',
      example:
        'Aws::Errors::NoSourceProfileError: Profile depot has a role_arn, but no source_profile or credential_source.',
      source: 'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core/errors.rb',
    },
    {
      cause: 'no-credentials',
      words: 'Aws::Errors::NoSourceCredentialsError',
      example:
        '2026-05-16T11:20:31.642Z ERROR Aws::Errors::NoSourceCredentialsError: Profile depot could not get source credentials from Ec2InstanceMetadata',
      source: 'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core/errors.rb',
    },
    {
      cause: 'web-token-unreadable',
      words: 'MissingWebIdentityTokenFile',
      example:
        'Aws::Errors::MissingWebIdentityTokenFile: Missing :web_identity_token_file parameter or invalid file path provided for Aws::AssumeRoleWebIdentityCredentials provider',
      source:
        'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/aws-sdk-core/assume_role_web_identity_credentials.rb',
    },
    {
      cause: 'no-answer',
      words: 'Seahorse::Client::NetworkingError … Net::ReadTimeout',
      example:
        '[2026-04-23T19:24:28,978][ERROR][logstash.outputs.s3      ][main] Uploading failed. {:exception=>Seahorse::Client::NetworkingError, :message=>"Net::ReadTimeout", :path=>"/tmp/logstash/a.txt"}',
      source: 'https://github.com/logstash-plugins/logstash-output-s3/issues/222',
    },
    {
      cause: 'no-answer',
      words: 'Net::ReadTimeout … Seahorse::Client::NetworkingError',
      example:
        'E, [2026-07-31T08:12:44.902211 #7] ERROR -- : Net::ReadTimeout with #<TCPSocket:(closed)> (Seahorse::Client::NetworkingError)',
      source:
        'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sdk-core/lib/seahorse/client/networking_error.rb',
    },
    {
      cause: 'no-credentials',
      words: "access_key_id' for nil",
      example:
        '2026-05-16 11:20:31 +0000 [warn]: #0 failed to flush the buffer. error_class=NoMethodError error="undefined method `access_key_id\' for nil:NilClass"',
      source: 'https://github.com/aws/aws-sdk-ruby/blob/version-3/gems/aws-sigv4/lib/aws-sigv4/signer.rb',
    },
  ],
}
