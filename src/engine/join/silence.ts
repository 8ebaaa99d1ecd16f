/** What was to be tried again went well where the process lived on, and said no more of it. */
import { SEMCONV } from '../../model/attributes.ts'
import { isThrottle } from '../../model/aws.ts'
import type { Call } from '../../model/call.ts'
import type { LogRecord } from '../../model/records.ts'
import { SILENCE } from '../../model/tolerances.ts'
import { isChatter } from '../../vocabulary/done.ts'
import { saysNoMoreTries } from '../../vocabulary/last-tries.ts'
import { isBad, isSure, placeOf, type Trouble } from './told-troubles.ts'

/** Told oftener, and not once that it was mended, it is no hiccup. */
const MOST_TIMES = 2

/** In botocore's mandatory period there is no older session to go on with. https://github.com/boto/botocore/blob/develop/botocore/credentials.py */
export const GIVEN_UP =
  /giv(?:e|es|ing|en) up|gave up|no more (?:retries|attempts)|exhausted|not retry|aborting|skipp|failed during mandatory refresh period/i
/** How a program that gives its lines no level says that it failed. */
const ENDED = /(?:^|\n)\W{0,12}(?:error|fatal|failed|failure|exception|traceback|panic)|[✖✗❌]/i
/** What passes by itself besides, as clients reckon with the server's clock from then on; whoever was denied is denied again. */
const PASSES = /^(?:ExpiredToken|Request(?:Expired|TimeTooSkewed|InTheFuture)|InternalError|ServiceUnavailable)/

/** No connection, or one that broke. */
const LOST =
  /^(?:ECONN|EAI_|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EPIPE|\w{0,40}(?:Timeout|TimedOut|EndpointConnection|NameResolution)\w{0,10})/

/** Nobody said no to it: the next try may go well at once. */
export function isHiccup({ errorCode = '', httpStatus }: Pick<Call, 'errorCode' | 'httpStatus'>): boolean {
  return isThrottle(errorCode, httpStatus) || LOST.test(errorCode)
}

/** Is it gone when the same is asked again? */
export function passesByItself(call: Pick<Call, 'errorCode' | 'httpStatus'>): boolean {
  return isHiccup(call) || PASSES.test(call.errorCode ?? '')
}

export class Silence {
  readonly #own: readonly LogRecord[]
  readonly #failed: ReadonlyMap<string, readonly Call[]>
  readonly #lastSure: number
  readonly #byCode = new Map<string, { times: number; last: number }>()

  /** @param failed the failed calls that lines tell of, by their place */
  constructor(own: readonly LogRecord[], failed: ReadonlyMap<string, readonly Call[]>) {
    this.#own = own
    this.#failed = failed
    this.#lastSure = own.findLastIndex((log) => isSure(log) || (log.severity === undefined && ENDED.test(log.body)))
  }

  /** The first calm line long enough after a trouble that was the last of its kind. */
  after({ lines, to }: Trouble, { errorCode = '', httpStatus }: Call): LogRecord | undefined {
    const since = lines.at(-1)!.time
    if (since === undefined || this.#lastSure > to) return undefined
    if (!passesByItself({ errorCode, ...(httpStatus !== undefined && { httpStatus }) })) return undefined
    if (lines.some((log) => isSure(log) || GIVEN_UP.test(log.body))) return undefined
    const { times, last } = this.#told(errorCode)
    if (last > to || times > MOST_TIMES) return undefined
    const calm = this.#own.findIndex(
      (log, at) =>
        at > to && log.time !== undefined && log.time - since >= SILENCE && !isBad(log) && !isChatter(log.body),
    )
    return this.#own.slice(to + 1, calm + 1).some(({ body }) => saysNoMoreTries(body)) ? undefined : this.#own[calm]
  }

  #told(code: string): { times: number; last: number } {
    const known = this.#byCode.get(code)
    if (known) return known
    const told = { times: 0, last: -1 }
    for (const [at, log] of this.#own.entries()) {
      if (!(isBad(log) || this.#failed.has(placeOf(log))) || !saysOf(log, code)) continue
      told.times++
      told.last = at
    }
    this.#byCode.set(code, told)
    return told
  }
}

function saysOf({ body, attributes }: LogRecord, code: string): boolean {
  return attributes[SEMCONV.errorType] === code || (code !== '' && body.includes(code))
}
