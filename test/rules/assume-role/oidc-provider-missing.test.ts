import { expect, it } from 'vitest'
import { analyzeText } from '../../logs/analyze-text.ts'
import { isNotRaisedBy, NO_KEYS, NO_PROVIDER, raisesAnError, web } from './kit.ts'

raisesAnError(
  'oidc-provider-missing',
  web('InvalidIdentityTokenException', NO_PROVIDER),
  /391827364550 has no OIDC provider for https:\/\/issuer\.test\/a$/,
)

isNotRaisedBy('oidc-provider-missing', [web('InvalidIdentityToken', NO_KEYS)])

it('quotes the issuer for the shell as it is, whatever quotes stood around the error', async () => {
  const error = 'InvalidIdentityToken: No OpenIDConnect provider found in your account for https://oidc.example/id/ABC'
  const { findings } = await analyzeText(`2026-11-23T21:44:14Z WARN failed to assume role err="${error}"\n`)
  expect(findings[0]?.fix).toContain('--url https://oidc.example/id/ABC --client-id-list')
})
