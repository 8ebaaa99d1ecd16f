/**
 * How SDKs and clients of HTTP log each answer that they get, at a level that only who looks for a fault turns on: with its status, and
 * AWS's code where that is shown.
 *
 * - https://github.com/urllib3/urllib3/blob/main/src/urllib3/connectionpool.py, https://github.com/boto/botocore/blob/develop/botocore/parsers.py
 * - https://github.com/aws/aws-sdk-java/blob/master/aws-java-sdk-core/src/main/java/com/amazonaws/http/AmazonHttpClient.java,
 *   https://github.com/aws/aws-sdk-java-v2 (SdkStandardLogger), https://hc.apache.org/httpcomponents-client-4.5.x/logging.html
 * - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */

/** A status that one asker is answered with; `host` where the line names it. */
export interface WireAnswer {
  isRefused: boolean
  host?: string
}

const METADATA = String.raw`169\.254\.(?:169\.254|170\.23?)`
const HOST = String.raw`(?:[\w-]{1,63}\.){1,7}amazonaws\.com(?:\.cn)?|${METADATA}`
/** `https://sts.amazonaws.com:443 "POST / HTTP/1.1" 403 306`, `GET https://b.s3.amazonaws.com/a -> 403`. */
const ASKED = new RegExp(
  String.raw`https?:\/\/(${HOST})(?::\d{1,5})?(?: "[A-Z]{3,7} (\S{1,1500}) HTTP\/[\d.]{1,3}"|(\/[^\s"'>]{0,1500})?["']?:? (?:->|=>|→|returned|answered|responded(?: with)?))(?: (?:HTTP|status))? ([1-5]\d\d)\b`,
)
/** Of a client that shows an answer's bytes or headers, whoever it asked. */
const RECEIVED =
  /\bReceived (?:(successful)|error) response: (?:(\d{3})\b|[\w.]{3,200}: )|<< "HTTP\/[\d.]{1,3} (2\d\d) |\bx-amzn-errortype["']?[:=] ?\[?["']?([\w.]{3,80})/i
/** About who asks. */
const OF_ASKER =
  /denied|authori[sz]|expired|signature|token|credential|clientid|unrecognizedclient|optinrequired|accesskeyid/i
const REFUSED = /^40[13]$/
const OF_METADATA = new RegExp(`^${METADATA}$`)
/** Nothing else of the metadata service is asked for who needs to sign. */
const FOR_CREDENTIALS = /\/security-credentials|\/v\d\/credentials/

/** What such a line says of one answer; `undefined` where it says nothing of any, or of one that accuses nobody. */
export function wireAnswerIn(text: string): WireAnswer | undefined {
  const looked = text.slice(0, 2000)
  if (looked.includes('://')) {
    const [, host, target = '', path = '', status = ''] = ASKED.exec(looked) ?? []
    if (host !== undefined && status.startsWith('2')) return { isRefused: false, host }
    const counts = host !== undefined && (!OF_METADATA.test(host) || FOR_CREDENTIALS.test(target + path))
    if (counts && REFUSED.test(status)) return { isRefused: true, host }
  }
  const [told, well, status, wellOnWire, type] = RECEIVED.exec(looked) ?? []
  if (told === undefined) return undefined
  if (well !== undefined || wellOnWire !== undefined) return { isRefused: false }
  const isRefused = type === undefined ? status !== undefined && REFUSED.test(status) : OF_ASKER.test(type)
  return isRefused ? { isRefused } : undefined
}
