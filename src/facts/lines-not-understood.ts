/**
 * Error lines that speak of AWS, credentials, tokens or waiting, and that no finding and no call rests on: wordings that
 * rolecall does not know yet. They are never passed over.
 */
import { standsFor, totalOf } from '../model/alike.ts'
import { bool, text } from '../model/attribute-access.ts'
import type { Call } from '../model/call.ts'
import { headOf, saidBy } from '../model/log-text.ts'
import type { LogRecord } from '../model/records.ts'
import type { Doubt, Finding } from '../model/report.ts'
import { count, cut } from '../model/text.ts'
import type { Case, ToolCall } from '../model/tool-call.ts'
import { saysTriedWell } from '../vocabulary/done.ts'
import { saysNobodyConfiguredIt } from '../vocabulary/expected.ts'
import { saysItFellBack } from '../vocabulary/fell-back.ts'
import {
  isAnothers,
  isDeathMatter,
  isIdentityMatter,
  isRefusalMatter,
  speaksOfAws,
} from '../vocabulary/identity-matters.ts'
import { isAnswerToVisitor } from '../vocabulary/other-guards.ts'
import { saysItPanicked } from '../vocabulary/panics.ts'
import { isAssertion } from '../vocabulary/program-errors.ts'
import { saysWorkerTimedOut, showsWhereItWas } from '../vocabulary/worker-timeouts.ts'
import { endsFunction } from './function-timeouts.ts'
import { refusesToken } from './tokens-refused.ts'

/** What is not there is asked for every day. */
const NOT_THERE = /^(?:NoSuchKey|NotFound|404|ResourceNotFound\w*|ParameterNotFound)$/
/** Whoever is throttled says by whom in the name of the part that asks. */
const THROTTLED = /\bthrottl(?:ed|ing)\b/i
/** What became of it is known, or is asked of another source. */
const IS_SETTLED = ['rolecall.log.mended', 'rolecall.log.told_elsewhere']
/** So many kinds are quoted. */
const QUOTED = 3

/** @param ofAws files whose log speaks of AWS somewhere; `true` where it tells of a refusal */
export function linesNotUnderstood(
  cases: readonly Case[],
  findings: readonly Finding[],
  ofAws: ReadonlyMap<string, boolean>,
): Doubt | undefined {
  const explained = new Set(findings.filter((one) => one.severity === 'error').flatMap((one) => one.toolCalls))
  const used = new Set(findings.flatMap((finding) => finding.evidence).map(placeOf))
  const known = new Set<string>()
  const loud = new Set(
    findings
      .filter((one) => one.severity !== 'info')
      .flatMap((one) => one.evidence)
      .map(placeOf),
  )
  const unknown = new Map<string, { first: LogRecord; toolCalls: Set<ToolCall> }>()
  let lines = 0
  let warnings = 0
  for (const c of cases) for (const log of c.logs) if (used.has(placeOf(log.evidence))) known.add(kindOf(log))
  for (const c of cases) {
    // Whoever was waited for got their answer; what an error explains needs no second explanation.
    if (c.toolCall.outcome === 'passed' || c.toolCall.negative || explained.has(c.toolCall.id)) continue
    // A call that failed for good is explained by a finding, or not at all.
    const judged = new Set(c.calls.filter(isExplained).map((call) => placeOf(call.evidence)))
    // What came before a try that succeeded was made good, whatever level says so.
    const triedWell = c.logs.findLastIndex((log) => saysTriedWell(log.body))
    for (const [at, log] of c.logs.entries()) {
      if (at <= triedWell && log.severity !== 'fatal') continue
      const fellBack = log.severity === 'warn' && saysItFellBack(saidBy(log)) && !isAnothers(saidBy(log))
      // What is not there explains a failure, but not that a process died of it.
      const isJudged = judged.has(placeOf(log.evidence)) && !diedOf(log)
      // Whoever went on as somebody else mended nothing.
      if (!fellBack && (isJudged || IS_SETTLED.some((mark) => bool(log, mark)))) continue
      if (!(isError(log) || fellBack) || endsFunction(log) || refusesToken(log)) continue
      if (fellBack ? loud.has(placeOf(log.evidence)) : known.has(kindOf(log))) continue
      const said = saidBy(log)
      if (saysWorkerTimedOut(log.body) && c.logs.slice(at).some((one) => showsWhereItWas(saidBy(one)))) continue
      if (!fellBack && (isToVisitor(log, said) || saysNobodyConfiguredIt(said) || isObjectMissing(said))) continue
      const { file } = log.evidence
      const matters =
        fellBack ||
        text(log, 'rolecall.log.failed_command') !== undefined ||
        isExitOfS3(log, said) ||
        isIdentityMatter(said) ||
        (THROTTLED.test(said) && isIdentityMatter(`${log.logger ?? ''} ${said}`)) ||
        OF_SDKS.test(log.logger ?? '') ||
        (isRefusalMatter(said) && (ofAws.has(file) || log.severity === 'fatal')) ||
        (diedOf(log) &&
          (ofAws.get(file) === true ||
            (ofAws.has(file) && (isDeathMatter(said) || (saysItPanicked(log.body) && !isAssertion(said))))))
      if (!matters) continue
      lines += standsFor(c.toolCall)
      if (fellBack) warnings++
      const kind = unknown.get(kindOf(log)) ?? { first: log, toolCalls: new Set<ToolCall>() }
      unknown.set(kindOf(log), kind)
      kind.toolCalls.add(c.toolCall)
    }
  }
  if (lines === 0) return undefined
  const kinds = [...unknown.values()]
  const toolCalls = new Set(kinds.flatMap((kind) => [...kind.toolCalls]))
  const quoted = kinds
    .slice(0, QUOTED)
    .map(({ first }) => `${placeOf(first.evidence)} "${cut(headOf(first), 160)}"${afterCommand(first)}`)
  const more = kinds.length > QUOTED ? `, and ${count(kinds.length - QUOTED, 'more kind')}` : ''
  return {
    kind: 'lines-not-understood',
    says: `${count(lines, 'line')}${warnings ? '' : ' at level error'} ${lines === 1 ? 'was' : 'were'} not understood: ${quoted.join('; ')}${more}.`,
    settleBy:
      'read these lines first; the debug log of the SDK that wrote them, or rolecall/register in the process, tells which call failed and who signed it',
    toolCalls: [...toolCalls].map(({ id }) => id),
    toolCallsTotal: totalOf(toolCalls),
    evidence: kinds.slice(0, QUOTED).map(({ first }) => first.evidence),
  }
}

function isExplained({ outcome, mended, errorCode = '' }: Call): boolean {
  return outcome !== 'error' || mended !== undefined || NOT_THERE.test(errorCode)
}

const OF_CREDENTIALS = /credential|\broles?\b|provider/i
/** A web server tells its visitor no, and its log of it: what is wrong with theirs is no matter of AWS, unless it says so. */
function isToVisitor({ attributes }: LogRecord, said: string): boolean {
  if (speaksOfAws(said) || OF_CREDENTIALS.test(said)) return false
  const fields = Object.entries(attributes).map(([name, value]) => `${name}=${value}`)
  return isAnswerToVisitor([said, ...fields].join('\n'))
}

/** An object that whoever knows its address asked for without a name, and that is not there. */
const OBJECT_MISSING = /\.amazonaws\.com(?:\.cn)?\/[^\s"'?]{3,500}["']?[^\n]{0,60}\b404\b/
function isObjectMissing(said: string): boolean {
  return OBJECT_MISSING.test(said) && !OF_CREDENTIALS.test(said)
}

/** Loggers of SDKs: what they call an error is AWS's, in whatever words. */
const OF_SDKS =
  /^(?:software\.amazon\.awssdk|com\.amazonaws|botocore|boto3|aiobotocore|Amazon\.|aws_(?:config|smithy|sdk))/

const EXITED = /\bexit (?:status|code) [1-9]/
/** A process that was given an address of S3 ended badly, and nobody says of what. */
function isExitOfS3({ attributes }: LogRecord, said: string): boolean {
  return EXITED.test(said) && Object.values(attributes).some((value) => GIVEN_S3.test(String(value)))
}
const GIVEN_S3 = /(?:^|[\s,"'=])(?:s3:\/\/[\w.-]|aws-s3\b)/

/** What ran, where the line itself only says how it ended. */
function afterCommand(log: LogRecord): string {
  const command = text(log, 'rolecall.log.failed_command')
  return command === undefined ? '' : ` of \`${command}\``
}

/** The process ended with it, and need not say why. */
function diedOf({ severity, body }: LogRecord): boolean {
  return severity === 'fatal' || saysItPanicked(body)
}

function isError({ severity }: LogRecord): boolean {
  return severity === 'error' || severity === 'fatal'
}

/** Lines that differ in numbers, ids and quoted names only are one kind. */
function kindOf(log: LogRecord): string {
  return headOf(log)
    .slice(0, 400)
    .replace(/"[^"]*"|'[^']*'|[0-9a-f]{8,}|\d+/gi, '#')
}

export function placeOf({ file, line, at }: { file: string; line?: number; at?: string }): string {
  return `${file}${line === undefined ? '' : `:${line}`}${line === undefined && at ? `#${at}` : ''}`
}
