/**
 * By what of a trace's digest each question of a trigger is answered in SQL: traces whose answers could differ are never of one class.
 * Whoever adds a question to a trigger says here what tells it apart.
 */
import type { DigestField } from '../model/digest.ts'

/**
 * - `own`: something failed, was open or said so: the trace is a class of its own
 * - `alike`: attributes, durations and names of its spans
 * - `tied`: how its spans hang together
 * - `keys`: its keys, who issued them, and whom else they signed for
 * - `claims`: its token's claims, and other tokens with the same
 * - `process`: the process, of which each has its own classes
 * - `logs`: a trace with a line that tells of an error is read by itself
 */
type Told = 'own' | 'alike' | 'tied' | 'keys' | 'claims' | 'process' | 'logs'

export const ANSWERED_BY: Readonly<Record<DigestField, readonly Told[]>> = {
  callFailed: ['own', 'alike'],
  denied: ['own', 'alike'],
  uploadLeft: ['alike'],
  unauthorized: ['own', 'alike'],
  assumeRoleFailed: ['own', 'alike'],
  roleRefusedBefore: ['keys', 'alike', 'process'],
  callOpen: ['own', 'tied'],
  givenUp: ['own', 'alike'],
  socketWait: ['alike'],
  connectWait: ['alike'],
  bodyUnfinished: ['alike'],
  metadataInVain: ['own', 'alike'],
  metadataSlow: ['alike'],
  blocked: ['own', 'alike'],
  ranLong: ['alike'],
  silentInVain: ['alike', 'tied'],
  foreignKey: ['keys', 'alike'],
  sessionUnused: ['keys', 'alike', 'process'],
  unsigned: ['alike'],
  unsignedUnjudged: ['alike', 'process'],
  signerUnknown: ['keys', 'alike'],
  otherIssuer: ['keys'],
  otherAccount: ['alike'],
  othersSession: ['keys', 'alike'],
  othersName: ['keys', 'alike', 'claims'],
  sharedKey: ['keys', 'alike'],
  noSessionToken: ['alike'],
  presignedByOther: ['alike', 'keys'],
  presignedUnjudged: ['alike'],
  placeholderRole: ['alike'],
  providerFailed: ['logs'],
  tokenExpired: ['alike'],
  tokenForgeable: ['claims', 'alike'],
  othersToken: ['alike', 'claims'],
  answerError: ['own', 'alike'],
  answerUnknown: ['alike', 'process'],
  awsMissed: ['alike', 'tied'],
  emulated: ['alike'],
  keyHalfSet: ['process'],
  keysAndProfile: ['process'],
  recordsLost: ['process'],
  parentLost: ['tied', 'alike'],
  bareHttp: ['alike', 'tied'],
  resultAlone: ['alike'],
}
