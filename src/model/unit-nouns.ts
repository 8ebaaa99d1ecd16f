/** What units of work are called, and how they are counted: each by its own noun, wherever it is told. */
import { type Alike, totalOf } from './alike.ts'
import { count, list } from './text.ts'
import type { ToolCall } from './tool-call.ts'

const NOUNS: Readonly<Record<ToolCall['kind'], string>> = {
  mcp: 'tool call',
  request: 'request',
  invocation: 'invocation',
  job: 'job',
  message: 'message',
  scheduled: 'scheduled run',
  test: 'test',
  process: 'process',
}

type Counted = Alike & Pick<ToolCall, 'kind'>

/** `14 jobs`, `30 tests and 1 process`; `0 tool calls` where there is none. */
export function countUnits(units: readonly Counted[]): string {
  const kinds = kindsOf(units)
  if (kinds.length === 0) return count(0, NOUNS.mcp)
  return list(
    kinds.map((kind) => countOf(totalOf(units.filter((one) => one.kind === kind)), kind)),
    kinds.length,
  )
}

/** How many there are of the kinds of these, in one number: `14 jobs`, `31 tests and processes`. */
export function unitsLike(all: readonly Counted[], like: readonly Counted[]): string {
  const kinds = kindsOf(like)
  const total = totalOf(all.filter((one) => kinds.includes(one.kind)))
  const [kind = 'mcp', ...others] = kinds
  if (others.length === 0) return countOf(total, kind)
  return `${total} ${list(
    [kind, ...others].map((one) => plural(NOUNS[one])),
    kinds.length,
  )}`
}

function kindsOf(units: readonly Counted[]): ToolCall['kind'][] {
  const present = new Set(units.map(({ kind }) => kind))
  return (Object.keys(NOUNS) as ToolCall['kind'][]).filter((kind) => present.has(kind))
}

function countOf(n: number, kind: ToolCall['kind']): string {
  return count(n, NOUNS[kind], plural(NOUNS[kind]))
}

function plural(noun: string): string {
  return noun.endsWith('s') ? `${noun}es` : `${noun}s`
}
