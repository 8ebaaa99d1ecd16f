/** What a tool's answer says of itself: allow-listed keys, bounded and redacted. Its data are never kept. */
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { saidOfItself } from '../../src/vocabulary/tool-answer.ts'
import type { AnswerMessage } from './mcp-message.ts'
import { presignedIn } from './presigned.ts'
import { redact } from './redact.ts'
import type { Attributes } from './span.ts'

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
  const parts = Array.isArray(result['content']) ? result['content'].slice(0, 20) : []
  const texts = parts.map((part) => object(part)?.['text']).filter((text) => typeof text === 'string')
  const structured = object(result['structuredContent'])
  // SDKs wrap what is no object as { result: … }.
  const wrapped =
    structured && Object.keys(structured).length === 1 && 'result' in structured ? structured['result'] : structured
  const said = wrapped ?? texts.map(parse).find((value) => value !== undefined)
  const attributes: Attributes = { ...describe(said), ...presignedBy(texts, [wrapped, ...linked(parts)]) }
  // JSON is a body, also where it is cut: of that only what it says of itself is kept.
  const plain = texts.find((text) => text !== '' && !/^\s{0,100}[[{]/.test(text))
  if (failed) attributes[ROLECALL.resultError] ??= plain ? redact(plain, SAID) : attributes[ROLECALL.resultMessage]
  if (failed) attributes[SEMCONV.errorType] = 'tool_error'
  const error = attributes[ROLECALL.resultError]
  return { failed, message: failed && typeof error === 'string' ? error : undefined, attributes }
}

/** Of the presigned URLs that the answer hands out. */
function presignedBy(texts: readonly string[], others: readonly unknown[]): Attributes {
  const more = others.filter((one) => one !== undefined).map((one) => JSON.stringify(one))
  return presignedIn([...texts, ...more].join('\n'))
}

/** Resources, which a part of the content links to or holds: https://modelcontextprotocol.io/specification/2025-06-18/server/tools#resource-links */
function linked(parts: readonly unknown[]): unknown[] {
  return parts.flatMap((part) => {
    const { uri, resource } = object(part) ?? {}
    return [uri ?? [], resource ?? []].flat()
  })
}

function describe(said: unknown): Attributes {
  if (Array.isArray(said)) return { [ROLECALL.resultCount]: said.length }
  const body = object(said)
  if (!body) return {}
  const { success, error, message, count } = saidOfItself(body)
  return {
    [ROLECALL.resultSuccess]: success,
    [ROLECALL.resultError]: error && redact(error, SAID),
    [ROLECALL.resultMessage]: message && redact(message, SAID),
    [ROLECALL.resultCount]: count,
  }
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
