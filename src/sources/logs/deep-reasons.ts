/**
 * Why a call failed, said in a field that lies deep in a structured line: `details.reason`, `error.causes[1].msg`, an answer whose body is
 * JSON in a string, and in that a string again.
 */
import { tellsOfTrouble } from '../../vocabulary/identity-matters.ts'
import { causesIn } from '../../vocabulary/tells.ts'
import { isObject } from '../kit/json-values.ts'
import { awsFacts } from './aws-text.ts'
import { errorLine } from './error-fields.ts'
import { isWorthALook } from './log-facts.ts'

/** Depth and values of one line that are looked at; JSON in a string counts as one level more. */
const DEEPEST = 10
const MOST = 500
const LONGEST = 64 * 1024
const QUOTED = 3

/** Names of fields that hold what went wrong, or how something went; of a calm line nothing else is heard, as it may tell what was answered to somebody. */
const OF_ERRORS =
  /err(?:or|s|Msg|_msg|$)|exception|cause|fail|fault|reason|problem|stderr|^(?:details?|outcome|output|results?|status(?:_?message)?|conditions?|warnings?)$/i

/** Names of fields that hold what somebody looks for, and not what was found. */
const ASKED =
  /^(?:query|q|search(?:_?(?:phrase|terms?|query|text|string))?|filter(?:_?pattern)?|expr(?:ession)?|pattern|keywords?|sql|statement|logql|promql|question|prompt)$/i

/**
 * Texts of a line's fields that tell why a call failed, in their order.
 *
 * @param isCalm its level warns of nothing
 */
export function deepReasons(object: Readonly<Record<string, unknown>>, isCalm: boolean): string[] {
  const told: string[] = []
  let left = MOST
  const look = (value: unknown, depth: number, named: boolean): void => {
    if (told.length >= QUOTED || depth > DEEPEST || left-- <= 0) return
    if (typeof value === 'string') {
      const within = jsonIn(value)
      if (within !== undefined) look(within, depth + 1, named)
      else if ((named || !isCalm) && (tellsReason(value) || tellsOfTrouble(value))) told.push(value)
      return
    }
    if (Array.isArray(value)) {
      for (const one of value) look(one, depth + 1, named)
      return
    }
    if (!isObject(value)) return
    const ofSdk = ofSdkForJavaScript(value)
    if (ofSdk !== undefined) {
      told.push(ofSdk)
      return
    }
    const failed = named || saysFailed(value)
    const line = failed || !isCalm ? errorLine(value) : undefined
    if (line !== undefined && jsonIn(line) === undefined && tellsReason(line)) {
      told.push(line)
      return
    }
    for (const [name, one] of Object.entries(value))
      if (!ASKED.test(name)) look(one, depth + 1, failed || OF_ERRORS.test(name))
  }
  look(object, 0, false)
  return told
}

/** What is not there, or is as it was, is asked for every day. */
const EVERYDAY = /^(?:304|404|409|412)$/

/**
 * An error of the AWS SDK for JavaScript, which alone has these fields, whatever was made of it and where it was kept.
 * https://github.com/smithy-lang/smithy-typescript/blob/main/packages/smithy-client/src/exceptions.ts
 */
function ofSdkForJavaScript(value: Readonly<Record<string, unknown>>): string | undefined {
  const status = isObject(value['$metadata']) ? value['$metadata']['httpStatusCode'] : undefined
  const code = [value['Code'], value['name'], value['__type']].find((one) => typeof one === 'string')
  if (typeof status !== 'number' || status < 400 || code === undefined || EVERYDAY.test(String(status)))
    return undefined
  const { message } = value
  return `AWS SDK: ${code}: ${typeof message === 'string' && message !== '' ? message : `status code: ${status}`}`
}

const ENDED = ['status', 'state', 'phase', 'health', 'outcome', 'result']
const EXITS = ['exit', 'exitCode', 'exit_code', 'exitStatus', 'exit_status', 'returncode', 'rc']

/** A result that says so of itself. */
function saysFailed(value: Readonly<Record<string, unknown>>): boolean {
  return (
    ['ok', 'success', 'succeeded', 'successful', 'ready', 'healthy'].some((name) => value[name] === false) ||
    ENDED.some((name) => /^(?:error|errored|fail(?:ed|ure)?|degraded|unhealthy|denied)$/i.test(String(value[name]))) ||
    EXITS.some((name) => /^[1-9]\d{0,2}$/.test(String(value[name]))) ||
    // A condition of Kubernetes that does not hold.
    (typeof value['reason'] === 'string' && value['status'] === 'False')
  )
}

/** In a string; of whatever depth the quotes were written out. */
function jsonIn(text: string): unknown {
  if (text.length > LONGEST || !/^\s{0,20}["[{]/.test(text) || !/["\]}]\s{0,20}$/.test(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) || Array.isArray(value) || (typeof value === 'string' && value !== text) ? value : undefined
  } catch {
    return undefined
  }
}

/** Words about a call that failed, and no name or address. */
export function tellsReason(text: string): boolean {
  if (!/\S \S+ \S/.test(text) || !isWorthALook(text)) return false
  return causesIn(text).length > 0 || awsFacts(text)?.code !== undefined
}
