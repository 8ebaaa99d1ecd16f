import { expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { AMBIENT } from '../../unit/run-builder.ts'
import { assume, BAD_SECRET, isNotRaisedBy, raised, raisesAnError, SKEWED, s3 } from './kit.ts'

raisesAnError('clock-skew', assume('SignatureDoesNotMatch', SKEWED), /clock is 60 min behind/)

raisesAnError(
  'clock-skew',
  s3('RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.'),
  /refused S3 GetObject for its time/,
)

isNotRaisedBy('clock-skew', [s3('SignatureDoesNotMatch', BAD_SECRET)])

isNotRaisedBy('clock-skew', [s3('RequestTimeTooSkewed', 'too large', { from: 0, to: 300_000 })])

it('is silent on a skew that the retry corrects', () => {
  const attempt = (status: number) => ({ http: { host: 's3.us-east-1.amazonaws.com', path: '/b/k', status } })
  const id = { [R.invocationId]: 'one', [R.key]: AMBIENT }
  expect(
    raised('clock-skew', [
      { operation: 'GET', from: 10, to: 20, ...attempt(403), attributes: id },
      { operation: 'GET', from: 30, to: 40, ...attempt(200), attributes: id },
    ]),
  ).toEqual([])
})
