import type { Vocabulary } from './wording.ts'

/** What ExAws writes. */
export const vocabulary: Vocabulary = {
  language: 'Elixir (ExAws)',
  wordings: [
    {
      cause: 'metadata-silent',
      words: 'You tried to access the AWS EC2 instance meta, but it could not be reached',
      example:
        '22:58:38.274 [error] GenServer #PID<0.2279.0> terminating\n** (RuntimeError) Instance Meta Error: {:error, %{reason: :econnrefused}}\nYou tried to access the AWS EC2 instance meta, but it could not be reached.',
      source: 'https://github.com/ex-aws/ex_aws/blob/main/lib/ex_aws/instance_meta.ex',
    },
    {
      cause: 'sso-expired',
      words: 'SSO access token is expired, refresh the token with',
      example:
        '22:58:38.274 [error] GenServer #PID<0.2279.0> terminating\n** (RuntimeError) SSO access token is expired, refresh the token with `aws sso login`',
      source: 'https://github.com/ex-aws/ex_aws/blob/main/lib/ex_aws/credentials_ini/file.ex',
    },
    {
      cause: 'sso-expired',
      words: 'Could not read SSO cache file',
      example: '22:58:38.274 [error] ExAws: {:error, "Could not read SSO cache file: enoent"}',
      source: 'https://github.com/ex-aws/ex_aws/blob/main/lib/ex_aws/credentials_ini/file.ex',
    },
    {
      cause: 'sso-expired',
      words: 'SSO role credentials request responded with 401',
      example: '22:58:38.274 [error] ExAws: {:error, "SSO role credentials request responded with 401"}',
      source: 'https://github.com/ex-aws/ex_aws/blob/main/lib/ex_aws/credentials_ini/file.ex',
    },
  ],
}
