import { expect, it } from 'vitest'
import { ROLE } from '../../unit/run-builder.ts'
import { isNotRaisedBy, NO_KEYS, NO_PROVIDER, raised, raisesAnError, SESSION, WEB, web } from './kit.ts'

raisesAnError('idp-keys-unreachable', web('InvalidIdentityToken', NO_KEYS), /could not fetch/)

raisesAnError('idp-keys-unreachable', web('IDPCommunicationError', 'timed out'), /could not fetch/)

isNotRaisedBy('idp-keys-unreachable', [web('InvalidIdentityToken', NO_PROVIDER)])

it('makes a remark of a refusal that the next try heals', () => {
  const findings = raised('idp-keys-unreachable', [
    web('InvalidIdentityToken', NO_KEYS),
    { operation: WEB, from: 2000, to: 2100, unsigned: true, role: ROLE, issues: SESSION },
  ])
  expect(findings.map((finding) => finding.severity)).toEqual(['info'])
})

it('calls sporadic failures a warning', () => {
  const findings = raised('idp-keys-unreachable', [
    { operation: WEB, from: 0, to: 5, unsigned: true, role: ROLE, issues: SESSION },
    { ...web('InvalidIdentityToken', NO_KEYS), from: 20_000, to: 20_100 },
  ])
  expect(findings.map((finding) => finding.severity)).toEqual(['warning'])
})
