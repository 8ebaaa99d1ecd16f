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
  ],
}
