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
    {
      cause: 'partial-credentials',
      words: 'only one of access and secret key was provided',
      example:
        'E1105 10:21:09.123456       1 controller.go:157] "re-queuing item due to error processing" err="error instantiating route53 challenge solver: unable to construct route53 provider: only one of access and secret key was provided" logger="cert-manager.controller"',
      source: 'https://github.com/cert-manager/cert-manager/blob/master/pkg/issuer/acme/dns/route53/session.go',
    },
    {
      cause: 'no-credentials',
      words: 'error getting route53 secret access key',
      example:
        'E1105 10:21:09.123456       1 controller.go:157] "re-queuing item due to error processing" err="error getting route53 secret access key: secret \\"r53\\" not found" logger="cert-manager.controller"',
      source: 'https://github.com/cert-manager/cert-manager/blob/master/pkg/issuer/acme/dns/dns.go',
    },
    {
      cause: 'assume-role-failed',
      words: 'role must be set when web identity token is set',
      example:
        'E1105 10:21:09.123456       1 controller.go:157] "re-queuing item due to error processing" err="error instantiating route53 challenge solver: unable to construct route53 provider: role must be set when web identity token is set" logger="cert-manager.controller"',
      source: 'https://github.com/cert-manager/cert-manager/blob/master/pkg/issuer/acme/dns/route53/session.go',
    },
  ],
}
