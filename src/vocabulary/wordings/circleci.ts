import type { Vocabulary } from './wording.ts'

/** What CircleCI’s orb for AWS writes. */
export const vocabulary: Vocabulary = {
  language: 'CircleCI',
  wordings: [
    {
      cause: 'web-token-unreadable',
      words: 'OIDC Token cannot be found',
      example:
        '#!/bin/bash -eo pipefail\nOIDC Token cannot be found. A CircleCI context must be specified.\n\nExited with code exit status 1',
      source: 'https://github.com/CircleCI-Public/aws-cli-orb/issues/161',
    },
  ],
}
