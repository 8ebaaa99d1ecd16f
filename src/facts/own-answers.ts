/** Errors that a tool tells in words of its own, of what it was asked for: nobody's identity has to do with them. */
import type { Call } from '../model/call.ts'
import { oncePer } from '../model/once-per.ts'
import type { Case, ToolCall } from '../model/tool-call.ts'
import { isIdentityMatter, speaksOfIdentity, tellsOfTrouble } from '../vocabulary/identity-matters.ts'
import { isAbsence, isSettingMissing } from './everyday-answers.ts'
import { hiddenError } from './signing.ts'

/** That something is not there, is there already, or was asked for in a way that nobody can answer. */
const OF_WHAT_WAS_ASKED =
  /\b(?:no such|not found|(?:does|do|did) ?(?:not|n['’]t) exist|(?:there|here) (?:is|are|was|were) no|unknown|no [\w-]+(?: [\w-]+){0,2} (?:named|called|with|for|by|matching|found|of)|already (?:exists?|there|taken)|invalid|must (?:not )?be|is required|missing (?:argument|parameter|field)|validation errors?|out of range|not (?:a )?valid)\b|(?:^|: )no [\w-]+ \S/i

/** Nobody refused anything: the tool's own code broke. */
const OF_A_CRASH =
  /\b[A-Z]\w{0,60}(?:Error|Exception)\b|\b(?:internal|unexpected|unhandled) (?:server )?error\b|\bTraceback\b|\bundefined\b|\bnull\b/i

/** The last of the chain's steps. */
const DATA = 6

/** Another step than the last is broken: who asked, as whom, or with what. */
export function isBrokenBeforeData({ chain }: ToolCall): boolean {
  return chain.some(({ step, state }) => state === 'broken' && step !== DATA)
}

const wellIn = oncePer((runs: readonly ToolCall[]) =>
  runs.filter(
    (run) =>
      (run.outcome === 'passed' || run.outcome === 'unknown') &&
      !run.answer?.isError &&
      hiddenError(run) === undefined &&
      run.awsCalls > 0 &&
      run.denied + run.open === 0,
  ),
)

/** Did other runs of the same tool ask AWS, and go well? Then what this one was asked for is what differs. */
export function wentWellOtherwise({ toolCall, ledger }: Case): boolean {
  return wellIn(ledger.runsOf(toolCall)).some((other) => other !== toolCall)
}

/** One thing among others is not there: not the bucket, the table or the queue that it would lie in, nor a setting of the server's own. */
export function isMissingItem(call: Call): boolean {
  return isAbsence(call) && !isSettingMissing(call) && !/Bucket/.test(call.errorCode ?? '')
}

/** The tool refused what it was asked, and told its caller why: no test says that it should not, and no credentials come into it. */
export function isRefusedPlainly({ outcome, joinedBy, answer }: ToolCall): boolean {
  const told = answer?.isError ? (answer.message ?? answer.error) : undefined
  return outcome !== 'timeout' && joinedBy === 'none' && !!told && !speaksOfIdentity(told)
}

/**
 * It answered that what it was asked for is not there, or was not rightly asked for; all else that it asked AWS for was answered, and
 * other runs of the tool went well.
 */
export function isOwnAnswer(c: Case): boolean {
  const { toolCall: t, calls } = c
  if (t.kind !== 'mcp' || t.outcome !== 'failed') return false
  const says = t.answer?.message ?? t.answer?.error ?? t.outcomeMessage ?? ''
  if (calls.length === 0)
    return isRefusedPlainly(t) && !tellsOfTrouble(says) && !OF_A_CRASH.test(says) && wentWellOtherwise(c)
  if (isBrokenBeforeData(t)) return false
  const failed = calls.filter((call) => call.outcome !== 'ok' && !isSettingMissing(call))
  if (failed.some((call) => !isMissingItem(call))) return false
  const isSaid = OF_WHAT_WAS_ASKED.test(says) && !isIdentityMatter(says) && !tellsOfTrouble(says)
  return (failed.length > 0 || isSaid) && wentWellOtherwise(c)
}
