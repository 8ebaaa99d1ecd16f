/** Callers whose tokens the server refuses, all of them, though none had run out. */
import { expect, it } from 'vitest'
import { ROLECALL as R, SEMCONV as S } from '../../src/model/attributes.ts'
import type { Attributes } from '../../src/model/records.ts'
import { judge, RunBuilder } from './run-builder.ts'

const token = (more: Attributes = {}): Attributes => ({
  [R.tokenFingerprint]: 'tok-1',
  [R.tokenAud]: 'https://docs.test/',
  [R.tokenIss]: 'https://id.test/',
  ...more,
})
const doubtsOf = (requests: readonly Attributes[]) => {
  const run = new RunBuilder().coverage()
  for (const [nth, attributes] of requests.entries()) run.tool('docs', nth * 100, nth * 100 + 10, [], attributes)
  return judge(run.records, []).summary.doubts
}
const refused = (more: Attributes = {}) => ({ [S.httpStatus]: 401, ...token(more) })
const served = { [S.httpStatus]: 200, ...token({ [R.tokenFingerprint]: 'tok-2', [R.tokenAud]: 'docs' }) }

it('names whom the tokens are for', () => {
  const [doubt] = doubtsOf([refused(), refused()])
  expect(doubt?.says).toContain(
    '2 requests with 401, all that brought a token (audience https://docs.test/, issuer https://id.test/)',
  )
})

it.each([
  ['InvalidAudienceError: Audience doesn’t match; expected docs', /audience that the server is configured to expect/],
  ['InvalidClaimError: invalid_claim: Invalid claim: "aud"', /audience that the server is configured to expect/],
  ['InvalidIssuerError: Invalid issuer', /letter by letter/],
  ['InvalidSignatureError: Signature verification failed', /key and algorithm/],
])('says what to compare by the words of the library, of one request too: %s', (words, settle) => {
  const [doubt] = doubtsOf([refused({ [R.tokenRefusal]: words })])
  expect(doubt?.says).toContain(words)
  expect(doubt?.settleBy).toMatch(settle)
})

it.each([
  ['another caller was served', [refused(), refused(), served]],
  ['the tokens had run out', [refused({ [R.tokenExp]: 1 }), refused({ [R.tokenExp]: 1 })]],
  ['there was one, and no reason is known', [refused()]],
])('is not raised where %s', (_, requests) => {
  expect(doubtsOf(requests).map(({ kind }) => kind)).not.toContain('tokens-refused')
})
