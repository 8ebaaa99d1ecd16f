/**
 * Kinds of consequence, by which findings are folded under their cause: a rule says what it causes and what it is an effect
 * of, and knows no other rule. A new rule that fits a kind is folded, and folds, without any other file being edited.
 */
export const CONSEQUENCES = {
  'role-refused': 'AssumeRole could not be granted, whoever refuses it',
  'session-missing': 'the session of the role never came',
  'renewal-failed': 'a session could not be renewed',
  'provider-failed': 'a provider of credentials gave none',
  'credentials-missing': 'the server has no credentials of its own',
  'credentials-incomplete': 'what signs is a part of the credentials only',

  'role-passed-over': 'the session of the role was not used',
  'other-role': 'a session of another role signed',
  'wrong-identity': 'calls ran as somebody else',
  'wrong-url': 'an answer holds what somebody else signed',

  'call-failed': 'a call failed, and the answer was made without it',
  'call-denied': 'AWS denies the call for a reason that is better known',
  'call-answered-with-error': 'AWS answers with an error for a reason that is better known',
  'token-lacking': 'another service did not get the token that it asks for',

  'process-busy': 'the process read no answers and sent no requests for a while',
  'sockets-kept': 'sockets are kept by answers that nobody reads',
  'calls-slowed': 'each call takes longer, or is tried again',
  'time-lost': 'the time of the tool call went into waiting',
  'call-hung': 'a call did not end',
  'call-unlimited': 'nothing ended a call that took too long',
} as const
export type Consequence = keyof typeof CONSEQUENCES
