/** How HTTP clients of every language say that they reached nobody: no name, no connection, no trust in who answered, no answer. */

/** A name that does not resolve. */
export const NO_NAME =
  /AWS_IO_DNS_|name lookup timed out|resolving timed out|no such host|\bENOTFOUND\b|EAI_AGAIN|getaddrinfo|resolve host|name resolution|lookup address|UnknownHost|Name or service not known|nodename nor servname|No such host is known|dns error|NXDOMAIN/i
/**
 * A certificate of nobody's that the client knows: a proxy that inspects TLS has one of its own. curl, OpenSSL, Go, Java, Node, .NET,
 * rustls: https://curl.se/libcurl/c/libcurl-errors.html (60), https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/,
 * https://pkg.go.dev/crypto/x509, https://nodejs.org/api/tls.html#x509-certificate-error-codes
 */
export const UNTRUSTED =
  /certificate verify failed|SSL certificate problem|SSL peer certificate|Problem with the SSL CA cert|curl(?: returned)? error (?:code )?(?:60|77)\b|(?:cURL error|\[curl\]|curl) (?:60|77)\b|x509: (?:certificate|cannot)|PKIX path|unable to get (?:local )?issuer|self[- ]signed certificate|SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY|GET_ISSUER)|SSL validation failed|UnknownIssuer|UntrustedRoot|PartialChain|RemoteCertificateChainErrors|unknown (?:certificate )?authority/i
/** Winsock's sentence for it, which .NET hands on, and Ruby's. */
const SILENT =
  /time[ds]? ?-?out|deadline exceeded|ETIMEDOUT|party did not properly respond after a period of time|execution expired/i
const NO_WAY =
  /ECONNREFUSED|connection refused|EHOSTUNREACH|ENETUNREACH|unreachable|no route to host|could ?n[o']t connect|failed to connect|unable to connect(?! to URL "[^"\n]{0,300}": \d{3} )|tunnel connection failed|ProxyError|actively refused|failed to open tcp connection/i

/** The code, of botocore's and our own, that such words stand for; nothing where they tell of no such thing. */
export function notReachedCode(text: string): string | undefined {
  if (UNTRUSTED.test(text)) return 'SSLError'
  if (NO_NAME.test(text)) return 'NameResolutionError'
  if (SILENT.test(text)) return 'ConnectTimeoutError'
  return NO_WAY.test(text) ? 'EndpointConnectionError' : undefined
}

/** Of a silence, only one before there was a connection. */
const NEVER_CONNECTED = String.raw`dial tcp\b[^\n]{0,120}(?:i\/o timeout|timed out)|connect(?:ion|ing)?\b[^\n]{0,40}(?:timed out|timeout)|connect ETIMEDOUT|ConnectTimeout|Net::OpenTimeout|a connection attempt failed because the connected party`

const ALL = [NO_NAME, UNTRUSTED, SILENT, NO_WAY].map(({ source }) => source).join('|')
/** Resolvers ask for a name below each domain of their own as well, and that it is not there says nothing: `sts.amazonaws.com.svc.cluster.local`. */
const IS_ALL = String.raw`(?:\.cn)?(?!\.?[\w-])`
const STS = String.raw`\bsts(?:[.-][\w-]{1,40}){0,4}\.amazonaws\.com${IS_ALL}`

// A database lies at AWS as it may lie elsewhere.
const HOST = String.raw`\b(?:(?!rds\b|cache\b|docdb\b|neptune\b|memorydb\b|redshift\b|elb\b|compute\b)[\w-]{1,63}\.){1,6}(?:amazonaws\.com|api\.aws)${IS_ALL}`
const NO_CONNECTION = `${[NO_NAME, UNTRUSTED, NO_WAY].map(({ source }) => source).join('|')}|${NEVER_CONNECTED}`

/** Another endpoint of AWS, beside words of a connection that never came. */
export const AWS_NOT_CONNECTED = new RegExp(
  String.raw`${HOST}[^\n]{0,300}?(?:${NO_CONNECTION})|(?:${NO_CONNECTION})[^\n]{0,200}?${HOST}`,
  'i',
)

/** STS named beside such words, in either order. */
export const STS_NOT_REACHED = new RegExp(
  String.raw`${STS}[\s\S]{0,400}?(?:${ALL})|(?:${ALL})[\s\S]{0,400}?${STS}`,
  'i',
)
