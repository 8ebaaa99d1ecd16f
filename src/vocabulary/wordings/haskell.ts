import type { Vocabulary } from './wording.ts'

/** What Haskell (amazonka) writes. */
export const vocabulary: Vocabulary = {
  language: 'Haskell (amazonka)',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'CredentialChainExhausted',
      example: 'stackctl: CredentialChainExhausted',
      source: 'https://github.com/brendanhay/amazonka/blob/main/lib/amazonka/src/Amazonka/Auth/Exception.hs',
    },
    {
      cause: 'no-credentials',
      words: 'MissingFileError "',
      example: 'cache-s3: MissingFileError "/var/lib/depot/.aws/credentials"',
      source: 'https://github.com/brendanhay/amazonka/blob/main/lib/amazonka/src/Amazonka/Auth/Exception.hs',
    },
    {
      cause: 'metadata-silent',
      words: 'RetrievalError (HttpExceptionRequest',
      example:
        '*** Exception: RetrievalError (HttpExceptionRequest Request {\n  host                 = "169.254.169.254"\n  port                 = 80\n}\n ConnectionTimeout)',
      source: 'https://github.com/brendanhay/amazonka/blob/main/lib/amazonka/src/Amazonka/Auth/Exception.hs',
    },
  ],
}
