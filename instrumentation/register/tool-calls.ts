/** MCP tool calls, from the messages on the wire: begun by a request, ended by the answer that carries its id. */
import { PROGRESS, ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { now } from '../evidence/clock.ts'
import { type AnswerMessage, readAnswers, readProgress, type ToolCallMessage } from '../evidence/mcp-message.ts'
import { redact } from '../evidence/redact.ts'
import type { Attributes, Span } from '../evidence/span.ts'
import { readToolAnswer } from '../evidence/tool-answer.ts'
import { left } from './http-server.ts'
import type { Recorder, Scope } from './recorder.ts'

export interface ToolCall {
  id: string
  /** Whose ids these are: JSON-RPC ids restart with each client. */
  client: string
  span: Span
  scope: Scope
  progressToken: string | undefined
  /** When its progress was last put on disk. */
  told: number
}

/** News of an open call's progress goes to disk no more often than this, ms. */
const TELL_EVERY = 1000

export class ToolCalls {
  readonly #recorder: Recorder
  readonly #open = new Set<ToolCall>()

  constructor(recorder: Recorder) {
    this.#recorder = recorder
  }

  begin(message: ToolCallMessage, client: string, parent: Scope | 'root', extra: Attributes): ToolCall {
    const tool = redact(message.tool, 128)
    const span = this.#recorder.start(
      `tools/call ${tool}`,
      'server',
      {
        [SEMCONV.mcpMethod]: 'tools/call',
        [SEMCONV.toolName]: tool,
        [SEMCONV.genAiOperation]: 'execute_tool',
        [SEMCONV.jsonrpcId]: message.id,
        [ROLECALL.progressCount]: message.progressToken === undefined ? undefined : 0,
        ...extra,
      },
      parent,
    )
    const { id, progressToken } = message
    const call: ToolCall = { id, client, span, scope: { span }, progressToken, told: 0 }
    this.#open.add(call)
    this.#recorder.open(span)
    return call
  }

  /**
   * A cancel marks the call it names, if this process has it open; on servers without sessions it may reach another
   * process, so it is a span of its own as well.
   */
  cancel(id: string, client: string, parent: Scope | 'root', extra: Attributes): void {
    const span = this.#recorder.start(
      'notifications/cancelled',
      'server',
      { [SEMCONV.mcpMethod]: 'notifications/cancelled', [SEMCONV.jsonrpcId]: id, ...extra },
      parent,
    )
    this.#recorder.end(span)
    const call = this.#find(id, client)
    if (!call) return
    left(call.span, 'cancel')
    this.#recorder.folder.updated(call.span)
  }

  /** Reads what a server answers, and what progress it tells of; its other messages pass. */
  answers(text: string, clients: (client: string) => boolean): void {
    if (this.#open.size === 0) return
    if (text.includes(PROGRESS)) this.#progress(text, clients)
    if (!(text.includes('"result"') || text.includes('"error"'))) return
    for (const answer of readAnswers(text)) {
      for (const call of this.#open) {
        if (call.id === answer.id && clients(call.client)) {
          this.#answered(call, answer)
          break
        }
      }
    }
  }

  /** The connection went before the answer: nobody waits any more. */
  abandon(call: ToolCall): void {
    left(call.span, 'disconnect')
    this.unanswered(call, 'cancelled')
  }

  /** The exchange is over without an answer to this call; `type` says why. */
  unanswered(call: ToolCall, type: string): void {
    if (!this.#open.delete(call)) return
    this.#fail(call.span, type, undefined)
    this.#recorder.end(call.span)
  }

  isOpen(call: ToolCall): boolean {
    return this.#open.has(call)
  }

  /** The first and the last time, and how often; what the messages say is nobody's. */
  #progress(text: string, clients: (client: string) => boolean): void {
    for (const token of readProgress(text)) {
      for (const call of this.#open) {
        if (call.progressToken === token && clients(call.client)) {
          this.#progressed(call)
          break
        }
      }
    }
  }

  #progressed(call: ToolCall): void {
    const { span } = call
    const time = now()
    const count = Number(span.attributes[ROLECALL.progressCount]) + 1
    span.attributes[ROLECALL.progressCount] = count
    span.events ??= []
    const last = count > 2 ? span.events.findLast(({ name }) => name === PROGRESS) : undefined
    if (last) last.time = time
    else span.events.push({ name: PROGRESS, time })
    if (time - call.told < TELL_EVERY) return
    call.told = time
    this.#recorder.folder.updated(span)
  }

  #find(id: string, client: string): ToolCall | undefined {
    for (const call of this.#open) if (call.id === id && call.client === client) return call
    return undefined
  }

  #answered(call: ToolCall, answer: AnswerMessage): void {
    this.#open.delete(call)
    const at = now()
    const { failed, message, attributes } = readToolAnswer(answer)
    Object.assign(call.span.attributes, attributes)
    if (failed) this.#fail(call.span, String(attributes[SEMCONV.errorType]), message)
    this.#recorder.end(call.span, at)
  }

  #fail(span: Span, type: string, message: string | undefined): void {
    span.error = true
    span.message = message
    span.attributes[SEMCONV.errorType] = type
  }
}
