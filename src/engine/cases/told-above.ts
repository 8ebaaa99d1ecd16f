/**
 * What AWS answered to a request of which only the HTTP span is there (PHP's SDK hides its own span when a call is rejected): an
 * exception on a span above it says it in the SDK's words.
 */
import { isAwsCode, plainCode } from '../../model/aws.ts'
import type { Span } from '../../model/records.ts'
import { messageOf } from './call-failure.ts'
import type { TraceTree } from './trace-tree.ts'

export interface ToldAbove {
  code: string
  message: string
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

/** @param host the request's own; a sentence that names none is of the request that failed below it */
export function toldAbove(span: Span, host: string | undefined, tree: TraceTree): ToldAbove | undefined {
  for (const up of tree.ancestors(span)) {
    const message = up.status === 'error' ? messageOf(up) : undefined
    const text = message?.slice(0, LOOKED_AT)
    if (!text || (/\bamazonaws\.com\b/.test(text) && !text.includes(host ?? ''))) continue
    const code = codeIn(text)
    if (code) return { code: plainCode(code), message: message! }
  }
  return undefined
}

function codeIn(text: string): string | undefined {
  for (const form of CODES) {
    const code = form.exec(text)?.[1]
    if (code) return code
  }
  return text.match(/\b[A-Z]\w{2,80}\b/g)?.find(isAwsCode)
}
