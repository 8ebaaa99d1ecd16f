import { isNotRaisedBy, NO_KEYS, NO_PROVIDER, raisesAnError, web } from './kit.ts'

raisesAnError(
  'oidc-provider-missing',
  web('InvalidIdentityTokenException', NO_PROVIDER),
  /391827364550 has no OIDC provider for https:\/\/issuer\.test\/a$/,
)

isNotRaisedBy('oidc-provider-missing', [web('InvalidIdentityToken', NO_KEYS)])
