import { denial, ROLE } from '../../unit/run-builder.ts'
import { assume, isNotRaisedBy, raisesAnError, web } from './kit.ts'

const WEB_DENIED = 'Not authorized to perform sts:AssumeRoleWithWebIdentity'

raisesAnError('web-identity-denied', web('AccessDenied', WEB_DENIED), /AssumeRoleWithWebIdentity of arn:.*Reader/)

isNotRaisedBy('web-identity-denied', [assume(...denial(ROLE))])
