/** The fields of a digest that speak of calls: what failed, and what was waited for. */

import { num } from '../../model/attribute-access.ts'
import { ROLECALL as R } from '../../model/attributes.ts'
import { isDenial } from '../../model/aws.ts'
import { type Attempt, type Call, isStanding } from '../../model/call.ts'
import type { DigestField } from '../../model/digest.ts'
import type { Us } from '../../model/records.ts'
import type { Case } from '../../model/tool-call.ts'
import { isRefusedByOther } from '../other-services.ts'
import { bodyOf, socketWait } from '../response-bodies.ts'
import { assumeRoleCalls, cameBackEmpty, hiddenError } from '../signing.ts'
import { lastByte, spentIn } from '../time-spent.ts'
import { isBegun, isEnd, isOfObject } from '../uploads.ts'

/** The least that any rule calls a wait, µs. */
const WAIT: Us = 1_000_000
/** So long a tool call is worth a look, whatever it did, µs. */
const LONG: Us = 3_000_000
/** What is left of a tool call's time for anything else is less than what was waited for. */
const HALF = 0.5

export const CALLS = {
  callFailed: ({ calls }) => calls.some(hasFailed),
  denied: ({ calls }) =>
    calls.some(({ kind, errorCode, httpStatus }) => kind === 'aws' && (isDenial(errorCode) || httpStatus === 403)),
  uploadLeft: ({ calls }) =>
    calls.some(
      (call) => isBegun(call) && !calls.some((end) => isEnd(end) && isOfObject(end, call) && end.start >= call.start),
    ),
  unauthorized: ({ calls }) => calls.some(isRefusedByOther),
  assumeRoleFailed: (c) => assumeRoleCalls(c).some(({ outcome }) => outcome === 'error'),
  callOpen: (c) => c.calls.some((call) => isLeftOpen(call, c)),
  givenUp: ({ toolCall: { deadline } }) =>
    deadline !== undefined && deadline.from !== 'configuration' && deadline.from !== 'client-default',
  socketWait: ({ calls, toolCall: t }) => calls.some((call) => socketWait(call, t.until) >= WAIT),
  connectWait: ({ calls, toolCall: t }) =>
    calls.some(({ attempts }) => attempts.some((attempt) => waitedToConnect(attempt, t.until) >= WAIT)),
  bodyUnfinished: ({ calls, ledger }) => calls.some((call) => call.service === 'S3' && isUnfinished(call, ledger)),
  metadataInVain: ({ calls }) => {
    const requests = calls.filter(({ kind }) => kind === 'metadata')
    return (
      requests.length > 0 &&
      (requests.some(hasFailed) || requests.some(isOpen) || !requests.some(({ issued }) => issued))
    )
  },
  metadataSlow: ({ calls, toolCall: t }) => {
    const spent = spentIn(
      calls.filter(({ kind }) => kind === 'metadata'),
      t.start,
      t.until,
    )
    return spent >= WAIT || (t.outcome === 'timeout' && spent > 0 && spent >= (t.until - t.start) * HALF)
  },
  blocked: ({ toolCall: t }) => (t.delay ?? 0) >= WAIT || t.start - (t.requestedAt ?? t.start) >= WAIT,
  ranLong: ({ toolCall: t }) => t.until - t.start >= LONG,
  silentInVain: ({ toolCall: t, calls }) =>
    t.kind === 'mcp' && !t.negative && !calls.some(({ service }) => service !== 'STS') && cameToNothing(t),
} satisfies Partial<Record<DigestField, (c: Case) => boolean>>

function hasFailed({ outcome, attempts, httpStatus = 0 }: Call): boolean {
  return (
    outcome === 'error' ||
    httpStatus >= 400 ||
    attempts.some((attempt) => attempt.error !== undefined || (attempt.httpStatus ?? 0) >= 400)
  )
}

function isOpen(call: Call): boolean {
  return lastByte(call) === undefined
}

/** A stream stands open by design; it is asked about only where its tool was given up. */
function isLeftOpen(call: Call, { toolCall: t, ledger }: Case): boolean {
  const end = lastByte(call)
  if (t.deadline) return end === undefined || end >= t.deadline.at
  const seen = Math.max(ledger.lastSeen(t.process)?.at ?? t.until, t.until)
  return end === undefined && !isStanding(call, seen)
}

/** Looking up the name, connecting and the handshake; of a request that was not answered, all that it waited, µs. */
function waitedToConnect(attempt: Attempt, until: Us): Us {
  if (num(attempt, R.timeFirstByte) === undefined) return Math.min(attempt.end ?? until, until) - attempt.start
  return Math.max(...[R.timeDns, R.timeConnect, R.timeTls].map((name) => (num(attempt, name) ?? 0) * 1000))
}

function isUnfinished(call: Call, ledger: Case['ledger']): boolean {
  const body = bodyOf(call, ledger)
  return body !== undefined && body.state !== 'complete' && body.state !== 'flowing'
}

function cameToNothing(t: Case['toolCall']): boolean {
  if (t.outcome === 'timeout' || t.outcome === 'failed') return true
  return hiddenError(t) !== undefined || t.answer?.isError === true || cameBackEmpty(t)
}
