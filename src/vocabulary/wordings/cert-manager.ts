import type { Vocabulary } from './wording.ts'

/** What cert-manager writes. */
export const vocabulary: Vocabulary = {
  language: 'cert-manager',
  wordings: [
    {
      cause: 'no-credentials',
      words: 'perhaps you meant to enable ambient credentials',
      example:
        '2026-05-16T11:20:31.642Z ERROR put failed: unable to construct route53 provider: empty credentials; perhaps you meant to enable ambient credentials?',
      source: 'https://github.com/cert-manager/cert-manager/blob/master/pkg/issuer/acme/dns/route53/route53.go',
    },
  ],
}
