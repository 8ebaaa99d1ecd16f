import { assume, isNotRaisedBy, raisesAnError, TOO_LONG } from './kit.ts'

raisesAnError(
  'role-arn-invalid',
  assume('ValidationError', 'Reader is invalid', { role: 'Reader' }),
  /"Reader", which is not a role ARN/,
)

raisesAnError(
  'role-arn-invalid',
  assume(
    'ValidationError',
    "1 validation error detected: Value '' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20",
    { role: '' },
  ),
  /AssumeRole was called with/,
)

isNotRaisedBy('role-arn-invalid', [assume('ValidationError', TOO_LONG)])

isNotRaisedBy('role-arn-invalid', [
  assume(
    'ValidationError',
    "1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint",
  ),
])
