/** Connections that were there and then were not: Node's, undici's, botocore's and TLS's names for it. */
import { text } from '../model/attribute-access.ts'
import { ROLECALL as R } from '../model/attributes.ts'
import { misspeltRegionIn } from '../model/aws.ts'
import { type Call, saysAnswered } from '../model/call.ts'
import { NO_NAME, UNTRUSTED } from '../vocabulary/not-reached.ts'

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
  if (isWithoutTries(call)) return lossToldOf(call)
  const last = call.attempts.at(-1)
  if (call.kind !== 'aws' || !last || text(last, R.closedBy) === 'client') return undefined
  const code = last.error ?? call.errorCode
  const foreign = FOREIGN.test(code ?? '')
  // An SDK's span ends with the headers, without an error, even where the body breaks off later.
  if (!code || !(foreign || isReset(code, call.errorMessage)) || (last.httpStatus ?? 0) >= 300) return undefined
  return { code, foreign }
}

/** Stock spans show no tries, only the SDK's words. A provider's own trouble on the way to credentials is another matter. */
function isWithoutTries(call: Call): boolean {
  const { kind, attempts, outcome, sent, httpStatus, errorMessage = '' } = call
  if (kind !== 'aws' || attempts.length > 0 || outcome !== 'error' || sent === false || httpStatus !== undefined)
    return false
  return !saysAnswered(call) && !/credential|metadata|169\.254\./i.test(errorMessage.slice(0, 2000))
}

/** OpenSSL's words for an answer that is no TLS. https://docs.openssl.org/3.0/man3/SSL_get_error/ */
const NO_TLS = /wrong version number/i

function lossToldOf({ errorCode, errorMessage = '' }: Call): { code: string; foreign: boolean } | undefined {
  const words = errorMessage.slice(0, 2000)
  const foreign = FOREIGN.test(errorCode ?? '') || UNTRUSTED.test(words) || NO_TLS.test(words)
  return errorCode !== undefined && (foreign || isReset(errorCode, words)) ? { code: errorCode, foreign } : undefined
}

/** The code of an error by which nobody was reached; for stock spans without one, what the SDK's words come to. */
export function unreachedBy(call: Call): string | undefined {
  const code = [call.errorCode, ...call.attempts.map((attempt) => attempt.error)].find(neverConnected)
  // Of a request that never left a log has the words alone.
  if (call.sent === false && call.errorCode === 'SSLError') return call.errorCode
  if (code !== undefined || !isWithoutTries(call)) return code
  const words = (call.errorMessage ?? '').slice(0, 2000)
  if (NO_NAME.test(words)) return 'NameResolutionError'
  return /\bconnect(?:ion)? (?:to \S{1,300} )?(?:timed out(?! after \d{1,7}ms\b)|refused)|no route to host|network is unreachable/i.test(
    words,
  )
    ? 'NewConnectionError'
    : undefined
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

// https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html (AWS_CA_BUNDLE), https://nodejs.org/api/cli.html#node_extra_ca_certsfile
export const UNTRUSTED_FIX =
  'Who answers there has a certificate that the process does not trust, as a proxy that inspects TLS has: give the process that proxy’s CA (AWS_CA_BUNDLE, SSL_CERT_FILE, NODE_EXTRA_CA_CERTS, the JVM’s trust store, the image’s ca-certificates), or let the endpoint pass it by (NO_PROXY, a VPC endpoint).'

/** A region that is misspelt leads to a host that is none: said before all else. */
export function misspelt(host: string | undefined): string {
  const region = misspeltRegionIn(host)
  return region
    ? `“${region}” is no region’s name: correct it where it is set (AWS_REGION, the profile, the client’s \`region\`). Otherwise: `
    : ''
}
