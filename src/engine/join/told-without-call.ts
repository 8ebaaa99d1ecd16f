/** Troubles that are told in words and by no call: a provider of a chain, a command that was run, somebody who was turned away; and what mends them. */
import { bool } from '../../model/attribute-access.ts'
import { saidBy, toldBy } from '../../model/log-text.ts'
import type { LogRecord } from '../../model/records.ts'
import { isAskedInPassing } from '../../vocabulary/asked-in-passing.ts'
import { isIdentityMatter, isMetadataInVain } from '../../vocabulary/identity-matters.ts'
import { thingsIn } from '../../vocabulary/subjects.ts'
import { isAskedForCredentials } from './answered-later.ts'
import { type Done, lastDone } from './done-in.ts'
import { endedWell } from './done-later.ts'
import { flushedAfter } from './round-after.ts'
import { isOfAnother, isOfAnotherFile, isRefused, sharesWord } from './same-story.ts'
import type { Story } from './story.ts'
import { BELOW, isSure, type Trouble } from './told-troubles.ts'
import { isRetryable } from './tried-again.ts'

/** botocore, while the old credentials are still good, and when new ones came. */
const RENEWAL_FAILED = 'Refreshing temporary credentials failed during advisory refresh period'
const RENEWED = 'Retrieved credentials will expire at'
/** A file of profiles that is not there, a provider that is not configured: the AWS CRT tells at level error what its chain passes over. */
const OF_CRT = /\bawscrt::(?:common-io|AuthCredentialsProvider|AWSProfile)\b/
const EXITED = /\bexit (?:status|code) [1-9]/

/**
 * A provider of an SDK's chain that nobody configured, and that says so by its name at level error: the next one is asked.
 * https://github.com/aws/aws-sdk-cpp/blob/main/src/aws-cpp-sdk-core/source/auth/AWSCredentialsProvider.cpp
 */
const NOT_CONFIGURED =
  /^(?:\[[^\]\n]{1,60}\] |\w{1,40}: ){0,2}(?!\w{0,60}(?:AssumeRole|WebIdentity))\w{2,60}Credentials?Provider\w{0,20}(?:\(\))?: (?=[^\n]{0,200}\b(?:(?:not|n['’]t|no|unable to|failed to) (?:be )?(?:find|found|set|specified|configured|defined|exist|present|available|provided|located?|profile)|missing|empty|must be (?:set|specified))\b)(?![^\n]{0,300}\b(?:denied|refused|expired|time[ds]? ?out|unauthorized|forbidden|[45]\d\d)\b)/i

/** Told of by nobody else, and needed by nobody in the end: a provider that gave nothing, a try of several. */
export function isOfChain(log: LogRecord): boolean {
  if (isRetryable(log) || OF_CRT.test(log.body) || NOT_CONFIGURED.test(log.body) || isAskedForCredentials(log))
    return true
  return toldBy(log).includes('metadata-silent') || isMetadataInVain(log.body) || log.body.includes(RENEWAL_FAILED)
}

/** Told of in words, and by no call. */
export function isTurnedAway(log: LogRecord): boolean {
  return toldBy(log).includes('throttled')
}

/** The same thing was done later; where it waited and tried again, and nothing failed any more, whatever was done. */
function isServedLater(log: LogRecord, trouble: Trouble, story: Story): boolean {
  if (isRetryable(log) && endedWell(trouble, story, true)) return true
  const { to } = trouble
  const { done, everywhere } = story
  const things = thingsIn(log.body).filter((thing) => !everywhere.has(thing))
  return done.some(
    (later) => later.at > to && !isOfAnother(log, later.log) && things.some((thing) => later.things.has(thing)),
  )
}

/** How a command ended that a part of the process ran, and runs again: that part says how it went. */
export function isOfCommand({ logger, body, attributes }: LogRecord): boolean {
  return logger !== undefined && EXITED.test(`${body}\n${attributes['rolecall.log.stack'] ?? ''}`.slice(0, 400))
}

/** Its logger is named for what both speak of: `wal-archive` of "Archived WAL file". */
function isOfSameTask({ logger, body }: LogRecord, command: LogRecord): boolean {
  if (logger === undefined || logger !== command.logger) return false
  const pieces = logger.toLowerCase().match(/[a-z]{3,40}/g) ?? []
  return pieces.some((piece) => [body, command.body].every((one) => one.toLowerCase().includes(piece)))
}

/** Was another thing done than was to be tried again? What was refused may be named in any way. */
function isOfAnotherTry(line: LogRecord, { log, things }: Done): boolean {
  if (isOfAnotherFile(line, log)) return true
  const own = isRefused(line) ? thingsIn(line.body) : []
  return own.length > 0 && things.size > 0 && !own.some((thing) => things.has(thing))
}

function isAnotherFailure(log: LogRecord): boolean {
  return isSure(log) && !isOfCommand(log) && !isOfChain(log) && isIdentityMatter(saidBy(log))
}

/** Was the same thing done later, or did the process go on without? */
export function isGotOver(trouble: Trouble, own: readonly LogRecord[], story: Story): boolean {
  const { lines } = trouble
  return lines.some(isTurnedAway)
    ? flushedAfter(trouble, story) !== undefined || lines.every((log) => isServedLater(log, trouble, story))
    : wentOn(trouble, own, story)
}

/** Nothing went wrong after it, and what the process did was done: new credentials came, or it had others. */
function wentOn({ lines, to }: Trouble, own: readonly LogRecord[], { done, lastFailure, everywhere }: Story): boolean {
  if (lastFailure > to || lines.some((log) => log.severity === 'fatal' || bool(log, 'rolecall.log.last_word')))
    return false
  const ofRenewal = lines.some(({ body }) => body.includes(RENEWAL_FAILED))
  const command = lines.find(isOfCommand)
  if (command)
    return !lines.some(isAnotherFailure) && lastDone(done, to, ({ log }) => isOfSameTask(log, command)) !== undefined
  const inPassing = [...lines, ...own.slice(to, to + 1 + BELOW)].some(({ body }) => isAskedInPassing(body))
  const speaksOfSame = (one: Done): boolean =>
    // Of what was to be tried again it is told what it was.
    !lines.some((line) => isOfAnother(line, one.log) || (isRetryable(line) && isOfAnotherTry(line, one))) &&
    (inPassing || one.ofCredentials || one.ofAws || sharesWord(lines, one.log, everywhere))
  if (lastDone(done, to, (one) => (ofRenewal ? one.ofCredentials : speaksOfSame(one)))) return true
  return ofRenewal && own.findLastIndex(({ body }) => body.includes(RENEWED)) > to
}
