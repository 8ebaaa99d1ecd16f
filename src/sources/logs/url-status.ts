/**
 * What programs without an SDK, and browsers, write that ask AWS by a URL: `HEAD https://b.s3.eu-west-1.amazonaws.com/a returned 403 Forbidden`,
 * `PUT https://b.s3.eu-west-1.amazonaws.com/a 403 (Forbidden)`, `403 Client Error: Forbidden for url: https://…`. The host names the service, and the method what was asked of S3.
 * Wordings: https://github.com/apache/arrow-rs-object-store/blob/main/src/client/retry.rs,
 * https://github.com/duckdb/duckdb-httpfs/blob/main/src/httpfs.cpp, https://github.com/psf/requests/blob/main/src/requests/models.py,
 * https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/commands/helpers/retry_helper.go
 */

export interface AskedByUrl {
  code: string
  status: number
  service: string
  host: string
  operation?: string
}

const URL = String.raw`https?:\/\/((?:[\w-]{1,63}\.){1,7}amazonaws\.com(?:\.cn)?)(?::\d{1,5})?(\/[^\s"'\x60)<>]{0,1500})?`
const STATUS = String.raw`(?:HTTP |returned |status(?: code)?:? |code:? |received:? |with |error:? |\(|(?=4\d\d \((?:Forbidden|Unauthorized)\)))\(?(4\d\d)\b`
/** The status behind the URL, or before it. */
const BEHIND = new RegExp(
  String.raw`(?:\b(GET|HEAD|PUT|POST|DELETE)\b(?: error| request)?(?: on| reading| to| for)? ?['"\x60]?)?${URL}['"\x60]?[^\n]{0,160}?\b${STATUS}`,
)
const BEFORE = new RegExp(
  String.raw`\b(4\d\d)(?: Client Error)?:? (?:Forbidden|Unauthorized)\b[^\n]{0,80}?\b(?:for url|from|at|with URL|URL|fetching|requesting):? ?['"\x60]?${URL}`,
  'i',
)

/** @returns the last call that the text tells of in this form, where it was refused (403) */
export function askedByUrl(text: string): AskedByUrl | undefined {
  if (!text.includes('403') || !text.includes('amazonaws.com')) return undefined
  const [, method, host, path, code] = BEHIND.exec(text) ?? []
  const found = host ? { method, host, path, code } : fromBefore(text)
  if (found?.code !== '403') return undefined
  const service = serviceOfHost(found.host!)
  const operation = service === 'S3' ? operationOf(found.method, found.path ?? '/', found.host!) : undefined
  return { code: 'AccessDenied', status: 403, service, host: found.host!, ...(operation && { operation }) }
}

function fromBefore(text: string): Record<'code' | 'host' | 'path' | 'method', string | undefined> | undefined {
  const [, code, host, path] = BEFORE.exec(text) ?? []
  return host ? { code, host, path, method: undefined } : undefined
}

/** `depot.s3.eu-west-1.amazonaws.com`, `418362907715.dkr.ecr.eu-west-1.amazonaws.com`, `sts.amazonaws.com`. */
export function serviceOfHost(host: string): string {
  if (/(?:^|\.)s3(?:-[a-z0-9-]+)?\./.test(host)) return 'S3'
  if (/\.ecr\./.test(host)) return 'ECR'
  return host.split('.')[0]!
}

/** S3 is asked for an object by its path; a bucket stands before `s3`, or is the first part of the path. */
function operationOf(method: string | undefined, path: string, host: string): string | undefined {
  const [name = '/', query = ''] = path.split('?', 2)
  const key = /^s3[.-]/.test(host) ? name.replace(/^\/[^/]*/, '') : name
  if (/(?:^|&)(?:list-type=2|prefix=)/.test(query)) return 'ListObjectsV2'
  if (key.length < 2) return method === 'HEAD' ? 'HeadBucket' : undefined
  if (method === 'HEAD') return 'HeadObject'
  if (method === 'GET') return 'GetObject'
  return method === 'PUT' ? 'PutObject' : undefined
}
