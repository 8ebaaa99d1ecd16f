import { assume, raisesAnError } from './kit.ts'

raisesAnError(
  'packed-policy-too-large',
  assume('PackedPolicyTooLargeException', 'Packed size of session tags consumes 138% of allotted space.'),
  /138 % of what STS allows/,
)
