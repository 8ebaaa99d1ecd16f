import { expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { at } from '../../unit/run-builder.ts'
import { EXPIRED_WEB, isNotRaisedBy, raised, raisesAnError, SESSION, s3, web } from './kit.ts'

raisesAnError(
  'session-expired',
  s3('ExpiredToken', 'The provided token has expired.', { key: SESSION }),
  /expired session/,
)

isNotRaisedBy('session-expired', [web('ExpiredToken', EXPIRED_WEB)])

it('says how long the session had been over', () => {
  const until = new Date((at(0) - 65e6) / 1000).toISOString()
  const [finding] = raised('session-expired', [
    s3('ExpiredToken', 'The provided token has expired.', { key: SESSION, attributes: { [R.expires]: until } }),
  ])
  expect(finding?.observed).toMatch(/valid until .*, 65 s before the call/)
})
