import type { Vocabulary } from './wording.ts'

/** What Julia writes. */
export const vocabulary: Vocabulary = {
  language: 'Julia',
  wordings: [
    {
      cause: 'no-credentials',
      words: "Can't find AWS credentials!",
      example:
        "ERROR: LoadError: Can't find AWS credentials!\nStacktrace:\n [1] AWSCredentials(; profile::Nothing, throw_cred_error::Bool)\n   @ AWS ~/.julia/packages/AWS/wwLKx/src/AWSCredentials.jl:145",
      source: 'https://github.com/JuliaCloud/AWS.jl/issues/648',
    },
  ],
}
