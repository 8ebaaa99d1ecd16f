import type { Vocabulary } from './wording.ts'

/** What Bedrock writes. */
export const vocabulary: Vocabulary = {
  language: 'Bedrock',
  wordings: [
    {
      cause: 'model-unknown',
      words: 'The provided model identifier is invalid',
      example: 'litellm.BadRequestError: BedrockException - {"message":"The provided model identifier is invalid."}',
      source: 'https://github.com/BerriAI/litellm/issues/10459',
    },
  ],
}
