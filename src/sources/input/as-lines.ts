/**
 * Spans that are not a request a line (OTLP as one JSON document, or as protobuf) are written into a temporary file as lines, to be
 * read in two passes like these. Beside it stands where each line came from: evidence names the input itself.
 */
import { closeSync, createReadStream, openSync, readSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Evidence } from '../../model/records.ts'
import type { Input } from '../source.ts'

export interface Place {
  line: number
  at?: string
}

/** A line of OTLP JSON, and where what is in it came from: the ResourceSpans, or a span of another format. */
export type OnLine = (text: string, place: Place) => void

export interface Lines extends Input {
  path: string
  /** Bytes. */
  size: number
  /** Where in the input itself it stands that is told of a line. */
  placed(evidence: Evidence): Evidence
  remove(): Promise<void>
}

/** Bytes that are written at a time. */
const CHUNK = 1024 * 1024
/** Bytes that tell the place of a line. */
const PLACE = 64
/** The only span of a line needs no pointer there, and has one where there are others. */
const ONLY = '/scopeSpans/0/spans/0'

/**
 * @param within where the only span of a line stands in what the line was made of
 * @throws what the file system says of the temporary folder
 */
export async function asLines(name: string, write: (onLine: OnLine) => Promise<void>, within = ONLY): Promise<Lines> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-'))
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  const path = join(folder, 'lines')
  const files = [new Written(path), new Written(join(folder, 'places'))] as const
  try {
    await write((text, { line, at }) => {
      files[0].put(`${text}\n`)
      const place = `${line} ${at ?? ''}`
      files[1].put((place.length < PLACE ? place : `${line} `).padEnd(PLACE))
    })
  } catch (error) {
    await remove()
    throw error
  } finally {
    for (const file of files) file.close()
  }
  return {
    name,
    path,
    size: files[0].size,
    stream: () => createReadStream(path),
    placed: (evidence) => placed(evidence, join(folder, 'places'), within),
    remove,
  }
}

function placed(evidence: Evidence, path: string, within: string): Evidence {
  const bytes = Buffer.alloc(PLACE)
  const file = openSync(path, 'r')
  readSync(file, bytes, 0, PLACE, (evidence.line! - 1) * PLACE)
  closeSync(file)
  const [line, ...rest] = bytes.toString().trimEnd().split(' ')
  const at = rest.join(' ')
  return { ...evidence, line: Number(line), ...(at && { at: at + (evidence.at ?? within) }) }
}

class Written {
  size = 0
  readonly #file: number
  #waiting: Buffer[] = []
  #length = 0

  constructor(path: string) {
    this.#file = openSync(path, 'wx', 0o600)
  }

  put(text: string): void {
    const bytes = Buffer.from(text)
    this.#waiting.push(bytes)
    this.#length += bytes.length
    this.size += bytes.length
    if (this.#length >= CHUNK) this.#write()
  }

  #write(): void {
    const bytes = Buffer.concat(this.#waiting.splice(0))
    this.#length = 0
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at)
  }

  close(): void {
    try {
      this.#write()
    } finally {
      closeSync(this.#file)
    }
  }
}
