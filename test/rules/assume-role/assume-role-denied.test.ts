import { assume, isNotRaisedBy, TAG } from './kit.ts'

isNotRaisedBy('assume-role-denied', [assume('AccessDenied', TAG)])
