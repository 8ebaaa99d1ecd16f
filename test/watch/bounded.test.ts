/** A watch that runs for long holds no more for it. */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Status, WatchEvent } from '../../src/watch/events.ts'
import { watch } from '../../src/watch/watch.ts'
import { RUN, toolCall } from './spans.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-bounded-'))
  mkdirSync(join(folder, RUN))
  file = join(folder, RUN, 'spans.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('of 10,000 finished tool calls the newest are held, those that failed, and the count of all', async () => {
  const end = new AbortController()
  const events: WatchEvent[] = []
  let status: Status | undefined
  const report = watch([folder], {
    analysis: {},
    policy: {},
    signal: end.signal,
    limits: { traces: 200, records: 1_000 },
    onRound(round, now) {
      events.push(...round)
      status = now()
    },
  })
  // All of it a minute ago: nothing heals any more.
  const start = Date.now() - 60_000
  appendFileSync(file, toolCall(0, start, true))
  await expect.poll(() => events.some((event) => event.type === 'finding')).toBe(true)
  for (let nth = 1; nth <= 10_000; nth += 500) {
    let lines = ''
    for (let i = nth; i < nth + 500; i++) lines += toolCall(i, start + i)
    appendFileSync(file, lines)
  }
  await expect.poll(() => status?.toolCalls, { timeout: 120_000 }).toBe(10_001)
  end.abort()
  const { summary, toolCalls, findings } = await report
  expect(toolCalls.length).toBeLessThanOrEqual(400)
  expect(toolCalls.length).toBeGreaterThanOrEqual(200)
  expect(summary.notes.join()).toContain(`${10_001 - toolCalls.length} older tool calls`)
  expect(summary.verdict).toBe('error')
  expect(findings[0]?.evidence[0]).toMatchObject({ file, line: 1 })
  const told = events.flatMap((event) => (event.type === 'finding' ? event.finding : []))
  expect(told.filter(({ severity }) => severity !== 'info').map(({ message }) => message)).toEqual([
    findings[0]!.message,
  ])
})

test('a failure common to many is told once, and again when it has become ten times as many', async () => {
  const end = new AbortController()
  const events: WatchEvent[] = []
  const limits = { traces: 20, records: 100 }
  const report = watch([folder], {
    analysis: {},
    policy: {},
    signal: end.signal,
    limits,
    onRound: (round) => events.push(...round),
  })
  const start = Date.now() - 60_000
  appendFileSync(file, toolCall(0, start, true))
  await expect.poll(() => events.some((event) => event.type === 'finding')).toBe(true)
  for (let nth = 1; nth < 150; nth++) appendFileSync(file, toolCall(nth, start + nth, true))
  await expect.poll(() => events.some((event) => event.type === 'again' && event.toolCalls >= 100)).toBe(true)
  end.abort()
  const { summary, toolCalls } = await report
  expect(events.filter((event) => event.type === 'finding')).toHaveLength(1)
  expect(summary.verdict).toBe('error')
  expect(toolCalls.length).toBeLessThan(100)
  expect(summary.notes.join()).toMatch(/\d+ of them with findings told above/)
})
