/**
 * Lines that are passed over unread change nothing of what is kept of a log, whatever stands between them, but which of the lines that tell
 * nothing shows that it went on.
 */
import { readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { randomFrom } from '../../bench/random.mjs'
import type { LogRecord, Rec } from '../../src/model/records.ts'
import { withoutDullLines } from '../../src/sources/logs/dull-lines.ts'
import { logs } from '../../src/sources/logs/logs.ts'
import type { HeldOut } from '../logs/held-out.ts'

const FOLDER = new URL('../logs/pasted/', import.meta.url)
const sets: { pasted: readonly HeldOut[] }[] = await Promise.all(
  readdirSync(FOLDER).map((name) => import(new URL(name, FOLDER).pathname)),
)
const TEXTS = sets.flatMap(({ pasted }) => pasted.map(({ text }) => text))
const SEEDS = Array.from({ length: 6 }, (_, nth) => nth + 1)

it.each(SEEDS)('keeps of a long log what is kept of it when each line is read, seed %s', async (seed) => {
  const text = longLog(randomFrom(seed))
  const [all, some] = [await read(text, false), await read(text, true)]
  expect(some.records).toBe(all.records)
  expect(some.unread).toBeGreaterThan(all.records / 4)
  expect(some.kept).toEqual(all.kept)
  expect(some.witnesses).toBe(all.witnesses)
})

async function read(
  text: string,
  isQuick: boolean,
): Promise<{ records: number; unread: number; kept: string[]; witnesses: number }> {
  const kept: Rec[] = []
  const { put, dropsLike } = withoutDullLines((rec) => kept.push(rec))
  let [records, unread] = [0, 0]
  const record = (rec: Rec): void => {
    put(rec)
    records++
  }
  const passedOver = (passed: { records: number }): void => {
    records += passed.records
    unread += passed.records
  }
  const sink = { record, skip: () => {}, ...(isQuick && { dropsLike, passedOver }) }
  await logs.read({ name: 'long.log', stream: () => Readable.from([Buffer.from(text)]) }, sink)
  const own = kept.filter((rec) => !TELLS_NOTHING.test((rec as LogRecord).body))
  return { records, unread, kept: own.map(told), witnesses: kept.length - own.length }
}

/** Lines of the server's that are kept for their time alone. */
const TELLS_NOTHING =
  /^(?:listed \d|sync loop \d|\[http-1\] o\.a\.http\.wire|10\.0\.0\.\d+ - - |\[worker-\d\] c\.d\.Depot - queue )/

function told(rec: Rec): string {
  const { body, severity, attributes } = rec as LogRecord
  return `${rec.evidence.line} ${rec.type} ${severity} ${JSON.stringify(attributes)} ${body}`
}

/** Texts of troubles, and of what looks like them, in one log. */
const TOLD = 12

/** What a server says all day, with some of those texts in it. */
function longLog(random: () => number): string {
  const under = (limit: number): number => Math.floor(random() * limit)
  const id = (): string =>
    [8, 4, 4, 4, 12]
      .map((n) =>
        under(2 ** 48)
          .toString(16)
          .padStart(12, '0')
          .slice(-n),
      )
      .join('-')
  const makes: ((time: string, epoch: number) => string)[] = [
    (_, time) =>
      JSON.stringify({ level: 30, time, pid: 4711, reqId: id(), msg: 'request completed', responseTime: under(999) }),
    (_, time) =>
      JSON.stringify({ level: [20, 30, 40][under(3)], time, pid: 40 + under(2), msg: `listed ${under(50)} objects` }),
    (at) => `${at} INFO [worker-${under(4)}] c.d.Depot - stored depot/in/${id()}.json in ${under(300)} ms`,
    (at) => `time="${at}" level=info msg="reconciled" controller=store name=store-${under(50)}`,
    (_, time) =>
      `I1012 ${new Date(time).toISOString().slice(11, 23)}000       1 controller.go:60] sync loop ${under(9999)}`,
    (at) =>
      `${at} DEBUG [http-1] o.a.http.wire - http-outgoing-${under(9)} << "HTTP/1.1 ${[200, 204, 304, 404, 403][under(5)]} OK"`,
    () =>
      `10.0.0.${under(255)} - - [12/Oct/2026:08:00:00 +0000] "GET /depot/${under(9999)} HTTP/1.1" ${[200, 200, 404, 500][under(4)]} ${under(5000)}`,
    (at) => `${at} WARN [worker-${under(5)}] c.d.Depot - queue is ${under(100)} deep`,
    (at) => `${at} INFO aws.s3 uploaded part ${under(100)} of ${id()}`,
    (at) => `${at} INFO attempt ${under(3)} of 3 done, exit code ${under(2)}`,
    (at) => `${at} INFO [worker-${under(4)}] c.d.Depot - putting s3://depot-${under(3)}/in/${under(9999)}.json`,
    (_, time) =>
      JSON.stringify({
        level: 30,
        time,
        pid: 40,
        worker: `w${under(9)}`,
        bucket: `store-${under(3)}`,
        msg: 'stored it',
      }),
  ]
  const lines: string[] = []
  let time = Date.parse('2026-10-12T08:00:00Z')
  const chatter = (count: number): void => {
    for (let nth = 0; nth < count; nth++) {
      time += under(200)
      lines.push(makes[under(makes.length)]!(new Date(time).toISOString(), time))
    }
  }
  chatter(6000)
  for (let nth = 0; nth < TOLD; nth++) {
    lines.push(TEXTS[under(TEXTS.length)]!)
    // Of which bucket, the thread said many lines above.
    const refused = 'upload failed: Access Denied (Service: S3, Status Code: 403, Request ID: 4QXR7ZP2M0W9K3YB)'
    if (nth % 2 === 0) lines.push(`${new Date(time).toISOString()} ERROR [worker-${under(4)}] c.d.Depot - ${refused}`)
    chatter([1, 5, 40, 900][under(4)]!)
  }
  return lines.join('\n')
}
