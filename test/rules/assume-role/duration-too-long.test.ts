import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { assume, CHAINED, isNotRaisedBy, raisesAnError, TOO_LONG } from './kit.ts'

raisesAnError(
  'duration-too-long',
  assume('ValidationError', TOO_LONG, { attributes: { [R.stsDuration]: 43200 } }),
  /^43200 s for/,
)

isNotRaisedBy('duration-too-long', [assume('ValidationError', CHAINED)])
