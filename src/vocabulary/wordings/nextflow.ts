import type { Vocabulary } from './wording.ts'

/** What Nextflow writes. */
export const vocabulary: Vocabulary = {
  language: 'Nextflow',
  wordings: [
    {
      cause: 'no-region',
      words: 'Missing AWS region -- Make sure to define',
      example:
        'ERROR ~ Missing AWS region -- Make sure to define in your system environment the variable `AWS_DEFAULT_REGION`',
      source:
        'https://github.com/nextflow-io/nextflow/blob/master/plugins/nf-amazon/src/main/nextflow/cloud/aws/AwsClientFactory.groovy',
    },
  ],
}
