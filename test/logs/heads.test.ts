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

const TIMES = [
  '2026-08-29T21:38:01,402',
  '2026-08-29 21:38:01.402',
  '2026/08/29 21:38:01',
  '29/Aug/2026:21:38:01 +0000',
]

it.each(TIMES)('no head takes %s for a thread', (time) => {
  const lines = [
    'ERROR a.B - put failed',
    '[ERROR] a.B - put failed',
    'ERROR [main] a.B: put failed',
    'ERROR put failed',
  ]
  for (const line of lines.map((rest) => `[${time}] ${rest}`))
    for (const { logger, pattern, take } of SHAPES) {
      const found = pattern.exec(line)
      if (found?.[0].includes(time)) expect(take(found).time, `${logger}: ${line}`).toBeDefined()
    }
})
