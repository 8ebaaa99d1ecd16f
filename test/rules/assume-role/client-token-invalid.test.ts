import { assume, raisesAnError, s3 } from './kit.ts'

raisesAnError(
  'client-token-invalid',
  assume('InvalidClientTokenId', 'The security token included in the request is invalid.'),
  /does not know the key/,
)

raisesAnError(
  'client-token-invalid',
  s3('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.'),
  /AKIA…ENT1/,
)
