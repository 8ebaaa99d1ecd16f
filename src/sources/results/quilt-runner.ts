/**
 * What the tool runner of Quilt's MCP server prints: https://github.com/quiltdata/quilt-mcp-server
 * (`scripts/mcp-test.py`). It judges by schema; its times have a resolution of 1 s and no zone.
 */
import type { OutcomeState } from '../../model/records.ts'
import { readLines, TOO_LONG } from '../input/byte-lines.ts'
import { withoutRunnerPrefix } from '../logs/log-line.ts'
import type { Source } from '../source.ts'
import { outcome, stateOf } from './outcomes.ts'

const BEGIN = /^--- Testing (tool|resource): (.+?) ---$/
const STAMP = /^\[(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\]\s*(.*)$/

interface Pending {
  name: string
  isTool: boolean
  tool?: string
  start?: string
  stop?: string
  state: OutcomeState | undefined
  failed?: string
  message: string[]
  line: number
}

export const quiltRunner: Source = {
  format: 'Quilt MCP test runner',
  proves: ['what the runner saw of each tool: outcome, message'],
  cannotProve: ['what happened inside a tool', 'that a passed tool did what it should: it judges by schema'],
  recognise: (head) => (head.split('\n').some((line) => BEGIN.test(withoutRunnerPrefix(line))) ? 0.9 : 0),
  read: async (input, sink) => {
    let pending: Pending | undefined
    const give = (): void => {
      const one = pending
      pending = undefined
      if (!one) return
      const message = one.message.join('\n')
      sink.record(
        outcome({
          name: one.name,
          tool: one.isTool ? (one.tool ?? one.name) : undefined,
          state: one.state === 'failed' ? stateOf('failed', '', message) : (one.state ?? 'unknown'),
          start: one.start,
          stop: one.stop,
          message: message || (one.state ? undefined : 'the output ends before its result'),
          where: { file: input.name, line: one.line },
        }),
      )
    }
    await readLines(
      input,
      (raw, line) => {
        const text = withoutRunnerPrefix(raw)
        const begin = BEGIN.exec(text)
        if (begin) {
          give()
          pending = { name: begin[2]!, isTool: begin[1] === 'tool', state: undefined, message: [], line }
        } else if (pending) take(pending, text)
        // The summary repeats what was read.
        if (/^(📊|🔧|🗂️|🔄|=====)/u.test(text)) give()
      },
      (line) => sink.skip({ line, reason: TOO_LONG }),
    )
    give()
  },
}

function take(one: Pending, text: string): void {
  const stamp = STAMP.exec(text)
  if (stamp) {
    one.start ??= stamp[1]!
    one.stop = stamp[1]!
    const tool = /Calling tool: (\S+)/.exec(stamp[2]!)?.[1]
    if (tool) one.tool = tool
    return
  }
  if (/^✅ .*: PASSED/u.test(text)) one.state = 'passed'
  else if (/^\s*⏭️?\s+Skipped/u.test(text)) {
    one.state = 'skipped'
    one.message.push(text.replace(/^\W+/u, ''))
  } else if (/^\s*❌ /u.test(text)) {
    one.state = 'failed'
    one.message.push(text.replace(/^\s*❌ (?:.*?: (?:VALIDATION )?FAILED(?: - )?)?/u, ''))
  } else if (one.state === 'failed' && text.trim() !== '') one.message.push(text.trim())
}
