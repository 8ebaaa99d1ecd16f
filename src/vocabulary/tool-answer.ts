/** By which names the answers of tools say how it went, wherever they are read. */

const LISTS = [
  'results',
  'items',
  'objects',
  'entries',
  'packages',
  'buckets',
  'hits',
  'records',
  'rows',
  'matches',
  'data',
  'files',
  'contents',
  'tables',
]
const COUNTS = [
  'count',
  'total',
  'total_count',
  'totalCount',
  'total_results',
  'result_count',
  'resultCount',
  'num_results',
]

/** What an answer says of itself; texts are as they were given. */
export interface SaidOfItself {
  success: boolean | undefined
  error: string | undefined
  message: string | undefined
  /** How many results it holds. */
  count: number | undefined
}

export function saidOfItself(body: Readonly<Record<string, unknown>>): SaidOfItself {
  const success = body['success'] ?? body['ok']
  return {
    success: typeof success === 'boolean' ? success : isJSendError(body) ? false : undefined,
    error: sentence(body['error'] ?? body['Error'] ?? body['errors'] ?? body['error_message']),
    message: sentence(body['message'] ?? body['Message'] ?? body['detail'] ?? body['reason']),
    count: count(body),
  }
}

/**
 * https://github.com/omniti-labs/jsend#error: with anything beside that is no error's own, `status` is more likely that of a thing that
 * was asked for. `error_type` is of AWS's MCP servers: https://github.com/awslabs/mcp
 */
function isJSendError(body: Readonly<Record<string, unknown>>): boolean {
  return (
    body['status'] === 'error' &&
    typeof body['message'] === 'string' &&
    (Object.keys(body).some((name) => /^error_?(?:type|code|kind)$/i.test(name)) ||
      Object.keys(body).every((name) => ['status', 'message', 'code', 'data'].includes(name)))
  )
}

function sentence(value: unknown): string | undefined {
  if (value === undefined || value === null || value === false || value === '') return undefined
  if (Array.isArray(value)) return value.length ? sentence(value[0]) : undefined
  if (typeof value === 'string') return value
  if (typeof value !== 'object') return String(value)
  const named = value as Record<string, unknown>
  const code = text(named['code'] ?? named['Code'])
  const message = text(named['message'] ?? named['Message'])
  // `{"code": -32603, "message": "…"}` is JSON-RPC's; AWS's codes are words, and say what the message may not.
  if (message && code && /^[A-Z]\w+$/.test(code) && !message.includes(code)) return `${code}: ${message}`
  return message ?? code ?? 'true'
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function count(body: Readonly<Record<string, unknown>>): number | undefined {
  const named = LISTS.map((name) => body[name]).find(Array.isArray)
  if (named) return named.length
  const told = COUNTS.map((name) => body[name]).find((value) => Number.isSafeInteger(value))
  if (typeof told === 'number') return told
  const lists = Object.values(body).filter(Array.isArray)
  return lists.length === 1 ? lists[0]!.length : undefined
}
