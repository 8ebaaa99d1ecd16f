/** Texts of any length, reduced to what says something: what is matched and kept of each is at most 8 KB. */
import type { Rec } from '../../model/records.ts'

const LONGEST_TEXT = 8 * 1024
/** Of a long text, its beginning and its end are kept whole; Java tells the cause first or last, Python last. */
const END = 2 * 1024
const LONGEST_LINE = 1024
const TELLS = /caused by|exception|error|denied|not authorized|credential|expired|requestid|arn:aws/i
const STACK_FRAME = /^\s*(?:at |File ")/

/** The text, or its beginning, its end, and between them those lines that speak of an error or of AWS. */
export function boundedText(text: string): string {
  if (text.length <= LONGEST_TEXT) return text
  const kept: string[] = []
  let left = LONGEST_TEXT - 2 * END - 16
  for (const line of text.slice(END, -END).split('\n', 20_000)) {
    if (left <= 0) break
    if (line.length > LONGEST_LINE || STACK_FRAME.test(line) || !TELLS.test(line)) continue
    kept.push(line.slice(0, left))
    left -= line.length + 1
  }
  return [`${text.slice(0, END)}…`, ...kept, `…${text.slice(-END)}`].join('\n')
}

/** The record with each of its texts bounded, in place. */
export function boundedRecord<T extends Rec>(rec: T): T {
  boundWithin(rec)
  return rec
}

function boundWithin(holder: object): void {
  const fields = holder as Record<string, unknown>
  for (const name in fields) {
    const value = fields[name]
    if (typeof value === 'string') {
      if (value.length > LONGEST_TEXT) fields[name] = boundedText(value)
    } else if (typeof value === 'object' && value !== null) boundWithin(value)
  }
}
