/**
 * A service of one's own, which is not AWS's, that refused a program's request: `401 Client Error: Unauthorized for url: http://catalog:8080/items`,
 * `[401 Unauthorized] during [GET] to [http://pricing.shop.svc/v2]`, or the status and the URL in fields of their own. What a stranger's API
 * answers is between them and the program; a neighbour, known by a name or address that only the own network knows, was to be shown who asks.
 *
 * - https://github.com/psf/requests/blob/main/src/requests/models.py, https://github.com/encode/httpx/blob/master/httpx/_models.py
 * - https://github.com/spring-projects/spring-framework (WebClientResponseException, HttpClientErrorException), https://github.com/OpenFeign/feign
 * - https://github.com/axios/axios, https://github.com/sindresorhus/got, https://github.com/guzzle/guzzle, https://github.com/lostisland/faraday
 * - https://docs.rs/reqwest, https://learn.microsoft.com/dotnet/api/system.net.http.httpresponsemessage.ensuresuccessstatuscode
 */
import { SEMCONV } from '../../model/attributes.ts'
import type { Attributes } from '../../model/records.ts'
import { isAnswerToVisitor, isOfFramework } from '../../vocabulary/other-guards.ts'
import type { MutableAttributes } from '../spans/span-attributes.ts'

/** As clients say which status they were answered with. */
const STATUS =
  /\b(40[13]) Client Error\b|\b[Cc]lient error:? \(?'?(40[13])\b|\b[Ss]tatus(?: ?[Cc]ode)?:? ?(40[13])\b|\b[Rr]esponse (?:code|status):? ?(40[13])\b|\bdoes not indicate success: (40[13])\b|\bresulted in a [`'"]?(40[13])\b|\b(?:answered|returned|responded|replied|got|received)(?: with)?(?: an?)?(?: HTTP)?(?: status)?:? ?(40[13])\b|\bHTTP (?:[Ee]rror |status )?(40[13])\b|[\s[:(](40[13])[\s:]{1,2}(?:Unauthorized|Forbidden|Authorization Required|UNAUTHORIZED|FORBIDDEN)\b/
const URL =
  /(?:\b(GET|HEAD|POST|PUT|PATCH|DELETE)\b[\])]?(?: request)?(?: for| to)? [`'"[]?)?\bhttps?:\/\/(?:[^\s"'@/]{1,100}@)?([a-zA-Z\d][\w.-]{0,200})(?::(\d{1,5}))?(\/[^\s"'`)>\]?#]{0,500})?/g
/** Fields that hold it, and the status; and those that only who answers a visitor has. */
const URL_FIELD = /(?:^|[._-])(?:url|uri|endpoint|address)$/i
const STATUS_FIELD = /(?:^|[._-])status(?:[._-]?code)?$/i
const OF_VISITOR = /(?:^|[._-])(?:remote|client|user[._-]?agent|referr?er|req|request|ip)(?:[._-]|$)/i
/** What a test says of an answer. */
const ASSERTED = /\bexpect(?:ed|s)?\b/i

/** Names that nobody else's network knows, and addresses of private networks. */
const NEIGHBOUR =
  /^(?!localhost$)[a-z][a-z\d-]{0,62}$|\.(?:svc|internal|local|lan|corp|intranet|consul)$|\.svc\.[\w.-]{1,60}$|^10(?:\.\d{1,3}){3}$|^192\.168(?:\.\d{1,3}){2}$|^172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}$/i
/** What may stand there for AWS, and what leads there. */
const IN_PLACE_OF_AWS =
  /amazonaws|compute\.internal|s3|sts\b|minio|localstack|moto|ceph|rgw|garage|storage|proxy|squid|metadata/i

interface Asked {
  method?: string
  host: string
  port?: number
  path?: string
}

/** The status that a field has, where somebody was turned away. */
export function refusedInFields(fields: Attributes): string | undefined {
  const status = Object.entries(fields).find(([name]) => STATUS_FIELD.test(name))?.[1]
  if (!/^40[13]$/.test(String(status))) return undefined
  return Object.keys(fields).some((name) => OF_VISITOR.test(name)) ? undefined : String(status)
}

/** The request to AWS that fields tell of, where it was refused, in words as `url-status.ts` reads them. */
export function refusedByAws(fields: Attributes): string | undefined {
  const status = refusedInFields(fields)
  const url = status && urlsIn(fields).find((one) => one.includes('amazonaws.com'))
  return url ? `${url} returned ${status}` : undefined
}

function urlsIn(fields: Attributes): string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    URL_FIELD.test(name) && typeof value === 'string' ? value : [],
  )
}

/** @returns whether the text, or its fields, told of such a refusal, which then stands in the attributes as a span has it */
export function putOtherRefusal(attributes: MutableAttributes, fields: Attributes, text: string): boolean {
  const status = STATUS.exec(text)?.slice(1).find(Boolean) ?? refusedInFields(fields)
  if (!status || isOfFramework(text) || ASSERTED.test(text)) return false
  if (isAnswerToVisitor([text, ...Object.entries(fields).map(([name, value]) => `${name}=${value}`)].join('\n')))
    return false
  const asked = onlyNeighbour([text, ...urlsIn(fields)].join('\n'))
  if (!asked) return false
  attributes[SEMCONV.httpStatus] ??= Number(status)
  attributes[SEMCONV.serverAddress] ??= asked.host
  if (asked.port !== undefined) attributes[SEMCONV.serverPort] ??= asked.port
  if (asked.path !== undefined) attributes[SEMCONV.urlPath] ??= asked.path
  if (asked.method !== undefined) attributes[SEMCONV.httpMethod] ??= asked.method
  return true
}

/** Of several hosts it may be any. */
function onlyNeighbour(text: string): Asked | undefined {
  const all = [...text.matchAll(URL)].map(([, method, host = '', port, path]) => ({
    host: host.replace(/\.$/, ''),
    ...(method && { method }),
    ...(port && { port: Number(port) }),
    ...(path && { path }),
  }))
  const [first] = all
  if (!first || all.some(({ host }) => host !== first.host)) return undefined
  return NEIGHBOUR.test(first.host) && !IN_PLACE_OF_AWS.test(first.host) ? first : undefined
}
