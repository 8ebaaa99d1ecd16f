import { assume, isNotRaisedBy, raisesAnError, s3 } from './kit.ts'

raisesAnError(
  'malformed-session-policy',
  assume('MalformedPolicyDocument', 'This policy contains invalid Json'),
  /is malformed/,
)

isNotRaisedBy('malformed-session-policy', [
  {
    ...s3('MalformedPolicyDocument', 'This policy contains invalid Json'),
    service: 'IAM',
    operation: 'CreateRole',
  },
])
