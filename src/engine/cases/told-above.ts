/**
 * What AWS answered to a request of whose answer its own span tells the status alone (PHP's SDK hides its span when a call is rejected,
 * Datadog's for Python takes a refusal for no error): an exception on a span above it says it in the SDK's words.
 */
import { text } from '../../model/attribute-access.ts'
import { SEMCONV } from '../../model/attributes.ts'
import { isAwsCode, plainCode } from '../../model/aws.ts'
import type { Span } from '../../model/records.ts'
import type { TraceTree } from './trace-tree.ts'

export interface ToldAbove {
  code: string
  message: string
  /** As the span that tells it names it. */
  bucket?: string
}

/** How SDKs set AWS's own code into their sentence: PHP's and the body of the answer, botocore's, Java's. */
const CODES = [
  /<Code>(\w{3,80})<\/Code>/,
  /\b([A-Z]\w{2,80}) \((?:client|server)\): /,
  /\bAn error occurred \((\w{3,80})\) when calling /,
  /\bError Code: (\w{3,80})/,
]
/** So much of a text says what happened. */
const LOOKED_AT = 4096

/** A status is all that is known of the failure. */
export function isUnnamed(code: string | undefined): boolean {
  return code === undefined || code === 'error' || /^HTTP \d/.test(code)
}

/** @param asked the request's own host and operation; a sentence that names none is of the request that failed below it */
export function toldAbove(
  span: Span,
  { host, operation }: { host?: string | undefined; operation?: string },
  tree: TraceTree,
): ToldAbove | undefined {
  for (const up of tree.ancestors(span)) {
    for (const message of up.status === 'error' ? wordsOf(up) : []) {
      const text = message.slice(0, LOOKED_AT)
      if (host && /\bamazonaws\.com\b/.test(text) && !text.includes(host)) continue
      const named = /\bwhen calling the (\w{3,80}) operation\b/.exec(text)?.[1]
      if (named && operation && named !== operation) continue
      const code = codeIn(text)
      if (code) return { code: plainCode(code), message }
    }
  }
  return undefined
}

/** Rust's SDK numbers its spans, and leaves them unmarked however its calls end. */
const UNMARKED = 'sdk_invocation_id'

/** How such a call failed: as the nearest span above tells that failed with an error of AWS's, where this was the last call below it. */
export function toldOfUnmarked(span: Span, operation: string, tree: TraceTree): ToldAbove | undefined {
  if (span.status !== 'unset' || span.attributes[UNMARKED] === undefined) return undefined
  for (const up of tree.ancestors(span)) {
    if (!up.told) continue
    const { body, attributes } = up.told
    const named = attributes[SEMCONV.rpcMethod]
    for (const below of tree.descendants(up))
      if (below.attributes[UNMARKED] && below.start > span.start) return undefined
    if (named !== undefined && named !== operation) return undefined
    const bucket = text(up, SEMCONV.s3Bucket)
    return { code: plainCode(String(attributes[SEMCONV.errorType])), message: body, ...(bucket && { bucket }) }
  }
  return undefined
}

function wordsOf({ message, events }: Span): string[] {
  const exceptions = events.map(({ attributes }) => attributes['exception.message'])
  return [message, ...exceptions].filter((words) => typeof words === 'string')
}

function codeIn(text: string): string | undefined {
  for (const form of CODES) {
    const code = form.exec(text)?.[1]
    if (code) return code
  }
  return text.match(/\b[A-Z]\w{2,80}\b/g)?.find(isAwsCode)
}
