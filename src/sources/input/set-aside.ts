/** Inputs of spans: small ones are read at once, of large ones the spans are set aside as lines of OTLP, for two passes. */
import { createReadStream } from 'node:fs'
import type { Rec } from '../../model/records.ts'
import { BROKEN_OFF, type InputReport } from '../../model/report.ts'
import { isObject } from '../kit/json-values.ts'
import type { Input, Sink, Source } from '../source.ts'
import { otlpJson } from '../spans/otlp-json.ts'
import { asLines as linesIn, type OnLine } from './as-lines.ts'
import { ByteWindow, LONGEST } from './byte-lines.ts'
import type { InputTally } from './input-tally.ts'
import type { LargeInput, OnDisk } from './large-inputs.ts'
import { whyNot } from './locations.ts'
import { spooled } from './spool.ts'

/** From how many bytes on, of how many there are where that is known; takes what is set aside. */
export interface Large {
  from: number
  total: number
  add: (input: LargeInput) => void
}

interface Reading {
  sink: (rec: Rec) => void
  reports: InputReport[]
  onBytes: (count: number) => void
}

/** Spans a line, or what can be written so: where there are many, they are set aside for two passes. */
export async function readOrSetAside(
  source: Pick<Source, 'format' | 'proves' | 'cannotProve' | 'read'>,
  input: Input,
  onDisk: OnDisk | undefined,
  { tally, reading, large, asLines, within, isLines = async () => false }: Lined,
): Promise<void> {
  const at = reading.reports.length
  reading.reports.push(tally.report(source))
  const brokenOff = (error: unknown): void => tally.skip({ reason: `${BROKEN_OFF}: ${whyNot(error)}` })
  const finish = (): void => {
    reading.reports[at] = tally.report(source)
  }
  const setAside = async (again: OnDisk, onBytes: (count: number) => void, remove?: () => Promise<void>) => {
    tally.bytesAre(again.size)
    const lines = (await isLines(again))
      ? undefined
      : await linesIn(input.name, (onLine) => asLines(again, tally, onLine).catch(brokenOff), within)
    if (lines) await remove?.()
    const placed = (rec: Rec): Rec => (lines ? ({ ...rec, evidence: lines.placed(rec.evidence) } as Rec) : rec)
    large.add({
      name: input.name,
      path: (lines ?? again).path,
      size: (lines ?? again).size,
      onBytes: lines ? () => {} : onBytes,
      sink: { record: (rec) => reading.sink(placed(rec)), skip: (skip) => tally.skip(skip) },
      passedOver: (records) => tally.passedOver(records),
      readWhole: () =>
        lines
          ? otlpJson.read(lines, { record: (rec) => tally.record(placed(rec)), skip: (skip) => tally.skip(skip) })
          : source.read(again, tally).catch(brokenOff),
      async finish() {
        await (lines?.remove ?? remove)?.()
        finish()
      },
    })
  }
  if (onDisk && large.total >= large.from) return setAside(onDisk, reading.onBytes)
  const kept = onDisk ? input : await spooled(input, large.from)
  if ('remove' in kept) {
    const { path, size, brokenBy, remove } = kept
    if (brokenBy !== undefined) brokenOff(brokenBy)
    // Its bytes were counted when they came.
    return setAside({ name: input.name, path, size, stream: () => createReadStream(path) }, () => {}, remove)
  }
  await source.read(kept, tally).catch(brokenOff)
  finish()
}

interface Lined {
  tally: InputTally
  reading: Reading
  large: Large
  /** Writes what is no request a line as such lines. */
  asLines: (input: Input, sink: Sink, onLine: OnLine) => Promise<void>
  isLines?: (input: Input) => Promise<boolean>
  /** Where in what such a line was made of its only span stands. */
  within?: string
}

/** Is its first line a request of its own? The one line of a document is longer than any that is read. */
export async function isLines(input: Input): Promise<boolean> {
  const window = new ByteWindow(input)
  let end = -1
  while (end < 0 && !window.ended && window.buffer.length <= LONGEST) {
    await window.fill()
    end = window.buffer.indexOf(0x0a)
  }
  await window.close()
  if (end < 0 && !window.ended) return false
  const line = window.buffer.toString('utf8', 0, end < 0 ? window.buffer.length : end).trim()
  try {
    return isObject(JSON.parse(line))
  } catch {
    return false
  }
}
