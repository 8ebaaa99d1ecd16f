import { assume, BAD_SECRET, isNotRaisedBy, raisesAnError, SKEWED, s3 } from './kit.ts'

raisesAnError('secret-mismatch', s3('SignatureDoesNotMatch', BAD_SECRET), /does not fit/)

isNotRaisedBy('secret-mismatch', [assume('SignatureDoesNotMatch', SKEWED)])

isNotRaisedBy('secret-mismatch', [
  assume('SignatureDoesNotMatch', "Credential should be scoped to a valid region, not 'eu-west-1'. "),
])
