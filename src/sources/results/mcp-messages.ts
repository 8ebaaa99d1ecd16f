/**
 * Logs of MCP messages, of a client or a server: JSON-RPC in each line, bare, in an SSE `data:` field, or behind a
 * time and a prefix. Each `tools/call` and its answer are one outcome; other lines are read as a log.
 * https://modelcontextprotocol.io/specification/2025-06-18/server/tools
 */
import { ROLECALL } from '../../model/attributes.ts'
import type { OutcomeState, Us } from '../../model/records.ts'
import { readLines, TOO_LONG } from '../input/byte-lines.ts'
import { isObject } from '../kit/json-values.ts'
import { timeOf } from '../kit/times.ts'
import { parseLogLine } from '../logs/log-line.ts'
import { logLines } from '../logs/logs.ts'
import type { Sink, Source } from '../source.ts'
import { outcome } from './outcomes.ts'
import { answerAttributes } from './tool-answer.ts'

type Json = Record<string, unknown>

export const mcpMessages: Source = {
  format: 'MCP messages',
  grows: true,
  proves: ['the tool calls of this connection: arguments sent, answers, errors, cancels'],
  cannotProve: ['what a tool did', 'which identity it used'],
  signs: ['"jsonrpc"', '"method"'],
  recognise: (head) =>
    /"jsonrpc\\?"\s*:\s*\\?"2\.0/.test(head) && /"method\\?"\s*:\s*\\?"(tools|initialize|notifications)/.test(head)
      ? 0.6
      : 0,
  read: async (input, sink) => {
    const calls = new ToolCalls(input.name, sink)
    const others = logLines(input.name, sink)
    input.onQuiet?.(others.end)
    await readLines(
      input,
      (text, line) => {
        const found = text.includes('jsonrpc') ? messagesIn(text) : undefined
        if (!found) return others.line(text, line)
        for (const message of found.messages) calls.message(message, found.time, found.session, line)
      },
      (line) => sink.skip({ line, reason: TOO_LONG }),
    )
    others.end()
    calls.end()
  },
}

interface Found {
  messages: Json[]
  time?: Us | undefined
  session?: string | undefined
}

/** The JSON-RPC messages of a line, with the line's time. */
function messagesIn(text: string): Found | undefined {
  const head = parseLogLine(text)
  for (let at = text.search(/[[{]/); at >= 0; at = next(text, at)) {
    const value = jsonFrom(text, at)
    if (value === undefined) continue
    const messages: Json[] = []
    collect(value, messages, 0)
    if (messages.length === 0) continue
    const wrapper = isObject(value) ? value : {}
    const time = head.time ?? timeOf(wrapper['timestamp'] ?? wrapper['time'] ?? wrapper['ts'] ?? wrapper['@timestamp'])
    const session = [wrapper['sessionId'], wrapper['session_id'], wrapper['mcp-session-id']].find(
      (one) => typeof one === 'string',
    ) as string | undefined
    return { messages, time, session }
  }
  return undefined
}

function next(text: string, at: number): number {
  const offset = text.slice(at + 1).search(/[[{]/)
  return offset < 0 ? -1 : at + 1 + offset
}

/** The JSON value that begins at `at`, whatever stands behind it. */
function jsonFrom(text: string, at: number): unknown {
  let depth = 0
  let inString = false
  for (let i = at; i < text.length; i++) {
    const char = text[i]
    if (inString) {
      if (char === '\\') i++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') depth++
    else if ((char === '}' || char === ']') && --depth === 0) {
      try {
        return JSON.parse(text.slice(at, i + 1))
      } catch {
        return undefined
      }
    }
  }
  return undefined
}

/** Messages stand alone, in a batch, in a logger's field, or as text in one. */
function collect(value: unknown, into: Json[], depth: number): void {
  if (depth > 4) return
  if (typeof value === 'string') {
    const start = value.indexOf('{')
    if (start >= 0 && value.includes('"jsonrpc"')) collect(jsonFrom(value, start), into, depth + 1)
  } else if (Array.isArray(value)) for (const one of value) collect(one, into, depth + 1)
  else if (isObject(value)) {
    if (value['jsonrpc'] === '2.0') into.push(value)
    else for (const one of Object.values(value)) collect(one, into, depth + 1)
  }
}

interface Pending {
  tool: string
  id: string
  session?: string | undefined
  start?: Us | undefined
  line: number
}

class ToolCalls {
  readonly #open = new Map<string, Pending>()
  readonly #file: string
  readonly #sink: Sink

  constructor(file: string, sink: Sink) {
    this.#file = file
    this.#sink = sink
  }

  message(message: Json, time: Us | undefined, session: string | undefined, line: number): void {
    const { id, method, params } = message as { id?: string | number; method?: string; params?: unknown }
    if (method === 'tools/call' && id !== undefined && isObject(params)) {
      const key = `${session ?? ''}/${id}`
      // Ids begin anew with each client: a call that was never answered ends where its id comes again.
      const before = this.#open.get(key)
      if (before) this.#give(before, 'unknown', undefined, 'no answer in this log')
      this.#open.set(key, { tool: String(params['name'] ?? '?'), id: String(id), session, start: time, line })
    } else if (method === 'notifications/cancelled' && isObject(params)) {
      const pending = this.#take(session, params['requestId'])
      const reason = typeof params['reason'] === 'string' ? params['reason'] : 'cancelled by the client'
      if (pending) this.#give(pending, 'timeout', time, reason)
    } else if (method === undefined && id !== undefined) {
      const pending = this.#take(session, id)
      if (pending) this.#answer(pending, message, time)
    }
  }

  end(): void {
    for (const pending of this.#open.values()) this.#give(pending, 'unknown', undefined, 'no answer in this log')
  }

  #take(session: string | undefined, id: unknown): Pending | undefined {
    const key = `${session ?? ''}/${id}`
    const pending = this.#open.get(key)
    this.#open.delete(key)
    return pending
  }

  #answer(pending: Pending, message: Json, time: Us | undefined): void {
    const error = message['error']
    if (isObject(error)) {
      const text = `${error['message'] ?? 'error'} (${error['code'] ?? '?'})`
      // The official clients' own code for a request that timed out.
      this.#give(pending, error['code'] === -32001 ? 'timeout' : 'failed', time, text)
      return
    }
    const said = answerAttributes(message['result'])
    const failed = isObject(message['result']) && message['result']['isError'] === true
    this.#give(pending, failed ? 'failed' : 'passed', time, undefined, message['result'], said[ROLECALL.resultCount])
  }

  #give(
    pending: Pending,
    state: OutcomeState,
    end?: Us,
    message?: string,
    answer?: unknown,
    resultCount?: unknown,
  ): void {
    this.#sink.record(
      outcome({
        name: pending.tool,
        tool: pending.tool,
        state,
        start: pending.start,
        stop: end,
        message,
        answer,
        resultCount,
        jsonrpcId: pending.id,
        mcpSession: pending.session,
        where: { file: this.#file, line: pending.line },
      }),
    )
  }
}
