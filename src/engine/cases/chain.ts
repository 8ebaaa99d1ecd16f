/**
 * The six steps of the promise for one tool call: token read → verified → AssumeRole called → credentials issued →
 * calls signed with them → data returned. A step is ✓ or ✗ only with evidence; a ? never leads.
 */

import { isAnswer } from '../../facts/everyday-answers.ts'
import { reasonOf } from '../../facts/reason.ts'
import {
  assumeRoleCallsFor,
  cameBackEmpty,
  dataCalls,
  foreignCalls,
  hadSession,
  hiddenError,
  identitiesOf,
  ownCalls,
  signedAs,
} from '../../facts/signing.ts'
import { totalOf } from '../../model/alike.ts'
import { isThrottle, sameRole } from '../../model/aws.ts'
import { type Call, saysNotThere } from '../../model/call.ts'
import type { Evidence } from '../../model/records.ts'
import { callName, count, cut, describeIdentity, duration, isoTime, list } from '../../model/text.ts'
import { TOKEN_LEEWAY } from '../../model/tolerances.ts'
import type { Case, Step, StepNumber, ToolCall } from '../../model/tool-call.ts'
import { STEP_NAMES } from '../../model/tool-call.ts'

type Judged = Pick<Step, 'state' | 'note'> & { evidence?: readonly (Evidence | undefined)[] }

export function chainOf(c: Case): Step[] {
  const { toolCall } = c
  const assumed = assumeRole(c)
  const judged = [tokenRead(toolCall), tokenVerified(c), assumed, issued(assumed, c), signed(c), returned(c)]
  return judged
    .map((step) => (toolCall.negative ? expectedToBreak(step) : step))
    .map(({ state, note, evidence = [] }, index) => ({
      step: (index + 1) as StepNumber,
      name: STEP_NAMES[index]!,
      state,
      note,
      evidence: evidence.filter((item) => item !== undefined).slice(0, 5),
    }))
}

/** In a case that expects an error, a broken step is what was expected. */
function expectedToBreak(step: Judged): Judged {
  return step.state === 'broken' ? { ...step, state: 'unknown', note: `${step.note}; the case expects an error` } : step
}

function tokenRead({ token, expectedRole, expectedFrom }: ToolCall): Judged {
  if (!token) return { state: 'unknown', note: 'no token was recorded with the request' }
  const evidence = [token.evidence]
  if (token.role) return { state: 'ok', note: `claim "${token.roleClaim ?? 'role'}" names ${token.role}`, evidence }
  const elsewhere = expectedRole ? `; ${expectedFrom} expects ${expectedRole}` : ''
  return { state: expectedRole ? 'unknown' : 'ok', note: `the token names no role${elsewhere}`, evidence }
}

function tokenVerified({ toolCall, ledger }: Case): Judged {
  const { token, start, httpStatus, outcome } = toolCall
  if (!token) return { state: 'unknown', note: 'no token was recorded with the request' }
  const accepted = httpStatus === undefined ? outcome === 'passed' : httpStatus < 400
  if (accepted && token.alg?.toLowerCase() === 'none')
    return { state: 'broken', note: 'a token with alg "none" was accepted', evidence: [token.evidence] }
  if (accepted && token.exp !== undefined && start - token.exp * 1e6 > TOKEN_LEEWAY) {
    const late = duration(start - token.exp * 1e6)
    return { state: 'broken', note: `a token that had expired ${late} before was accepted`, evidence: [token.evidence] }
  }
  const refused = ledger.refusedTwin(token)
  if (refused) return { state: 'ok', note: 'a tampered copy of this token was refused', evidence: [refused] }
  return { state: 'unknown', note: 'no tampered token was seen to be refused' }
}

function assumeRole(c: Case): Judged {
  const { toolCall, ledger } = c
  const role = toolCall.expectedRole
  const requests = assumeRoleCallsFor(c)
  const succeeded = requests.filter((call) => call.outcome === 'ok')
  const failed = requests.findLast(
    (call) =>
      call.outcome === 'error' &&
      !succeeded.some((good) => good.roleArn === call.roleArn || sameRole(good.roleArn, call.roleArn)) &&
      !ledger.healed(call),
  )
  const data = dataCalls(c)
  // A failed refresh breaks nothing as long as the earlier session still signs.
  const carriesOn = role !== undefined && data.length > 0 && data.every((call) => signedAs(call, c) === 'expected')
  if (failed && !carriesOn) {
    const how =
      failed.sent === false && !/^AccessDenied$/.test(failed.errorCode ?? '')
        ? `${failed.operation} was never sent`
        : `STS refused ${failed.operation}`
    const why = [failed.errorCode, reasonOf(failed)].filter(Boolean).join(': ')
    return {
      state: 'broken',
      note: `${how} for ${failed.roleArn ?? 'the role'} (${cut(why, 300)})`,
      evidence: [failed.evidence],
    }
  }
  const ok = succeeded[0] ?? requests.flatMap((call) => ledger.healed(call) ?? [])[0]
  if (ok)
    return {
      state: 'ok',
      note: `STS ${ok.operation} for ${ok.roleArn ?? 'the role'} succeeded`,
      evidence: [ok.evidence],
    }
  const open = requests.find((call) => call.open)
  if (open) return { state: 'broken', note: `${open.operation} was never answered`, evidence: [open.evidence] }
  if (!role) return { state: 'unknown', note: 'no role is known to be expected, and no AssumeRole was seen' }
  const cached = data.find((call) => signedAs(call, c) === 'expected')
  if (cached) {
    const issue = cached.signedBy && ledger.issuer(cached.signedBy.key, cached.start)
    const since = issue ? `, issued at ${isoTime(issue.from)}` : ''
    return {
      state: 'ok',
      note: `not called again: a session of the role was still valid${since}`,
      evidence: [issue?.by.evidence, cached.evidence],
    }
  }
  if (data.length === 0) return { state: 'unknown', note: 'no AWS call of the tool was seen' }
  const watched = ledger.coverage(toolCall.process, 'aws-calls', toolCall.start, toolCall.until)
  if (watched === 'proven' && foreignCalls(c).length === data.length)
    return {
      state: 'broken',
      note: `never called for ${role}; ${count(totalOf(data), 'AWS call')} went out without it`,
      evidence: data.map((call) => call.evidence),
    }
  return { state: 'unknown', note: 'no AssumeRole call was recorded' }
}

function issued(assumed: Judged, c: Case): Judged {
  const { toolCall, ledger } = c
  const answered = assumeRoleCallsFor(c).filter((call) => call.outcome === 'ok')
  const withKey = answered.find((call) => call.issued)
  if (withKey) {
    const identity = {
      key: withKey.issued!.key,
      kind: 'ASIA' as const,
      source: 'assumed_role' as const,
      ...(withKey.issued!.sessionArn && { sessionArn: withKey.issued!.sessionArn }),
    }
    return { state: 'ok', note: `STS issued ${describeIdentity(identity)}`, evidence: [withKey.evidence] }
  }
  if (answered[0]) return { state: 'ok', note: 'STS answered with credentials', evidence: [answered[0].evidence] }
  if (assumed.state === 'broken')
    return { state: 'broken', note: 'no credentials were issued for the role', evidence: assumed.evidence ?? [] }
  if (assumed.state === 'ok')
    return { state: 'ok', note: 'credentials of the earlier session', evidence: assumed.evidence ?? [] }
  const role = toolCall.expectedRole
  const any = role && hadSession(ledger, role, toolCall.start, toolCall.until, toolCall.process)
  return {
    state: 'unknown',
    note: any ? 'issued in another request; not seen to be used here' : 'no credentials were seen to be issued',
  }
}

function signed(c: Case): Judged {
  const data = dataCalls(c)
  if (data.length === 0) return { state: 'unknown', note: 'no AWS call beyond STS' }
  if (!c.toolCall.expectedRole) return { state: 'unknown', note: 'no role is known to be expected' }
  const foreign = foreignCalls(c)
  if (foreign.length) {
    const who = identitiesOf(foreign).map(describeIdentity)
    const by = who.length ? `signed by ${list(who, 2)}` : 'signed by somebody else'
    return {
      state: 'broken',
      note: `${totalOf(foreign)} of ${count(totalOf(data), 'call')} ${by}`,
      evidence: foreign.map((call) => call.evidence),
    }
  }
  const asRole = ownCalls(c)
  const beside = data.filter((call) => signedAs(call, c) === 'other')
  const aside = totalOf(beside)
  if (asRole.length && asRole.length + beside.length === data.length)
    return {
      state: 'ok',
      note: `${count(totalOf(asRole), 'call')} signed by the role's session${aside ? `; ${count(aside, 'call')} of the server's own beside them` : ''}`,
      evidence: asRole.map((call) => call.evidence),
    }
  const note = data.every((call) => call.signedBy)
    ? 'for whom the signing key was issued is not recorded'
    : 'the signing key is not recorded'
  return { state: 'unknown', note, evidence: data.map((call) => call.evidence) }
}

function returned(c: Case): Judged {
  const { toolCall, calls, ledger } = c
  const evidence = toolCall.evidence
  if (toolCall.outcome === 'timeout') {
    const open = calls.find((call) => call.open)
    return {
      state: 'broken',
      note: open ? `timed out while ${callName(open)} was open` : 'timed out before the answer',
      evidence,
    }
  }
  const hidden = hiddenError(toolCall)
  if (hidden)
    return {
      state: 'broken',
      note: `the answer itself says: "${cut(hidden, 200)}"`,
      evidence: [toolCall.answer?.evidence],
    }
  if (toolCall.negative) return { state: 'unknown', note: 'the case expects an error' }
  if (toolCall.answer?.isError)
    return {
      state: 'broken',
      note: ['the tool answered with an error', toolCall.answer.error ?? toolCall.answer.message]
        .filter(Boolean)
        .map((text) => cut(text!, 200))
        .join(': '),
      evidence: [toolCall.answer.evidence],
    }
  if (toolCall.outcome === 'failed') return { state: 'broken', note: failureNote(toolCall), evidence }
  const data = dataCalls(c)
  const good = data.filter((call) => call.outcome === 'ok')
  if (good.length) {
    if (cameBackEmpty(toolCall)) return { state: 'unknown', note: 'an empty list', evidence }
    return {
      state: 'ok',
      note: `${totalOf(good)} of ${count(totalOf(data), 'call')} answered`,
      evidence: good.map((call) => call.evidence),
    }
  }
  // A log shows the throttled try, but not the retry that succeeded.
  const retried = data.filter((call) => call.seenAs === 'log' && isThrottle(call.errorCode, call.httpStatus))
  const told = data.filter((call) => isAnswer(call, toolCall))
  if (
    data.length > retried.length + told.length &&
    data.every((call) => call.outcome === 'error' && !ledger.healed(call))
  )
    return {
      state: 'broken',
      note: `every AWS call failed (${list([...new Set(data.map((call) => call.errorCode ?? '?'))])})`,
      evidence: data.map((call) => call.evidence),
    }
  return { state: 'unknown', note: noData(data, c), evidence: data.map((call) => call.evidence) }
}

function failureNote({ outcomeMessage, httpStatus = 0, joinedBy }: ToolCall): string {
  if (outcomeMessage) return `the runner says: ${cut(outcomeMessage, 200)}`
  if (joinedBy === 'none' && httpStatus >= 400) return `the request was answered with ${httpStatus}`
  return 'the tool failed'
}

/** Why no data were seen, and nothing is known to have failed for good. */
function noData(data: readonly Call[], { ledger, toolCall }: Case): string {
  if (data.length === 0) return 'no AWS call beyond STS'
  const open = data.find((call) => call.outcome === 'open')
  if (open) return `${callName(open)} has no answer in the evidence`
  const failed = data.filter((call) => call.outcome === 'error')
  if (failed.length > 0 && failed.every(saysNotThere)) return 'what was asked for by HEAD is not there'
  if (failed.length === 0) return 'how the AWS calls ended is not recorded'
  const codes = list([...new Set(failed.map((call) => call.errorCode ?? '?'))])
  if (failed.every((call) => isAnswer(call, toolCall))) return `the answer was ${codes}`
  return failed.every((call) => ledger.healed(call))
    ? `refused (${codes}), and granted later`
    : `no call was answered (${codes})`
}
