import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import protobuf from 'protobufjs/light.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeCorpus } from '../../bench/corpus.mjs'
import { analyze } from '../../src/index.ts'
import type { Evidence } from '../../src/model/records.ts'
import type { Report } from '../../src/model/report.ts'
import { readAll } from '../../src/sources/input/read.ts'
import { SCHEMA } from '../../src/sources/spans/otlp-protobuf.ts'
import { siftedAndWhole } from './sifted.ts'

/** The same requests of spans in each form that OTLP has in files. */
const FORMS: Readonly<Record<string, (requests: readonly Request[]) => Buffer>> = {
  'one document': (requests) => Buffer.from(JSON.stringify(together(requests))),
  'a pretty document': (requests) => Buffer.from(JSON.stringify(together(requests), null, 2)),
  'a list of requests': (requests) => Buffer.from(JSON.stringify(requests)),
  'pretty requests': (requests) => Buffer.from(requests.map((one) => JSON.stringify(one, null, 1)).join('\n')),
  'a document, compressed': (requests) => gzipSync(JSON.stringify(together(requests))),
  protobuf: (requests) => Buffer.concat(requests.map(delimited)),
}

interface Request {
  resourceSpans: object[]
}

let folder = ''
let requests: Request[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-forms-'))
  const file = join(folder, 'lines.jsonl')
  await writeCorpus({ bytes: 2e5, suspicious: 1, seed: 13, file })
  requests = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function together(all: readonly Request[]): Request {
  return { resourceSpans: all.flatMap(({ resourceSpans }) => resourceSpans) }
}

function delimited(request: Request): Buffer {
  const type = protobuf.Root.fromJSON(SCHEMA).lookupType('Spans')
  const ids = JSON.parse(JSON.stringify(request), (name, value) =>
    /^(?:trace|span|parentSpan)Id$/.test(name) ? Buffer.from(value, 'hex').toString('base64') : value,
  )
  const bytes = Buffer.from(type.encode(type.fromObject(ids)).finish())
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

function sayingOf({ summary, findings }: Report): unknown {
  return [
    summary.verdict,
    summary.findings,
    findings.map(({ fingerprint, severity, message, toolCallsTotal }) => [
      fingerprint,
      severity,
      message,
      toolCallsTotal,
    ]),
  ]
}

function placeOf({ file, line, at }: Evidence): string {
  return `${file}:${line} ${at}`
}

describe.each(Object.entries(FORMS))('spans as %s, read in two passes', (form, write) => {
  it('say what they say as lines, and whole, and from where', async () => {
    const file = join(folder, form.replaceAll(/\W/g, '-'))
    writeFileSync(file, write(requests))
    const { differences, sifted } = await siftedAndWhole([file])
    expect(differences).toEqual([])
    expect(sayingOf(sifted)).toEqual(sayingOf(await analyze([join(folder, 'lines.jsonl')], { siftFrom: 0 })))
    // Each place that is told is one of which a small file tells.
    const places = new Set<string>()
    await readAll([file], (rec) => places.add(placeOf(rec.evidence)))
    const told = sifted.findings.flatMap(({ evidence }) => evidence.map(placeOf))
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter((place) => !places.has(place))).toEqual([])
  })
})
