/** AWS did not take the keys that a process had, or it had none, and then it read others: what it got done with them shows that they are good. */
import type { Call } from '../../model/call.ts'
import type { LogRecord } from '../../model/records.ts'
import { saysKeysWereRead } from '../../vocabulary/done.ts'
import { isOfAnother } from './same-story.ts'
import type { Story } from './story.ts'
import { isBad, type Trouble } from './told-troubles.ts'

/** What no other keys would have been told. */
const OF_KEYS =
  /^(?:InvalidAccessKeyId|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|AuthFailure|IncompleteSignature|InvalidToken|Expired|TokenRefresh|RequestExpired)/
const WITHOUT_KEYS = /^(?:NoCredential|Credential(?:s|Retrieval)|PartialCredentials)/

/** @returns the line by which something was done with them, and for who had none that by which they came; where nothing failed any more */
export function keysReadAnew(
  { lines, to }: Trouble,
  { errorCode = '' }: Call,
  own: readonly LogRecord[],
  { done, lastFailure }: Story,
): LogRecord | undefined {
  const hadNone = WITHOUT_KEYS.test(errorCode)
  if (lastFailure > to || !(hadNone || OF_KEYS.test(errorCode))) return undefined
  const isOfThese = (log: LogRecord): boolean => !lines.some((line) => isOfAnother(line, log))
  const read = own.findIndex((log, at) => at > to && !isBad(log) && saysKeysWereRead(log.body) && isOfThese(log))
  if (read < 0) return undefined
  if (hadNone) return own[read]
  return done.find(({ at, log }) => at > read && !saysKeysWereRead(log.body) && isOfThese(log))?.log
}
