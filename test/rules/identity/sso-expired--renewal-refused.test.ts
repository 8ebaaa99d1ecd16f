/** A bundled server's SSO session: nothing but the provider's own request tells that it has expired. */
import { expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import { AMBIENT, judge, type Made, RunBuilder } from '../../unit/run-builder.ts'

const request = (host: string, method: string, path: string, status: number, code: string): Made => ({
  operation: method,
  from: 10,
  to: 40,
  http: { host, path, status },
  ...(status >= 400 && { error: [code, 'Invalid refresh token provided'] }),
})

function ids(...calls: Made[]) {
  const run = new RunBuilder().coverage({ variables: ['AWS_PROFILE'] })
  run.tool('list', 0, 100, calls)
  return judge(run.outcome('list', 0, 100, 'failed').records, rules).findings.map(({ ruleId }) => ruleId)
}

it.each([
  [
    'a token that is not renewed',
    request('oidc.eu-west-1.amazonaws.com', 'POST', '/token', 400, 'InvalidGrantException'),
  ],
  [
    'credentials that are not given',
    request('portal.sso.eu-west-1.amazonaws.com', 'GET', '/federation/credentials', 401, 'UnauthorizedException'),
  ],
])('%s', (_, call) => {
  expect(ids(call)[0]).toBe('sso-expired')
})

it('is nothing where a call was signed after all', () => {
  const later: Made = { operation: 'GetObject', from: 60, to: 70, key: AMBIENT, attributes: { [S.httpStatus]: 200 } }
  expect(
    ids(request('oidc.eu-west-1.amazonaws.com', 'POST', '/token', 400, 'InvalidGrantException'), later),
  ).not.toContain('sso-expired')
})

it('is no other identity provider’s grant', () => {
  expect(ids(request('login.example', 'POST', '/token', 400, 'invalid_grant'))).not.toContain('sso-expired')
})
