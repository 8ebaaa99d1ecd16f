/** Files as they grow, are rotated, cut short, removed and torn; and how much is held of them. */
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Rec } from '../../src/model/records.ts'
import { WATCH_ENDED } from '../../src/model/report.ts'
import { FollowedPaths } from '../../src/watch/followed-paths.ts'

let folder: string
let records: Rec[]
let followed: FollowedPaths
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-follow-'))
  records = []
})
afterEach(async () => {
  await followed.finish()
  rmSync(folder, { recursive: true, force: true })
})

function follow(...paths: string[]): void {
  const sink = {
    record: (rec: Rec) => records.push(rec),
    replace(file: string, whole: readonly Rec[]) {
      records = [...records.filter((rec) => rec.evidence.file !== file), ...whole]
    },
  }
  followed = new FollowedPaths(paths, sink, () => {})
}

/** A line of a run folder's spans, as the preload writes it. */
function spanLine(id: number): string {
  const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } })
  const span = {
    traceId: id.toString(16).padStart(32, '0'),
    spanId: id.toString(16).padStart(16, '0'),
    name: 'GET /',
    kind: 2,
    startTimeUnixNano: `${1764000000000 + id}000000`,
    endTimeUnixNano: `${1764000000001 + id}000000`,
    attributes: [attribute('http.request.method', 'GET')],
  }
  const resource = {
    attributes: [attribute('service.name', 'shop'), attribute('rolecall.run.id', '1764000000000-7-abcd')],
  }
  return `${JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans: [span] }] }] })}\n`
}

const read = () =>
  records.map((rec) => (rec.type === 'span' ? Number.parseInt(rec.spanId, 16) : -1)).sort((a, b) => a - b)
const lines = () => records.map(({ evidence }) => evidence.line)

/** Until as many records were read. */
const polled = (n: number) =>
  expect
    .poll(async () => {
      await followed.poll()
      return records.length
    })
    .toBe(n)

test('a torn last line waits for its rest; lines keep their numbers', async () => {
  const file = join(folder, 'spans.jsonl')
  const [one, two, three] = [spanLine(1), spanLine(2), spanLine(3)]
  writeFileSync(file, one + two.slice(0, 100))
  follow(file)
  await polled(1)
  appendFileSync(file, two.slice(100, 150))
  await followed.poll()
  await followed.poll()
  expect(read()).toEqual([1])
  appendFileSync(file, two.slice(150) + three)
  await polled(3)
  expect(lines()).toEqual([1, 2, 3])
  const [report] = await followed.finish()
  expect(report).toMatchObject({ records: 3, skipped: 0, format: 'rolecall spans' })
})

test('rotated by renaming: the rest of the old one is read, the new one from its start, nothing twice', async () => {
  const file = join(folder, 'spans.jsonl')
  writeFileSync(file, spanLine(1))
  follow(folder)
  await polled(1)
  appendFileSync(file, spanLine(2))
  renameSync(file, `${file}.1`)
  writeFileSync(file, spanLine(3))
  await polled(3)
  await pause(2_100)
  await followed.poll()
  await followed.poll()
  expect(read()).toEqual([1, 2, 3])
})

test('rotated by copying and cutting short: what comes then is read, also where it has grown beyond the old end', async () => {
  const file = join(folder, 'spans.jsonl')
  writeFileSync(file, spanLine(1) + spanLine(2))
  follow(file)
  await polled(2)
  copyFileSync(file, `${file}.1`)
  truncateSync(file)
  await followed.poll()
  appendFileSync(file, spanLine(3))
  await polled(3)
  truncateSync(file)
  appendFileSync(file, [4, 5, 6, 7].map(spanLine).join(''))
  await polled(7)
  expect(read()).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('removed, and made anew; a folder that is not there yet', async () => {
  const runs = join(folder, '.rolecall')
  follow(runs)
  await followed.poll()
  const run = join(runs, `${Date.now()}-7-abcd`)
  mkdirSync(run, { recursive: true })
  writeFileSync(join(run, 'spans.jsonl'), spanLine(1))
  await polled(1)
  rmSync(runs, { recursive: true })
  await followed.poll()
  mkdirSync(run, { recursive: true })
  writeFileSync(join(run, 'spans.jsonl'), spanLine(2))
  await polled(2)
  expect(read()).toEqual([1, 2])
})

test('of a folder of runs only those that live, until something is written to an old one', async () => {
  const old = join(folder, '1763900000000-4242-ab12')
  mkdirSync(old)
  writeFileSync(join(old, 'spans.jsonl'), spanLine(1))
  utimesSync(join(old, 'spans.jsonl'), 1763900000, 1763900000)
  utimesSync(old, 1763900000, 1763900000)
  follow(folder)
  await followed.poll()
  await followed.poll()
  expect(records).toEqual([])
  appendFileSync(join(old, 'spans.jsonl'), spanLine(2))
  await polled(2)
})

test('a text log: its last record is handed over when nothing follows; results written as a whole replace what they said', async () => {
  const [log, results] = [join(folder, 'server.log'), join(folder, 'results.json')]
  follow(folder)
  writeFileSync(log, '2026-11-24T10:00:00Z INFO started\n2026-11-24T10:00:01Z ERROR AccessDenied: no\n')
  await polled(2)
  const ctrf = (...names: string[]) => {
    const tests = names.map((name) => ({ name, status: 'passed', duration: 1 }))
    return JSON.stringify({ reportFormat: 'CTRF', results: { tool: { name: 'x' }, summary: {}, tests } }, null, 2)
  }
  writeFileSync(results, ctrf('a'))
  await polled(3)
  writeFileSync(results, ctrf('a', 'b'))
  await polled(4)
})

test('a folder of many old jobs is read in parts; what an end leaves unread is said', async () => {
  for (let i = 1; i <= 40; i++) {
    mkdirSync(join(folder, `job-${i}`))
    writeFileSync(join(folder, `job-${i}`, 'spans.jsonl'), spanLine(i))
  }
  follow(folder)
  followed.endBy(0)
  expect(await followed.poll()).toEqual({ changed: false, more: false })
  const inputs = await followed.finish()
  expect(inputs.at(-1)).toMatchObject({ file: 'some folders', skips: [{ reason: WATCH_ENDED }] })

  follow(folder)
  await polled(40)
  followed.endBy(0)
  expect((await followed.finish()).some(({ skips }) => skips.length > 0)).toBe(false)
})
