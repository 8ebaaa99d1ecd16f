/** Heads of lines that are more than a time and a level: each shape's example is read, and its message is what is left. */
import { expect, it } from 'vitest'
import { SHAPES } from '../../src/sources/logs/log-heads.ts'
import { parseLogLine } from '../../src/sources/logs/log-line.ts'

it.each(SHAPES)('$logger', ({ example, pattern, take }) => {
  const [first] = example.split('\n') as [string]
  const line = parseLogLine(first)
  expect(line.begins).toBe(true)
  if (/fail|err/i.test(first.replace('put failed', ''))) expect(line.severity).toBe('error')
  if (/\d{4}-\d\d-\d\d|\d\d\/\d\d\/\d\d /.test(first)) expect(line.time).toBeGreaterThan(1.7e15)
  // What its entry takes for a time or a level is one that the reader knows.
  const { time, level } = take(pattern.exec(first)!)
  if (time !== undefined) expect(line.time, time).toBeDefined()
  if (level !== undefined) expect(line.severity).toBeDefined()
  if (first.includes('put failed')) expect(line.body.endsWith('put failed')).toBe(true)
})
