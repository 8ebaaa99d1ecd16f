/** MCP over HTTP: tool calls in POST bodies, answers as JSON, as events of the POST's stream, or on a session's own stream. */
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import { mayHoldRequest, readEvents, readRequests } from '../evidence/mcp-message.ts'
import type { Attributes } from '../evidence/span.ts'
import type { Answering, Inbound, InboundWatcher } from './http-server.ts'
import type { Recorder } from './recorder.ts'
import { watchWrites } from './response-writes.ts'
import type { ToolCall, ToolCalls } from './tool-calls.ts'

/** Answers beyond this are not looked into. */
const LONGEST_ANSWER = 1024 * 1024

export function mcpOverHttp(recorder: Recorder, tools: ToolCalls): InboundWatcher {
  const callsOf = new WeakMap<Inbound, ToolCall[]>()

  return {
    body(inbound, text) {
      if (!mayHoldRequest(text)) return
      const client = clientOf(inbound)
      const extra = tokenAndSession(inbound)
      const calls: ToolCall[] = []
      for (const message of readRequests(text)) {
        if (message.type === 'cancel') tools.cancel(message.id, client, inbound.scope, extra)
        else calls.push(tools.begin(message, client, { span: inbound.span }, extra))
      }
      if (!calls.length) return
      // What the handlers of a batch do can't be told apart; it stays with the request.
      if (calls.length === 1) inbound.scope.span = calls[0]!.span
      callsOf.set(inbound, calls)
      if (inbound.finished !== undefined) {
        settle(inbound)
        return
      }
      watchAnswer(recorder, inbound.response, (answer) => tools.answers(answer, (other) => other === client))
    },
    stream(inbound) {
      // The session of an event stream of the old transport is in its URL, unknown here: the id alone must do.
      const client = clientOf(inbound)
      watchAnswer(recorder, inbound.response, (answer) =>
        tools.answers(answer, (other) => other === client || other.startsWith('?')),
      )
    },
    over(inbound) {
      settle(inbound)
    },
  }

  /** What becomes of calls whose exchange is over without an answer to them. */
  function settle(inbound: Inbound): void {
    const { statusCode } = inbound.response
    // Accepted: the answer comes on another stream.
    if (inbound.finished && statusCode === 202) return
    for (const call of callsOf.get(inbound) ?? []) {
      if (!tools.isOpen(call)) continue
      if (!inbound.finished) tools.abandon(call)
      else if (statusCode >= 400) tools.unanswered(call, String(statusCode))
      // A server that honours a cancel ends its stream without a word.
      else tools.unanswered(call, call.span.attributes[ROLECALL.callerLeft] ? 'cancelled' : 'unanswered')
    }
  }
}

function tokenAndSession({ span, token }: Inbound): Attributes {
  return {
    [SEMCONV.mcpSession]: span.attributes[SEMCONV.mcpSession],
    [SEMCONV.mcpProtocol]: span.attributes[SEMCONV.mcpProtocol],
    [ROLECALL.tokenFingerprint]: token[ROLECALL.tokenFingerprint],
    [ROLECALL.tokenClaimsFingerprint]: token[ROLECALL.tokenClaimsFingerprint],
    [ROLECALL.tokenRoleArn]: token[ROLECALL.tokenRoleArn],
  }
}

/** Session, else bearer: what tells one client's ids from another's. */
function clientOf({ request, span, token }: Inbound): string {
  const session = span.attributes[SEMCONV.mcpSession]
  if (session) return `session ${session}`
  const old = /[?&]sessionId=([^&]+)/i.exec(request.url ?? '')
  return old ? `?${old[1]}` : `token ${token[ROLECALL.tokenFingerprint] ?? ''}`
}

/** Shows each message that a response carries, without touching what is sent. */
function watchAnswer(recorder: Recorder, response: Answering, see: (message: string) => void): void {
  let text = ''
  let blind = false
  watchWrites(recorder, response, (chunk, encoding, last) => {
    if (blind) return
    if (typeof chunk === 'string')
      text += Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8').toString('utf8')
    else if (chunk instanceof Uint8Array)
      text += Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('utf8')
    if (text.length > LONGEST_ANSWER) {
      blind = true
      text = ''
      return
    }
    if (!/event-stream/.test(String(response.getHeader('content-type') ?? '')) && !/^(event|data|id|:)/.test(text)) {
      if (last && text) see(text)
      return
    }
    const { data, rest } = readEvents(last ? `${text}\n\n` : text)
    text = rest
    for (const event of data) see(event)
  })
}
