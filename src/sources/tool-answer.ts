/** What a tool's answer says about itself, from a payload that an agent or a message log kept. Never the payload. */
import { ROLECALL } from '../model/attributes.ts'
import type { Attributes, Scalar } from '../model/records.ts'
import { redact } from './redact.ts'

const LISTS = [
  'results',
  'items',
  'objects',
  'buckets',
  'packages',
  'entries',
  'hits',
  'data',
  'rows',
  'files',
  'records',
]

/**
 * `rolecall.tool.result.*` of an MCP result, the text of its content, or any JSON: success, error, message, count.
 * Text that is no JSON gives nothing.
 */
export function answerAttributes(payload: unknown): Attributes {
  const out: Record<string, Scalar> = {}
  collect(payload, out, 0)
  return out
}

function collect(payload: unknown, out: Record<string, Scalar>, depth: number): void {
  if (depth > 5 || payload === null || payload === undefined) return
  if (typeof payload === 'string') {
    const trimmed = payload.trim()
    if (!/^[[{]/.test(trimmed)) return
    try {
      collect(JSON.parse(trimmed), out, depth + 1)
    } catch {
      // Cut or no JSON: it says nothing that can be relied on.
    }
    return
  }
  if (Array.isArray(payload)) {
    // A list of content parts, else a bare list of results.
    const parts = payload.filter(
      (part) => typeof part === 'object' && part !== null && 'type' in part && ('text' in part || 'content' in part),
    )
    // Python's instrumentation writes a part's text under `content`.
    if (parts.length > 0) for (const part of parts) collect(part.text ?? part.content, out, depth + 1)
    else out[ROLECALL.resultCount] ??= payload.length
    return
  }
  if (typeof payload !== 'object') return
  const object = payload as Record<string, unknown>
  if (object['isError'] === true || object['is_error'] === true) out[ROLECALL.resultSuccess] ??= false
  if (typeof object['success'] === 'boolean') out[ROLECALL.resultSuccess] = object['success']
  const error = object['error']
  if (typeof error === 'string' && error) out[ROLECALL.resultError] ??= said(error)
  else if (typeof error === 'object' && error !== null) out[ROLECALL.resultError] ??= said(JSON.stringify(error))
  if (typeof object['message'] === 'string' && object['message'])
    out[ROLECALL.resultMessage] ??= said(object['message'])
  const list = LISTS.map((name) => object[name]).find(Array.isArray)
  if (list) out[ROLECALL.resultCount] ??= list.length
  for (const inner of ['structuredContent', 'structured_content', 'content', 'result', 'root'])
    collect(object[inner], out, depth + 1)
}

function said(text: string): string {
  return redact(text).slice(0, 512)
}
