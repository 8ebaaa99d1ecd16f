/** What follows, in the same tool call, when the credentials of the role never come. */
export const CONSEQUENCES: readonly string[] = [
  'fallback-after-assume-error',
  'ambient-identity-used',
  'unsigned-aws-call',
  'cross-account-call',
  'tenant-key-shared',
  'access-denied',
  'error-hidden-in-result',
  'tool-made-no-call',
  'empty-result-wrong-identity',
  'hollow-pass-wrong-identity',
  'hollow-pass-error-swallowed',
  'hollow-pass-no-aws',
]
