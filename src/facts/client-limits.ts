/** How an AWS client is given limits that end a call, in the language and over the protocol of a process. */
import { text } from '../model/attribute-access.ts'
import { SEMCONV as S } from '../model/attributes.ts'
import type { Call } from '../model/call.ts'
import type { Us } from '../model/records.ts'
import type { Case } from '../model/tool-call.ts'
import { inLanguage } from './language.ts'

/** A limit worth the name ends a request before this, µs. */
export const LONGEST_LIMIT: Us = 10_000_000

/** HTTP/2, whose requests share a connection: the options of HTTP/1's handler do nothing there. */
function isHttp2(call: Call): boolean {
  const version =
    text(call, S.protocolVersion) ?? call.attempts.map((attempt) => text(attempt, S.protocolVersion)).find(Boolean)
  return version?.startsWith('2') ?? false
}

/** https://github.com/smithy-lang/smithy-typescript (NodeHttpHandlerOptions, NodeHttp2HandlerOptions) */
export function clientLimits(c: Case, call: Call): string {
  return inLanguage(c, {
    nodejs: isHttp2(call)
      ? '`requestHandler: new NodeHttp2Handler({ requestTimeout: 5000, sessionTimeout: 30_000 })` (AWS SDK for JavaScript v3 over HTTP/2), and `abortSignal: AbortSignal.timeout(5000)` for a stream that began'
      : '`requestHandler: { connectionTimeout: 1000, requestTimeout: 5000, throwOnRequestTimeout: true }` (AWS SDK for JavaScript v3, which has none by default)',
    python: '`Config(connect_timeout=2, read_timeout=5)` in boto3 (default 60 s, five tries)',
    other: 'a timeout for connecting and one for each call and try, in the client’s configuration',
  })
}

/** The same for a request that is not AWS's. */
export function requestLimit(c: Case): string {
  return inLanguage(c, {
    nodejs: '`fetch(url, { signal: AbortSignal.timeout(5000) })`, or `timeout` of axios',
    python: '`timeout=` of requests or httpx',
    other: 'a timeout of the HTTP client',
  })
}
