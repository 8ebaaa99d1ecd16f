/** The JSON-RPC messages of MCP that matter: tool calls, cancels, progress, answers. Read in memory, never written. */
import { PROGRESS } from '../../src/model/attributes.ts'

export interface ToolCallMessage {
  type: 'call'
  id: string
  tool: string
  /** What the client wants to be told the progress by. */
  progressToken: string | undefined
}
export interface CancelMessage {
  type: 'cancel'
  id: string
}
export interface AnswerMessage {
  type: 'answer'
  id: string
  result: unknown
  error: { code: unknown; message: unknown } | undefined
}

/** A cheap look before parsing: most messages are neither. */
export function mayHoldRequest(text: string): boolean {
  return text.includes('tools/call') || text.includes('notifications/cancelled')
}

/** Tool calls and cancels in a message or a batch; none in what is no JSON-RPC. */
export function readRequests(text: string): (ToolCallMessage | CancelMessage)[] {
  return messages(text).flatMap((message): (ToolCallMessage | CancelMessage)[] => {
    const params = object(message['params'])
    if (message['method'] === 'tools/call') {
      const tool = params?.['name']
      const progressToken = idOf(object(params?.['_meta'])?.['progressToken'])
      return isId(message['id'])
        ? [{ type: 'call', id: String(message['id']), tool: typeof tool === 'string' ? tool : '', progressToken }]
        : []
    }
    const cancelled = params?.['requestId']
    return message['method'] === 'notifications/cancelled' && isId(cancelled)
      ? [{ type: 'cancel', id: String(cancelled) }]
      : []
  })
}

/** Answers in a message or a batch. */
export function readAnswers(text: string): AnswerMessage[] {
  return messages(text).flatMap((message) => {
    if (!isId(message['id']) || !('result' in message || 'error' in message)) return []
    const error = object(message['error'])
    return [
      {
        type: 'answer' as const,
        id: String(message['id']),
        result: message['result'],
        error: error && { code: error['code'], message: error['message'] },
      },
    ]
  })
}

/** Progress tokens of the notifications in a message or a batch. */
export function readProgress(text: string): string[] {
  return messages(text).flatMap((message) => {
    if (message['method'] !== PROGRESS) return []
    return idOf(object(message['params'])?.['progressToken']) ?? []
  })
}

/** The data of each event of a server-sent event stream, as far as it is complete; `rest` is the torn end. */
export function readEvents(text: string): { data: string[]; rest: string } {
  const events = text.split(/\r?\n\r?\n/)
  const rest = events.pop()!
  const data = events.map((event) =>
    event
      .split(/\r?\n/)
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5).trimStart())
      .join('\n'),
  )
  return { data: data.filter(Boolean), rest }
}

function messages(text: string): Record<string, unknown>[] {
  try {
    const parsed: unknown = JSON.parse(text)
    return (Array.isArray(parsed) ? parsed.slice(0, 100) : [parsed])
      .map(object)
      .filter((message) => message !== undefined)
  } catch {
    return []
  }
}

function object(value: unknown): Record<string, unknown> | undefined {
  return value && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}

function idOf(id: unknown): string | undefined {
  return isId(id) ? String(id) : undefined
}

function isId(id: unknown): boolean {
  return typeof id === 'number' || (typeof id === 'string' && id.length <= 256)
}
