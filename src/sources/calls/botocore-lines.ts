/** What single lines of botocore's debug log tell. */
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import { canonicalService } from '../../model/aws.ts'
import type { LogRecord } from '../../model/records.ts'
import type { MutableAttributes } from '../spans/span-attributes.ts'

/** Method and path of a request, as urllib3 writes them. */
export function targetOf(sending: string, url: string): string {
  return plainPath(`${/\bmethod=([A-Z]+)/.exec(sending)?.[1] ?? 'GET'} ${new URL(url).pathname}`)
}

export function plainPath(target: string): string {
  return target.split('?')[0]!
}

/** A temporary key is sent with its token; the values are blanked out, the names of headers are not. */
export function sessionTokenOf(log: LogRecord): MutableAttributes {
  if (/X-Amz-Security-Token/i.test(log.body)) return { [ROLECALL.sessionToken]: true }
  const bare = /\bAuthorization'?: /i.test(log.body) && /^ASIA/.test(String(log.attributes[ROLECALL.key]))
  return bare ? { [ROLECALL.sessionToken]: false } : {}
}

/** Of XML's five entities. */
export function plainText(xml: string): string {
  const entities: Record<string, string> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' }
  return xml.replace(/&(quot|apos|lt|gt|amp);/g, (_, name: string) => entities[name]!)
}

export function urlIn(made: string): string | undefined {
  return /'url': '([^'?]+)/.exec(made)?.[1]
}

export function placeOf(url: string | undefined): MutableAttributes {
  if (!url || !URL.canParse(url)) return {}
  const { hostname, port, pathname } = new URL(url)
  return {
    [SEMCONV.serverAddress]: hostname,
    ...(port && { [SEMCONV.serverPort]: Number(port) }),
    [SEMCONV.urlPath]: pathname,
  }
}

/** Of a request that was never signed: no scope names its service, but its form's version or its host may. */
export function serviceOf(operation: string, made: string): string {
  if (/'Version': '2011-06-15'/.test(made)) return 'STS'
  if (/'Version': '2010-05-08'/.test(made)) return 'IAM'
  const target = /'X-Amz-Target': '(?:Amazon)?([A-Za-z]+)/.exec(made)?.[1]
  if (target) return canonicalService(target)
  return /Bucket|Object/.test(operation) ? 'S3' : '?'
}
