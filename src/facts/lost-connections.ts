/** Connections that were there and then were not: Node's, undici's, botocore's and TLS's names for it. */
import { text } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import type { Call } from '../model/call.ts'

const RESET = /^(ECONNRESET|EPIPE|UND_ERR_SOCKET|ConnectionClosedError|RemoteDisconnected|ProtocolError)$/
const HANG_UP =
  /socket hang up|ECONNRESET|other side closed|Connection aborted|Connection reset|Remote end closed connection/i
/** The peer is there, and is not what it should be. https://nodejs.org/api/errors.html, https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const FOREIGN =
  /^(EPROTO|ERR_HTTP2_\w+|ERR_SSL_\w+|ERR_TLS_\w+|HPE_\w+|CERT_\w+|SELF_SIGNED_\w+|DEPTH_ZERO_\w+|UNABLE_TO_\w+)$/

/** Was it torn down by the other side? */
export function isReset(code: string | undefined, message: string | undefined): boolean {
  return RESET.test(code ?? '') || HANG_UP.test(message ?? '')
}

/** How an AWS call's connection was lost before its answer was whole; nothing where it was not, or where the caller let it go. */
export function lossOf(call: Call): { code: string; foreign: boolean } | undefined {
  const last = call.attempts.at(-1)
  if (call.kind !== 'aws' || !last || text(last, R.closedBy) === 'client') return undefined
  const code = last.error ?? call.errorCode
  const foreign = FOREIGN.test(code ?? '')
  // An SDK's span ends with the headers, without an error, even where the body breaks off later.
  if (!code || !(foreign || isReset(code, call.errorMessage)) || (last.httpStatus ?? 0) >= 300) return undefined
  return { code, foreign }
}

/**
 * Node's, undici's and botocore's names for a connection that never came.
 * https://nodejs.org/api/errors.html#common-system-errors, https://undici.nodejs.org/#/docs/api/Errors
 */
const NEVER_CONNECTED =
  /^(ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT|ConnectTimeoutError|ConnectTimeout|EndpointConnectionError|NameResolutionError|NewConnectionError)$/

/** Was nobody reached, by the code of the error? */
export function neverConnected(code: string | undefined): boolean {
  return code !== undefined && NEVER_CONNECTED.test(code)
}
