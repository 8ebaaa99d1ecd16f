import type { Vocabulary } from './wording.ts'

/** What Vector writes. */
export const vocabulary: Vocabulary = {
  language: 'Vector',
  wordings: [
    {
      cause: 's3-denied',
      words: 'vector::topology::builder … Invalid credentials',
      example:
        '2026-05-16T11:20:31.642108Z ERROR vector::topology::builder: msg="Healthcheck failed." error=Invalid credentials component_kind="sink" component_type=aws_s3 component_id=s3',
      source: 'https://github.com/vectordotdev/vector/issues/14166',
    },
  ],
}
