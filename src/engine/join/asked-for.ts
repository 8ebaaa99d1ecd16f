/**
 * Failures that somebody asked for, or that are no loss: the process says so in the line or beside it, or a script goes on past them
 * on purpose.
 */
import { bool, text } from '../../model/attribute-access.ts'
import { SEMCONV } from '../../model/attributes.ts'
import { isDenial } from '../../model/aws.ts'
import { saidBy } from '../../model/log-text.ts'
import type { LogRecord } from '../../model/records.ts'
import { wantedDenial, wantsDenial } from '../../vocabulary/denials-due.ts'
import { saysNoLoss } from '../../vocabulary/everyday-codes.ts'
import {
  mayBeGotOver,
  saysExpected,
  saysItIsMade,
  saysItWasExpected,
  saysNameless,
  saysOptional,
} from '../../vocabulary/expected.ts'
import { isSure, type Trouble } from './told-troubles.ts'

/** Lines around a failure in which its writer says that it was meant to be. */
const BESIDE = 2
/** What a shell prints under `set -x`: a command, one that nobody minds the failure of, one by which failures end the script. */
const COMMAND = /^\+{1,4} \S/
const NEVER_MIND = /^\+{1,4} (?:true$|:$|echo ['"]?(?:ok|good|fine|pass(?:ed)?)\b)/i
/** What a command gave, also one that failed. */
const KEPT = /^\+{1,4} \w{1,80}=/
const ERREXIT = /^\+{1,4} set (?:-[a-z]{0,8}e|-o errexit)/
/** What came of it after all. */
const MISSED = /\bno basic auth credentials\b|\bUnable to locate credentials\b|\bcredentials? (?:not found|missing)\b/i
/** Lines below a failure in which a script that went on says what it makes of it. */
const BELOW = 6
const REGRETS = /fail|error|warn|could n|unable|skip|giv(?:e|ing) up|without/i
/** Whether something is there, asked before it is made. */
const PROBE =
  /\((?:\w{0,60}NotFound\w{0,20}|NoSuch\w{1,60}|404)\) when calling the (?:Describe|Get|Head|List)\w{1,60} operation|\bwhen calling the (?:Describe|Get|Head|List)\w{1,60} operation: [^\n]{0,300}\bdoes not exist\b(?! in our records)/
const NOT_THERE = /NotFound|NoSuch|NotExist|NonExistent|^404$/
/** `Creating table orders`: its name. */
const IS_MADE = /\b[Cc]reat(?:ing|ed) (?:[a-z]{1,20} ){1,4}["'`]?([\w./:-]{3,200})/
/** How a script, or what ran it, says that it ended badly. */
const ENDED_BADLY = /\bexit(?:ed)?(?: with)?(?: status| code)?:? [1-9]|error|fail|abort|✗|✖|❌/i

/** The line that says so. */
export function expectedBy({ from, to }: Trouble, own: readonly LogRecord[], log: LogRecord): LogRecord | undefined {
  if (saysExpected(log.body) || isNoLoss(log)) return log
  if (saysNameless(log.body)) return endedBadly(own, to) ? undefined : log
  if (mayBeGotOver(log.body) || isMadeNext(own, to, log) || isOptional(log)) return goneOnPast(own, to)
  const unlevelled = log.severity === undefined || bool(log, 'rolecall.log.unlevelled') === true
  const wanted = isDenial(text(log, SEMCONV.errorType))
    ? denialWanted(own, own.indexOf(log, from), unlevelled)
    : undefined
  if (wanted) return wanted
  if (isSure(log) && !unlevelled) return undefined
  const isCalm = ({ severity }: LogRecord): boolean => severity === 'info' || (unlevelled && severity === undefined)
  const before = unlevelled ? own.slice(Math.max(0, from - BESIDE), from) : []
  return (
    [...own.slice(to + 1, to + 1 + BESIDE), ...before].find((one) => isCalm(one) && saysItWasExpected(one.body)) ??
    (unlevelled ? passedOver(own, from, to) : undefined) ??
    (unlevelled && isProbe(log) ? goneOnPast(own, to) : undefined)
  )
}

/** Who tried it to be denied says so just before, where no logger has its own view of it, or just after. */
function denialWanted(own: readonly LogRecord[], at: number, unlevelled: boolean): LogRecord | undefined {
  const isBad = (one: LogRecord): boolean => isSure(one) && text(one, SEMCONV.errorType) !== undefined
  const after = own.slice(at + 1, at + 1 + BESIDE)
  const next = after.findIndex(isBad)
  const done = after.slice(0, next < 0 ? BESIDE : next).find(({ body }) => wantedDenial(body))
  if (done || !unlevelled) return done
  const before = own.slice(Math.max(0, at - BESIDE), at)
  return before.slice(before.findLastIndex(isBad) + 1).find(({ body }) => wantsDenial(body))
}

/** What is not there is made: the line itself says so, or one below it, or a thing of that name is. */
function isMadeNext(own: readonly LogRecord[], to: number, log: LogRecord): boolean {
  if (!NOT_THERE.test(text(log, SEMCONV.errorType) ?? '')) return false
  if (saysItIsMade(log.body)) return true
  const said = saidBy(log)
  return own.slice(to + 1, to + 1 + BELOW).some(({ severity, body }) => {
    if (severity !== 'info') return false
    const name = IS_MADE.exec(body)?.[1]
    return saysItIsMade(body) || (name !== undefined && said.includes(name))
  })
}

/** A secret or setting that a program does without, whose writer only warns that it is not there. */
function isOptional(log: LogRecord): boolean {
  if (isSure(log) || !NOT_THERE.test(text(log, SEMCONV.errorType) ?? '')) return false
  const asked = text(log, SEMCONV.rpcService) ?? ''
  return (asked === 'Secrets Manager' || asked === 'SSM') && saysOptional(log.body)
}

/** Nobody configured it, or it was done before, whatever its writer makes of that, unless it was the end of the program. */
function isNoLoss(log: LogRecord): boolean {
  return saysNoLoss(text(log, SEMCONV.errorType) ?? '') && !bool(log, 'rolecall.log.last_word')
}

/** A refusal may speak of what is not there as well: KMS tells nobody which it was. */
function isProbe(log: LogRecord): boolean {
  return PROBE.test(log.body) && !isDenial(text(log, SEMCONV.errorType))
}

function endedBadly(own: readonly LogRecord[], to: number): boolean {
  return own.slice(to + 1).some((log) => isSure(log) || ENDED_BADLY.test(log.body))
}

/** What is not there was made, or done without: nothing that came after speaks of a failure. */
function goneOnPast(own: readonly LogRecord[], to: number): LogRecord | undefined {
  if (endedBadly(own, to)) return undefined
  // A trap at a script's end runs commands, too; it tells nobody of them.
  return own.slice(to + 1).find(({ body }) => !COMMAND.test(body) || /^\+{1,4} echo /.test(body))
}

/** With `|| true` behind it, or caught where every failure would end the script: that says nothing of a loss. */
function passedOver(own: readonly LogRecord[], from: number, to: number): LogRecord | undefined {
  const below = own.slice(to + 1, to + 1 + BELOW)
  if (below[0] && NEVER_MIND.test(below[0].body))
    return own.slice(to + 2).some(({ body }) => MISSED.test(body)) ? undefined : below[0]
  if (below.some(({ body }) => REGRETS.test(body))) return undefined
  return own.slice(0, from).some(({ body }) => ERREXIT.test(body))
    ? below.find(({ body }) => COMMAND.test(body) && !KEPT.test(body))
    : undefined
}
