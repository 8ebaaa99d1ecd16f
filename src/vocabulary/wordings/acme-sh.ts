import type { Vocabulary } from './wording.ts'

/** What acme.sh's hook for Route 53 writes. */
export const vocabulary: Vocabulary = {
  language: 'acme.sh',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'the aws route53 api key id and and api key secret yet',
      example:
        "[Thu Sep 24 11:02:52 UTC 2026] You haven't specifed the aws route53 api key id and and api key secret yet.",
      source: 'https://github.com/acmesh-official/acme.sh/blob/master/dnsapi/dns_aws.sh',
    },
  ],
}
