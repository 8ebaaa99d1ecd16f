/** What a tool's answer says about itself, from a payload that an agent or a message log kept. Never the payload. */
import { ROLECALL } from '../../model/attributes.ts'
import type { Attributes, SaidAnswer, Scalar } from '../../model/records.ts'
import { saidOfItself } from '../../vocabulary/tool-answer.ts'
import { redact } from '../kit/redact.ts'

/** Where the answer itself stands. */
const WRAPPING = ['structuredContent', 'structured_content', 'content', 'result', 'root']

/**
 * `rolecall.tool.result.*` of an MCP result, the text of its content, or any JSON: success, error, message, count.
 * Text that is no JSON gives nothing.
 */
export function answerAttributes(payload: unknown): Attributes {
  const out: Record<string, Scalar> = {}
  collect(payload, out, 0)
  return out
}

/** The same of an answer that a runner or a message log kept; the text of one that is marked as an error is its error. */
export function saidAnswer(payload: unknown): SaidAnswer | undefined {
  const value = parsed(payload)
  const said = answerAttributes(value)
  const isError = isMarked(value) || undefined
  const known = {
    success: said[ROLECALL.resultSuccess],
    isError,
    error: said[ROLECALL.resultError] ?? (isError && textOf(value)),
    message: said[ROLECALL.resultMessage],
    count: said[ROLECALL.resultCount],
  }
  const entries = Object.entries(known).filter(([, one]) => one !== undefined)
  return entries.length ? (Object.fromEntries(entries) as SaidAnswer) : undefined
}

function parsed(payload: unknown): unknown {
  if (typeof payload !== 'string' || !/^\s*[[{]/.test(payload)) return payload
  try {
    return JSON.parse(payload)
  } catch {
    return payload
  }
}

function isMarked(payload: unknown): boolean {
  if (typeof payload !== 'object' || payload === null) return false
  return ['isError', 'is_error'].some((name) => (payload as Record<string, unknown>)[name] === true)
}

/** Of the first part of its content. */
function textOf(payload: unknown): string | undefined {
  const content = (payload as Record<string, unknown>)['content']
  const part = Array.isArray(content) ? content.find((one) => typeof one?.text === 'string') : undefined
  const text = part?.text ?? (typeof content === 'string' ? content : undefined)
  return text ? said(text) : undefined
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
  const { success, error, message, count } = saidOfItself(object)
  if (success !== undefined) out[ROLECALL.resultSuccess] = success
  if (error) out[ROLECALL.resultError] ??= said(error)
  if (message) out[ROLECALL.resultMessage] ??= said(message)
  // Of the wrapping around an answer no list is one of results.
  if (count !== undefined && !WRAPPING.some((name) => name in object)) out[ROLECALL.resultCount] ??= count
  for (const inner of WRAPPING) collect(object[inner], out, depth + 1)
}

function said(text: string): string {
  return redact(text).slice(0, 512)
}
