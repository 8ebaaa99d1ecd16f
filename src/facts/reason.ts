/** Why a call failed, as one line: the message of a log may begin with what failed of it, and go on for a whole stack. */
import { parseDenial } from '../model/aws.ts'
import type { Call } from '../model/call.ts'
import { causesIn } from '../vocabulary/tells.ts'

/** `java.nio.file.AccessDeniedException: `, `botocore.errorfactory.InvalidIdentityTokenException: ` */
const CLASS = /(?:^|[\s:(])[\w.$]{1,200}(?:Exception|Error|Err|Fault): +/g
const STACK_FRAME = /^(?:at |File "|\.\.\. \d|goroutine \d)/
/** https://github.com/aws/aws-sdk-go/blob/main/aws/awserr/types.go */
const CAUSED_BY = 'caused by: '
/** Longer ones are cut before they are looked at. */
const LONGEST = 8192

/**
 * The line that says it: AWS's own sentence, else one with the error's code, else one that tells of a cause, else the first;
 * without the names of classes before it.
 *
 * @returns undefined where no message was recorded
 */
export function reasonOf({ errorCode, errorMessage }: Call): string | undefined {
  if (!errorMessage?.includes('\n')) return errorMessage && withoutClasses(errorMessage)
  const lines = errorMessage
    .slice(0, LONGEST)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !STACK_FRAME.test(line))
  const line =
    lines.find((one) => parseDenial(one).action) ??
    lines.find((one) => errorCode !== undefined && one.includes(errorCode) && told(one)) ??
    lines.find(told) ??
    lines.find((one) => errorCode !== undefined && one.includes(errorCode))
  if (line === undefined) return errorMessage
  // Go 1 ends each line of a chain with a colon: the innermost says why.
  const innermost = line.endsWith(':') ? lines.findLast((one) => one.startsWith(CAUSED_BY)) : undefined
  const why = innermost?.slice(CAUSED_BY.length)
  return why === undefined ? withoutClasses(line) : `${withoutClasses(line)} ${why}`
}

function told(line: string): boolean {
  return causesIn(line).length > 0
}

/** The sentence alone: what a class's name says stands before it as the error's code. */
function withoutClasses(line: string): string {
  const [cause] = causesIn(line)
  const until = cause ? line.indexOf(cause.words) : 0
  const before = line.slice(0, Math.max(until, 0))
  const last = [...before.matchAll(CLASS)].at(-1)
  return last ? line.slice(last.index + last[0].length) : line
}
