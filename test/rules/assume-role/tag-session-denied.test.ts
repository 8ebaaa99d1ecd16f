import { denial, ROLE } from '../../unit/run-builder.ts'
import { assume, isNotRaisedBy, raisesAnError, TAG } from './kit.ts'

raisesAnError('tag-session-denied', assume('AccessDenied', TAG), /user\/ci may not tag the session of/)

isNotRaisedBy('tag-session-denied', [assume(...denial(ROLE))])
