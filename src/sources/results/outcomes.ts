/** Outcomes as every runner's reader makes them: states by word, times by start, stop or duration, texts redacted. */
import { SEMCONV } from '../../model/attributes.ts'
import type { Evidence, LogRecord, Outcome, OutcomeState, SaidAnswer, Us } from '../../model/records.ts'
import { isoTime } from '../../model/text.ts'
import { redact } from '../kit/redact.ts'
import { timeOf } from '../kit/times.ts'
import { enrichLog } from '../logs/log-facts.ts'
import { saidAnswer } from './tool-answer.ts'

/** What a runner says, in its own words and units; values of a wrong type count as absent. */
interface RunnerSays {
  name: string
  state: OutcomeState
  suite?: unknown
  tool?: unknown
  /** Any time that `timeOf` reads. */
  start?: unknown
  stop?: unknown
  durationMs?: unknown
  timeoutMs?: unknown
  message?: unknown
  resultCount?: unknown
  answer?: unknown
  expectedRole?: unknown
  negative?: unknown
  traceId?: unknown
  spanId?: unknown
  jsonrpcId?: unknown
  mcpSession?: unknown
  retry?: unknown
  where: { file: string; line?: number; at?: string }
}

/** Names of tests that pass when somebody is refused: `rejects …`, `answers 403 …`, `is not allowed to …`. */
const EXPECTS_REFUSAL =
  /(?<!\b(?:not|never|without|isn't|no longer) (?:be |being )?)\b(?:rejects?|rejected|refuses?|refused|denies|denied|forbids?|forbidden|unauthori[sz]ed|not (?:allowed|authori[sz]ed|permitted)|(?:answers?|returns?|responds with|gets?|expects?|is|HTTP) 40[13])\b/i

/** `test_role_is_denied_to_write`, `roleIsDenied`: names of tests are sentences. */
function inWords(name: string): string {
  return name.replace(/_/g, ' ').replace(/([a-z])(?=[A-Z])/g, '$1 ')
}

export function outcome(says: RunnerSays): Outcome {
  const durationUs =
    typeof says.durationMs === 'number' && says.durationMs >= 0 ? Math.round(says.durationMs * 1000) : undefined
  const stop = timeOf(says.stop)
  const start = timeOf(says.start) ?? (stop !== undefined && durationUs !== undefined ? stop - durationUs : undefined)
  const end = stop ?? (start !== undefined && durationUs !== undefined ? start + durationUs : undefined)
  const set = typeof says.timeoutMs === 'number' ? Math.round(says.timeoutMs * 1000) : undefined
  // A case that ran into its limit took that long, though nobody says when it began.
  const limit = set ?? (says.state === 'timeout' && end === undefined ? durationUs : undefined)
  const texts = {
    suite: textOf(says.suite),
    tool: textOf(says.tool),
    message: textOf(says.message, 2048),
    expectedRole: textOf(says.expectedRole),
    traceId: textOf(says.traceId),
    spanId: textOf(says.spanId),
    jsonrpcId: textOf(says.jsonrpcId),
    mcpSession: textOf(says.mcpSession),
  }
  const answer = saidAnswer(says.answer)
  const counted = /\bresults?\b.{0,200}\bgot (\d+)\b|\bgot (\d+) results?\b/i.exec(texts.message ?? '')
  const resultCount =
    typeof says.resultCount === 'number' ? says.resultCount : counted ? Number(counted[1] ?? counted[2]) : undefined
  const evidence = {
    kind: 'test' as const,
    ...says.where,
    id: says.name,
    ...(texts.traceId && { traceId: texts.traceId }),
    ...(start !== undefined && { time: isoTime(start) }),
  }
  const failed = says.state === 'failed'
  const told = toldBy([failed ? texts.message : undefined, ...errorsOf(answer)], failed, end, evidence)
  return {
    type: 'outcome',
    name: says.name,
    state: says.state,
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(durationUs !== undefined && { duration: durationUs }),
    ...(limit !== undefined && { timeout: limit }),
    ...(Object.fromEntries(Object.entries(texts).filter(([, text]) => text)) as Partial<
      Record<keyof typeof texts, string>
    >),
    ...(resultCount !== undefined && { resultCount }),
    ...((says.negative === true || (says.state === 'passed' && EXPECTS_REFUSAL.test(inWords(says.name)))) && {
      negative: true,
    }),
    ...(typeof says.retry === 'number' && says.retry > 0 && { retry: says.retry }),
    ...(answer && { answer }),
    ...(told && { told }),
    evidence,
  }
}

function errorsOf(answer: SaidAnswer | undefined): (string | undefined)[] {
  return answer ? [answer.error, answer.success === false ? answer.message : undefined] : []
}

/** A failure's own words as a log line, where they tell of an AWS call; an answer that names no reason tells of none. */
function toldBy(
  texts: readonly (string | undefined)[],
  failed: boolean,
  time: Us | undefined,
  evidence: Evidence,
): LogRecord | undefined {
  const body = texts.filter(Boolean).join('\n')
  if (!body) return undefined
  const log = enrichLog({
    type: 'log',
    severity: 'error',
    body,
    attributes: {},
    process: '',
    service: '',
    ...(time !== undefined && { time }),
    evidence,
  })
  const code = log.attributes[SEMCONV.errorType]
  return code === undefined || (code === 'AssumeRoleFailed' && !failed) ? undefined : log
}

function textOf(value: unknown, longest = 512): string | undefined {
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : value
  return typeof text === 'string' && text !== '' ? redact(text).slice(0, longest) : undefined
}

const TIMEOUT = /\b(timed?[ _-]?out|timeout|ETIMEDOUT|deadline exceeded|TimeoutError|-32001)\b/i
/** AWS's SDK for JavaScript calls a lost connection so: https://github.com/smithy-lang/smithy-typescript/blob/main/packages/node-http-handler/src/constants.ts */
const NO_TIMEOUT = /TimeoutError(?:: |","errorMessage":")(?:read |write )?(?:ECONNRESET|EPIPE|socket hang up)/g

/**
 * One state from a runner's words.
 *
 * @param status the runner's own status, in any spelling
 * @param raw a finer status, where the format has one
 * @param message the failure's text: a failure that speaks of a timeout is one
 */
export function stateOf(status: string, raw = '', message = ''): OutcomeState {
  const word = status.toLowerCase()
  if (/^(passed|pass|ok|success|succeeded|expected|flaky|xpassed)$/.test(word)) return 'passed'
  if (/^(skipped|skip|pending|todo|disabled|ignored|deselected|interrupted|xfailed)$/.test(word)) return 'skipped'
  if (/^(timeout|timed_?out)$/i.test(word) || TIMEOUT.test(raw)) return 'timeout'
  if (/^(failed|fail|failure|error|broken|unexpected|not ok|crashed)$/.test(word))
    return TIMEOUT.test(message.replace(NO_TIMEOUT, '')) ? 'timeout' : 'failed'
  return 'unknown'
}
