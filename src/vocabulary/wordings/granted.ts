import type { Vocabulary } from './wording.ts'

/** What Granted writes. */
export const vocabulary: Vocabulary = {
  language: 'Granted',
  wordings: [
    {
      cause: 'sso-expired',
      words: 'custom process. please login using',
      example: "[✘] error when retrieving credentials from custom process. please login using 'granted sso login'",
      source: 'https://github.com/common-fate/granted/blob/main/pkg/cfaws/assumer_aws_credential_process.go',
    },
    {
      cause: 'sso-expired',
      words: 'no valid sso token found',
      example: '[✘] no valid sso token found',
      source: 'https://github.com/common-fate/granted/blob/main/pkg/cfaws/ssotoken.go',
    },
    {
      cause: 'no-credentials',
      words: "couldn't find any AWS profiles in your config file",
      example: "[✘] Granted couldn't find any AWS profiles in your config file or your credentials file",
      source: 'https://github.com/common-fate/granted/blob/main/pkg/assume/assume.go',
    },
    {
      cause: 'no-credentials',
      words: 'no credentials exist for … in secure storage',
      example:
        "[✘] no credentials exist for deploy in secure storage. If you wanted to add a new profile, run 'granted credentials add'",
      source: 'https://github.com/common-fate/granted/blob/main/pkg/granted/credentials.go',
    },
    {
      cause: 'no-region',
      words: 'could not load a default AWS_REGION',
      example:
        '[✘] region not set on profile deploy, could not load a default AWS_REGION. Either set a default region `aws configure set default.region us-west-2` or add a region to your profile',
      source: 'https://github.com/common-fate/granted/blob/main/pkg/cfaws/profiles.go',
    },
  ],
}
