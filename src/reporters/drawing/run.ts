/** The rows of numbers as things that can be drawn. Times are µs after the run's origin. */
import { type CallRow, OUTCOMES, type RunData, type ToolCallRow } from './packed.ts'

export interface Call {
  name: string
  start: number
  end: number
  outcome: 'ok' | 'error' | 'open' | 'unknown'
  signer: number
  errorCode: string
  row: CallRow
}

export interface ToolCall {
  index: number
  id: string
  tool: string
  outcome: string
  /** -1 where nobody said when: it is listed, and no bar is drawn. */
  start: number
  /** Where its bar ends: the answer, the deadline, or the last thing seen. */
  end: number
  ended: boolean
  deadline: number
  worst: number
  wrongIdentity: boolean
  /** How many tool calls it stands for, itself among them. */
  alike: number
  calls: Call[]
  row: ToolCallRow
}

export interface Run {
  origin: number
  length: number
  texts: string[]
  signers: string[]
  toolCalls: ToolCall[]
}

export function runOf(data: RunData): Run {
  const text = (index: number) => data.texts[index] ?? ''
  let length = 1
  const toolCalls = data.toolCalls.map((row, index): ToolCall => {
    const [id, tool, , outcome, , start, end, deadline] = row
    const rows = row[13]
    let last = Math.max(start, end, deadline)
    for (const call of rows) last = Math.max(last, call[1], call[2])
    length = Math.max(length, last)
    const calls = rows.map((call): Call => {
      const open = call[2] < 0
      return {
        name: text(call[0]),
        start: call[1],
        end: open ? last : call[2],
        outcome: OUTCOMES[call[3]] ?? 'unknown',
        signer: call[4],
        errorCode: text(call[5]),
        row: call,
      }
    })
    const answered = end >= 0 ? end : deadline >= 0 ? deadline : last
    return {
      index,
      id: text(id),
      tool: text(tool),
      outcome: text(outcome),
      start,
      end: Math.max(answered, start),
      ended: end >= 0,
      deadline,
      worst: row[10],
      wrongIdentity: row[14] === 1,
      alike: row[15],
      calls,
      row,
    }
  })
  return { origin: data.origin, length, texts: data.texts, signers: data.signers.map(text), toolCalls }
}

/** What a tool call is called in a list: an answer without a test's word on it is one all the same. */
export function outcomeWord({ outcome, ended }: Pick<ToolCall, 'outcome' | 'ended'>): string {
  if (outcome === 'timeout') return 'timed out'
  if (outcome !== 'unknown') return outcome
  return ended ? 'answered' : 'no answer seen'
}

/** A point of an axis whose marks are so many µs apart: as many digits as tell them apart. */
export function tick(us: number, step: number): string {
  const [unit, name] = step >= 1e6 ? [1e6, 's'] : step >= 1000 ? [1000, 'ms'] : [1, 'µs']
  if (us >= 120e6 && step >= 1e6) return duration(us)
  const digits = Math.max(0, -Math.floor(Math.log10(step / unit) + 1e-9))
  if (us >= 1e6 && unit < 1e6) return `${(us / 1e6).toFixed(Math.max(0, Math.ceil(6 - Math.log10(step) - 1e-9)))} s`
  return us === 0 ? '0' : `${(us / unit).toFixed(digits)} ${name}`
}

/** `2.9 s`, from µs. */
export function duration(us: number): string {
  const ms = us / 1000
  if (us === 0) return '0'
  if (ms < 1) return `${ms.toFixed(1)} ms`
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 120_000) return `${Number((ms / 1000).toFixed(2))} s`
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`
}
