/**
 * A client says what S3 refused, and the program that called it, in the lines below, what it was about: “Failed to store the log to
 * s3://bucket/key”. A failure that leaves its bucket out gets the one that is told with it, unless the lines just above name another.
 */
import { SEMCONV } from '../../model/attributes.ts'
import type { LogRecord, Us } from '../../model/records.ts'
import { NEAR } from './answer-beside.ts'
import { LOG } from './log-facts.ts'
import { bucketsIn, isOfOtherBuckets } from './named-buckets.ts'
import { linesOf, OF_NO_BUCKET } from './names-around.ts'
import { HEAD, unitsOf } from './units.ts'

/** Time between them, µs. */
const BREATH: Us = 2_000_000
const LOOKED_AT = 4000

interface Named {
  bucket: string
  line: number
}

/** Passes records on in their order; one that waits for its bucket, and what comes after it, a few lines later. */
export function withNamesBelow(pass: (record: LogRecord) => void): {
  put: (record: LogRecord) => void
  end: () => void
} {
  /** The last that were passed on, since a name was given. */
  let above: LogRecord[] = []
  /** The failure that waits, and what came after it. */
  let waiting: LogRecord[] = []
  const passed = (record: LogRecord): void => {
    above.push(record)
    if (above.length > NEAR) above.shift()
    pass(record)
  }
  const release = (named?: Named): void => {
    const held = waiting
    waiting = []
    const isIts = named && above.every((one) => bucketsOf(one).every((bucket) => bucket === named.bucket))
    for (const one of held) passed(isIts && lacksBucket(one) ? withBucket(one, named) : one)
    if (named) above = []
  }
  const put = (record: LogRecord): void => {
    const [failure] = waiting
    if (!failure) {
      if (lacksBucket(record)) waiting.push(record)
      else passed(record)
      return
    }
    waiting.push(record)
    const [bucket, ...others] = isToldWith(failure, record) ? bucketsOf(record) : []
    if (bucket !== undefined) release(others.length === 0 ? { bucket, line: record.evidence.line! } : undefined)
    else if (waiting.length > NEAR || !isNear(failure, record)) release()
  }
  return { put, end: release }
}

function isBad({ severity }: LogRecord): boolean {
  return severity === 'error' || severity === 'fatal' || severity === 'warn'
}

/** S3 said that the bucket is not there, or not for whoever asked, and not which. */
function lacksBucket(record: LogRecord): boolean {
  const { attributes, evidence } = record
  return (
    attributes[SEMCONV.rpcService] === 'S3' &&
    attributes[SEMCONV.errorType] !== undefined &&
    attributes[SEMCONV.s3Bucket] === undefined &&
    evidence.line !== undefined &&
    isBad(record) &&
    !OF_NO_BUCKET.test(String(attributes[SEMCONV.rpcMethod] ?? '')) &&
    bucketsOf(record).length === 0
  )
}

function isNear(failure: LogRecord, record: LogRecord): boolean {
  return failure.time === undefined || record.time === undefined || record.time - failure.time <= BREATH
}

/** What went wrong above it, told once more; no failure of its own. */
function isToldWith(failure: LogRecord, record: LogRecord): boolean {
  return (
    isBad(record) &&
    record.evidence.line !== undefined &&
    record.process === failure.process &&
    isNear(failure, record) &&
    record.attributes[SEMCONV.errorType] === undefined &&
    mayBeOne(unitsOfRecord(failure), unitsOfRecord(record))
  )
}

/** Another request, or thread, tells another story. */
function mayBeOne(units: readonly string[], others: readonly string[]): boolean {
  return units.length === 0 || others.length === 0 || units.some((one) => others.includes(one))
}

function unitsOfRecord(record: LogRecord): string[] {
  const { [HEAD]: head, ...attributes } = record.attributes
  return unitsOf({ ...record, attributes }, typeof head === 'string' ? head : '')
}

function bucketsOf({ body }: LogRecord): string[] {
  const said = body.slice(0, LOOKED_AT)
  return isOfOtherBuckets(said) ? [] : [...new Set(bucketsIn(said))]
}

function withBucket(record: LogRecord, { bucket, line }: Named): LogRecord {
  const { attributes } = record
  const places = [...linesOf(attributes[LOG.namedAt]), line]
  return { ...record, attributes: { ...attributes, [SEMCONV.s3Bucket]: bucket, [LOG.namedAt]: places } }
}
