/** The same evidence given in other ways: none of them may change what the report says. */
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Turns a copy of a recorded folder, in place; `false` where there is nothing in it to turn. */
type Way = (folder: string) => boolean

/** Files whose lines say nothing by their order: OTLP and client-side monitoring. A log's and a document's do. */
const LINES = /(spans|open|traces|datagrams)[.\d]*\.jsonl$/

export const WAYS: Readonly<Record<string, Way>> = {
  'lines shuffled': (folder) => linesOf(folder, (lines) => [shuffled(lines, 11)]),
  'lines reversed': (folder) => linesOf(folder, (lines) => [lines.reverse()]),
  'cut into three files': (folder) =>
    linesOf(folder, (lines) => [0, 1, 2].map((part) => lines.filter((_, index) => index % 3 === part))),
  gzipped: (folder) =>
    each(folder, /(?<!\.gz)$/, (file) => {
      writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)))
      rmSync(file)
    }),
  'spans twice': (folder) => twice(folder, LINES, false),
  'coverage twice': (folder) => twice(folder, /coverage\.json$/, false),
  'results twice': (folder) => twice(folder, /results\.json$/, false),
  'log twice': (folder) => twice(folder, /\.log$/, false),
  'everything twice, plain and gzipped': (folder) => twice(folder, /./, true),
  'in a folder of another name': (folder) => {
    const inner = join(dirname(folder), 'moved')
    renameSync(folder, inner)
    mkdirSync(join(folder, 'a', 'b'), { recursive: true })
    renameSync(inner, join(folder, 'a', 'b', 'other'))
    return true
  },
}

function linesOf(folder: string, turn: (lines: string[]) => string[][]): boolean {
  return each(folder, LINES, (file) => {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
    const [first = [], ...more] = turn(lines)
    writeFileSync(file, `${first.join('\n')}\n`)
    more.forEach((part, nth) => {
      const named = file.replace(/\.jsonl$/, `.${nth + 11}.jsonl`)
      if (part.length) writeFileSync(named, `${part.join('\n')}\n`)
    })
  })
}

/** Copies stand in a folder of their own, as a second upload of a pipeline does. */
function twice(folder: string, files: RegExp, zipped: boolean): boolean {
  return each(folder, files, (file) => {
    const copy = join(folder, 'uploaded-again', file.slice(folder.length))
    mkdirSync(dirname(copy), { recursive: true })
    if (zipped) writeFileSync(`${copy}.gz`, gzipSync(readFileSync(file)))
    else cpSync(file, copy)
  })
}

function each(folder: string, files: RegExp, turn: (file: string) => void): boolean {
  const found = filesIn(folder).filter((file) => files.test(file))
  for (const file of found) turn(file)
  return found.length > 0
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })
}

/** The same order for the same seed: https://en.wikipedia.org/wiki/Fisher%E2%80%93Yates_shuffle with a linear congruence. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const out = [...items]
  let state = seed
  for (let last = out.length - 1; last > 0; last--) {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    const other = state % (last + 1)
    ;[out[last], out[other]] = [out[other]!, out[last]!]
  }
  return out
}
