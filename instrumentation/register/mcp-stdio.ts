/** MCP over standard input and output. Neither stream is opened before the server opens it, nothing is ever written. */
import { readRequests } from '../evidence/mcp-message.ts'
import type { Recorder } from './recorder.ts'
import type { ToolCall, ToolCalls } from './tool-calls.ts'

const CLIENT = 'stdio'
/** Longer lines are not looked into. */
const LONGEST_LINE = 1024 * 1024

type Push = (chunk: unknown, encoding?: BufferEncoding) => boolean
type Write = (...args: unknown[]) => boolean

export function mcpOverStdio(recorder: Recorder, tools: ToolCalls): void {
  let answering = false
  onFirstUse(recorder, 'stdin', (stdin: { push: Push }) => {
    const { push } = stdin
    let torn = ''
    stdin.push = (chunk, encoding) => {
      if (!Buffer.isBuffer(chunk)) return push.call(stdin, chunk, encoding)
      const pieces = recorder.guard(() => {
        const found = split(chunk, torn)
        torn = found.torn
        return found.pieces
      })
      if (!pieces?.length) return push.call(stdin, chunk, encoding)
      let more = true
      for (const { bytes, line } of pieces) {
        const call = line === undefined ? undefined : recorder.guard(() => take(line))
        more = call
          ? recorder.current.run(call.scope, () => push.call(stdin, bytes, encoding))
          : push.call(stdin, bytes, encoding)
      }
      return more
    }
  })

  function take(line: string): ToolCall | undefined {
    const calls: ToolCall[] = []
    for (const message of readRequests(line)) {
      if (message.type === 'cancel') tools.cancel(message.id, CLIENT, 'root', {})
      else calls.push(tools.begin(message, CLIENT, 'root', {}))
    }
    if (calls.length && !answering) {
      answering = true
      recorder.guard(watchStdout)
    }
    return calls.length === 1 ? calls[0] : undefined
  }

  function watchStdout(): void {
    const stdout = process.stdout as unknown as { write: Write }
    const { write } = stdout
    let torn = ''
    stdout.write = function (this: unknown, ...args) {
      recorder.guard(() => {
        const text = typeof args[0] === 'string' ? args[0] : Buffer.from(args[0] as Uint8Array).toString('utf8')
        const lines = (torn + text).split('\n')
        torn = lines.pop()!.slice(0, LONGEST_LINE)
        for (const line of lines) tools.answers(line, (client) => client === CLIENT)
      })
      return Reflect.apply(write, this, args)
    }
  }
}

/**
 * Cuts a chunk behind each line that holds a request we look for, so that each tool call's work begins in a flow of its
 * own; chunks without one stay whole.
 */
function split(chunk: Buffer, before: string): { pieces: { bytes: Buffer; line: string | undefined }[]; torn: string } {
  const pieces: { bytes: Buffer; line: string | undefined }[] = []
  let line = before
  let cut = 0
  let at = 0
  for (let newline = chunk.indexOf(10); newline >= 0; newline = chunk.indexOf(10, at)) {
    line += chunk.toString('utf8', at, newline)
    at = newline + 1
    if (line.includes('tools/call') || line.includes('notifications/cancelled')) {
      pieces.push({ bytes: chunk.subarray(cut, at), line })
      cut = at
    }
    line = ''
  }
  line += chunk.toString('utf8', at)
  if (pieces.length && cut < chunk.length) pieces.push({ bytes: chunk.subarray(cut), line: undefined })
  return { pieces, torn: line.length > LONGEST_LINE ? '' : line }
}

/** Looks at a lazily made stream of `process` when the server first asks for it. */
function onFirstUse(recorder: Recorder, name: 'stdin', use: (stream: never) => void): void {
  const property = Object.getOwnPropertyDescriptor(process, name)
  const { get } = property ?? {}
  if (!get || !property?.configurable) return
  let used = false
  Object.defineProperty(process, name, {
    ...property,
    get() {
      const stream = get.call(process)
      if (!used) {
        used = true
        recorder.guard(() => use(stream as never))
      }
      return stream
    },
  })
  recorder.undoLater(() => Object.defineProperty(process, name, property))
}
