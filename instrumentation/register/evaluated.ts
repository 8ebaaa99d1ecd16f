/**
 * Which bundle evaluates a module as text: webpack's `devtool: 'eval'` and `'eval-source-map'`, its ways of development. Of such
 * code V8 tells the name that the text gives itself (`webpack-internal:///./src/server.ts`), and no file.
 */
import fs from 'node:fs'
import Module from 'node:module'

interface Bundle {
  file: string
  /** Of the `eval`. */
  line: number
  column: number
}

/** By a module's name. */
const known = new Map<string, Bundle | undefined>()
const MOST_KNOWN = 1000
/** Bytes of bundles that a process looks through, all in all: some 10 ms for each 10 MB. */
let left = 256 * 1024 * 1024
/** As Node has it, whatever a server's tests put in its place later. */
const { readFileSync, statSync } = fs

export function bundleOf(name: string): Bundle | undefined {
  if (!known.has(name)) {
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(name, find(name))
  }
  return known.get(name)
}

function find(name: string): Bundle | undefined {
  // The end of the line is written in the text's own way.
  const mark = `//# sourceURL=${name}\\n`
  for (const file of loaded()) {
    const code = read(file)
    const at = code?.indexOf(mark) ?? -1
    if (!code || at < 0) continue
    const start = code.lastIndexOf('\n', at) + 1
    return { file, line: newlines(code, start) + 1, column: Math.max(code.indexOf('eval(', start) - start, 0) + 1 }
  }
  return undefined
}

/** The server's own files; an ES module is in no list. */
function loaded(): string[] {
  const { _cache } = Module as { _cache?: NodeJS.Dict<unknown> }
  const files = new Set([...(process.argv[1] ? [process.argv[1]] : []), ...Object.keys(_cache ?? {})])
  return [...files].filter((file) => !/[\\/]node_modules[\\/]/.test(file))
}

function read(file: string): Buffer | undefined {
  try {
    left -= statSync(file).size
    return left < 0 ? undefined : readFileSync(file)
  } catch {
    return undefined
  }
}

function newlines(code: Buffer, end: number): number {
  let count = 0
  for (let at = code.indexOf('\n'); at >= 0 && at < end; at = code.indexOf('\n', at + 1)) count++
  return count
}
