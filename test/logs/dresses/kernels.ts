/** What failed in each log that somebody pasted, without the log around it: the message that the expected finding rests on. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { logfmtFields, parseLogLine } from '../../../src/sources/logs/log-line.ts'
import { objectIn } from '../../../src/sources/logs/object-in.ts'
import { accused, analyzeText } from '../analyze-text.ts'
import { type HeldOut, heldOut } from '../held-out.ts'

export interface Kernel {
  name: string
  text: string
  must: readonly string[]
}

/** Lines below the first one that may belong to it, and characters of a kernel. */
const MOST_LINES = 12
const [SHORTEST, LONGEST] = [8, 4000]
const PASTED = join(import.meta.dirname, '..', 'pasted')

export async function kernels(): Promise<Kernel[]> {
  const all: HeldOut[] = [...heldOut]
  for (const file of readdirSync(PASTED).sort())
    all.push(...((await import(join(PASTED, file))) as { pasted: readonly HeldOut[] }).pasted)
  const found = new Map<string, Kernel>()
  for (const one of all) {
    const kernel = one.must.length > 0 ? await kernelOf(one) : undefined
    if (kernel && !found.has(kernel.text)) found.set(kernel.text, kernel)
  }
  return [...found.values()]
}

async function kernelOf({ name, text, must }: HeldOut): Promise<Kernel | undefined> {
  const report = await analyzeText(text)
  const finding = report.findings.find(({ ruleId, severity }) => severity !== 'info' && must.includes(ruleId))
  const at = finding?.evidence.find(({ line }) => line !== undefined)?.line
  if (at === undefined) return undefined
  const lines = text.split('\n')
  let end = at
  while (end < lines.length && end - at < MOST_LINES && !begins(lines[end]!)) end++
  const first = messageOf(lines[at - 1]!)
  const more = lines.slice(at, end).map((line) => parseLogLine(line).body)
  for (const whole of [first, [first, ...more].join('\n').trimEnd()]) {
    if (whole.length < SHORTEST || whole.length > LONGEST) continue
    const alone = await analyzeText(`2026-05-18T10:02:01Z INFO worker started\n2026-05-18T10:02:02Z ERROR ${whole}\n`)
    const told = accused(alone).filter((id) => must.includes(id))
    if (told.length > 0) return { name, text: whole, must: told }
  }
  return undefined
}

function begins(line: string): boolean {
  const { begins, time } = parseLogLine(line)
  return begins || time !== undefined || /^[{[]/.test(line)
}

/** The longest text of a structured line; the line without its head, of others. */
function messageOf(line: string): string {
  const { body } = parseLogLine(line)
  const texts: string[] = []
  const look = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (value && typeof value === 'object') Object.values(value).forEach(look)
  }
  look(objectIn(body) ?? logfmtFields(body))
  return texts.sort((a, b) => b.length - a.length)[0] ?? body
}
