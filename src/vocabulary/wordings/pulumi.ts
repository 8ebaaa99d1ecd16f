import type { Vocabulary } from './wording.ts'

/** What Pulumi writes. */
export const vocabulary: Vocabulary = {
  language: 'Pulumi',
  wordings: [
    {
      cause: 'no-region',
      words: 'missing region information',
      example:
        "  pulumi:providers:aws (default_6_18_2):\n    error: pulumi:providers:aws resource 'default_6_18_2' has a problem: missing region information\n    Make sure you have set your AWS region, e.g. `pulumi config set aws:region us-west-2`.",
      source: 'https://github.com/pulumi/pulumi-aws/pull/3310',
    },
  ],
}
