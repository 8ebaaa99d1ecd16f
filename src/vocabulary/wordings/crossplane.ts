import type { Vocabulary } from './wording.ts'

/** What Crossplane writes. */
export const vocabulary: Vocabulary = {
  language: 'Crossplane',
  wordings: [
    {
      cause: 'web-token-unreadable',
      words: 'unable to read web identity token file in pod',
      example:
        "    message: 'connect failed: unable to read web identity token file in pod: open\n      : no such file or directory'",
      source: 'https://github.com/crossplane-contrib/provider-aws/blob/master/pkg/clients/aws.go',
    },
  ],
}
