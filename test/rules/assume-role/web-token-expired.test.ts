import { EXPIRED_WEB, isNotRaisedBy, raisesAnError, SESSION, s3, web } from './kit.ts'

raisesAnError('web-token-expired', web('ExpiredTokenException', EXPIRED_WEB), /expired 3 min 18 s before/)

isNotRaisedBy('web-token-expired', [s3('ExpiredToken', 'The provided token has expired.', { key: SESSION })])
