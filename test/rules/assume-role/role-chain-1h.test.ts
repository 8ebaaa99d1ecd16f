import { assume, CHAINED, isNotRaisedBy, raisesAnError, SESSION, TOO_LONG } from './kit.ts'

raisesAnError('role-chain-1h', assume('ValidationError', CHAINED, { key: SESSION }), /from a session of another role/)

isNotRaisedBy('role-chain-1h', [assume('ValidationError', TOO_LONG)])
