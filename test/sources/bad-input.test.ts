import { createWriteStream, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Rec } from '../../src/model/records.ts'
import { readAll } from '../../src/sources/input/read.ts'
import { incident } from './incident.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-bad-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(...paths: string[]) {
  const records: Rec[] = []
  const inputs = await readAll(paths, (rec) => records.push(rec))
  return {
    records,
    inputs,
    reasons: inputs.flatMap((one) => one.skips.map((skip) => [skip.line, skip.reason, skip.count])),
  }
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const spans = incident()
const line = Buffer.from(JsonTraceSerializer.serializeRequest(spans)!).toString()
const protobuf = Buffer.from(ProtobufTraceSerializer.serializeRequest(spans)!)

describe('bad input', () => {
  it('names and counts torn lines, NULs, foreign lines, spans without ids or times, and goes on', async () => {
    const odd = {
      resourceSpans: [
        {
          scopeSpans: [
            {
              spans: [
                { name: 'no time' },
                { name: 'no ids', startTimeUnixNano: '1763917203044000000' },
                7,
                {
                  traceId: '',
                  spanId: '',
                  name: 'empty',
                  startTimeUnixNano: 1763917203044000000,
                  status: null,
                  attributes: null,
                  events: [null],
                },
              ],
            },
          ],
        },
      ],
    }
    const { records, reasons } = await read(
      file(
        'odd.jsonl',
        [
          `\uFEFF${line}`,
          line.slice(0, 500),
          '\0\0\0\0',
          'Segmentation fault',
          JSON.stringify(odd),
          '{"resourceMetrics":[]}',
          '{"other":1}',
          line,
        ].join('\n'),
      ),
    )
    expect(records).toHaveLength(4 + 2 + 4)
    expect(new Set(records.map((rec) => rec.type === 'span' && rec.spanId)).size).toBe(4 + 2)
    expect(reasons).toEqual([
      [2, expect.stringMatching(/^torn/), 1],
      [4, 'not JSON', 1],
      [5, 'a span without a start time', 1],
      [5, 'expected a span object', 1],
      [7, 'JSON, but neither OTLP spans nor logs', 1],
    ])
  })

  it('reads on behind a line that is too long, in bounded memory', async () => {
    const path = join(folder, 'long.jsonl')
    const chunk = 'x'.repeat(1024 * 1024)
    function* content(): Generator<string> {
      yield `${line}\n`
      yield '{"resourceSpans":[{"note":"'
      for (let i = 0; i < 90; i++) yield chunk
      yield `"}]}\n${line}\n`
    }
    await pipeline(Readable.from(content()), createWriteStream(path))
    const before = process.memoryUsage().rss
    const { records, reasons } = await read(path)
    expect(records).toHaveLength(8)
    expect(reasons).toEqual([[2, 'a value of more than 33554432 bytes', 1]])
    expect((process.memoryUsage().rss - before) / 1024 ** 2).toBeLessThan(600)
  })

  it('reads linked files, and names the links and places it does not follow', async () => {
    mkdirSync(join(folder, 'links'))
    mkdirSync(join(folder, 'elsewhere'))
    file(
      'linked.jsonl',
      `${JSON.stringify({ level: 'warn', message: 'AccessDenied', time: '2026-11-23T10:00:00Z' })}\n`,
    )
    symlinkSync(join('..', 'linked.jsonl'), join(folder, 'links', 'here.jsonl'))
    symlinkSync('gone', join(folder, 'links', 'nowhere'))
    symlinkSync('self', join(folder, 'links', 'self'))
    symlinkSync(join('..', 'elsewhere'), join(folder, 'links', 'to-folder'))
    symlinkSync('.', join(folder, 'links', 'round'))
    const { inputs, records } = await read(join(folder, 'links'))
    expect(records).toHaveLength(1)
    expect(inputs.map(({ file: name, skips }) => [name.split('/').pop(), skips[0]?.reason])).toEqual([
      ['here.jsonl', undefined],
      ['nowhere', 'a link to nowhere: no such file'],
      ['self', 'a link to nowhere: it leads back to itself'],
      ['to-folder', 'a link to another folder is not followed: name that folder'],
    ])
  })

  it('survives links that go round, unreadable places and files that are named twice', async () => {
    mkdirSync(join(folder, 'round'))
    symlinkSync('..', join(folder, 'round', 'up'))
    file('round/a.jsonl', `${line}\n`)
    const { inputs } = await read(
      join(folder, 'round'),
      join(folder, 'round', 'a.jsonl'),
      join(folder, 'round', '*.nothing'),
    )
    expect(inputs.map((one) => [one.records, one.skips[0]?.reason])).toEqual([
      [4, undefined],
      [0, 'no file matches this pattern'],
    ])
  })

  it('reads protobuf up to the place where it is torn', async () => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(protobuf.length)
    const torn = Buffer.concat([length, protobuf, length, protobuf.subarray(0, 100)])
    const { records, inputs } = await read(file('torn.pb', torn))
    expect(records).toHaveLength(4)
    expect(inputs[0]!.skips[0]).toMatchObject({
      at: `byte ${4 + protobuf.length}`,
      reason: 'torn: the last message is not complete',
    })
  })

  it('never fails, whatever the bytes: seeds cut, shuffled and spoilt', async () => {
    const seeds = [
      Buffer.from(`${line}\n${line}\n`),
      Buffer.from(JSON.stringify(JSON.parse(line), null, 2)),
      protobuf,
      gzipSync(line),
      Buffer.from(
        '{"Records":[{"eventSource":"sts.amazonaws.com","eventName":"AssumeRole","eventTime":"2025-11-23T17:00:03Z"}]}',
      ),
      Buffer.from(
        '<testsuites><testsuite name="s"><testcase name="a"><failure message="x"/></testcase></testsuite></testsuites>',
      ),
      Buffer.from(
        '2025-11-23 17:21:43,044 ERROR [auth] boom\nTraceback (most recent call last):\n  File "a.py"\nValueError: x\n',
      ),
      Buffer.from(
        "{\n  resource: { attributes: {} },\n  traceId: 'c0b32ddd6ed3a5709071627cfa2aa009',\n  duration: 1\n}\n",
      ),
      Buffer.from('TAP version 13\nok 1 - a\nnot ok 2 - b\n  ---\n  error: x\n  ...\n1..2\n'),
    ]
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(40),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 12 }),
        fc.constantFrom(...'{[]}",:\n\0<&'.split('')).map((char) => Buffer.from(char)),
      ),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...seeds),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        async (seed, edits) => {
          let bytes: Buffer = seed
          for (const { at, cut, insert } of edits) {
            const place = Math.floor(at * bytes.length)
            bytes = Buffer.concat([bytes.subarray(0, place), insert, bytes.subarray(place + cut)])
          }
          const { inputs, records } = await read(file('fuzz', bytes))
          expect(inputs).toHaveLength(1)
          expect(inputs[0]!.records).toBe(records.length)
          expect(inputs[0]!.format).not.toBe('')
        },
      ),
      { numRuns: 200 },
    )
  })
})
