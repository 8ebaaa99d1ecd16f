/** What a tool's answer says of itself: allow-listed keys, bounded and redacted. Its data are never kept. */
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import type { AnswerMessage } from './mcp-message.ts'
import { presignedIn } from './presigned.ts'
import { redact } from './redact.ts'
import type { Attributes } from './span.ts'

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
const SAID = 512

export interface SelfReport {
  failed: boolean
  message: string | undefined
  attributes: Attributes
}

/**
 * Reads `isError`, and in the structured content, or JSON in a text content, the top-level success, error, message and
 * number of results.
 */
export function readToolAnswer(answer: AnswerMessage): SelfReport {
  if (answer.error) {
    const message = typeof answer.error.message === 'string' ? redact(answer.error.message, SAID) : undefined
    return {
      failed: true,
      message,
      attributes: { [SEMCONV.errorType]: String(answer.error.code).slice(0, 32), [ROLECALL.resultError]: message },
    }
  }
  const result = object(answer.result) ?? {}
  const failed = result['isError'] === true
  const texts = (Array.isArray(result['content']) ? result['content'].slice(0, 20) : [])
    .map((part) => object(part)?.['text'])
    .filter((text) => typeof text === 'string')
  const structured = object(result['structuredContent'])
  // SDKs wrap what is no object as { result: … }.
  const wrapped =
    structured && Object.keys(structured).length === 1 && 'result' in structured ? structured['result'] : structured
  const said = wrapped ?? texts.map(parse).find((value) => value !== undefined)
  const attributes: Attributes = { ...describe(said), ...presignedBy(texts, wrapped) }
  // JSON is a body, also where it is cut: of that only what it says of itself is kept.
  const plain = texts.find((text) => text !== '' && !/^\s{0,100}[[{]/.test(text))
  if (failed) attributes[ROLECALL.resultError] ??= plain ? redact(plain, SAID) : attributes[ROLECALL.resultMessage]
  if (failed) attributes[SEMCONV.errorType] = 'tool_error'
  const error = attributes[ROLECALL.resultError]
  return { failed, message: failed && typeof error === 'string' ? error : undefined, attributes }
}

/** Of the first presigned URL that the answer hands out. */
function presignedBy(texts: readonly string[], structured: unknown): Attributes {
  const all = structured === undefined ? texts : [...texts, JSON.stringify(structured)]
  for (const text of all) {
    const presigned = presignedIn(text)
    if (presigned[ROLECALL.resultPresigned]) return presigned
  }
  return {}
}

function describe(said: unknown): Attributes {
  if (Array.isArray(said)) return { [ROLECALL.resultCount]: said.length }
  const body = object(said)
  if (!body) return {}
  const success = body['success'] ?? body['ok']
  return {
    [ROLECALL.resultSuccess]: typeof success === 'boolean' ? success : undefined,
    [ROLECALL.resultError]: sentence(body['error'] ?? body['Error'] ?? body['errors'] ?? body['error_message']),
    [ROLECALL.resultMessage]: sentence(body['message'] ?? body['Message'] ?? body['detail'] ?? body['reason']),
    [ROLECALL.resultCount]: count(body),
  }
}

function sentence(value: unknown): string | undefined {
  if (value === undefined || value === null || value === false || value === '') return undefined
  if (Array.isArray(value)) return value.length ? sentence(value[0]) : undefined
  if (typeof value === 'string') return redact(value, SAID)
  const { message, Message, code, Code } = object(value) ?? {}
  return redact(String(message ?? Message ?? code ?? Code ?? 'true'), SAID)
}

function count(body: Record<string, unknown>): number | undefined {
  const named = LISTS.map((name) => body[name]).find(Array.isArray)
  if (named) return named.length
  const told = COUNTS.map((name) => body[name]).find((value) => Number.isSafeInteger(value))
  if (typeof told === 'number') return told
  const lists = Object.values(body).filter(Array.isArray)
  return lists.length === 1 ? lists[0]!.length : undefined
}

function parse(text: string): unknown {
  if (!/^\s{0,100}[[{]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function object(value: unknown): Record<string, unknown> | undefined {
  return value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}
