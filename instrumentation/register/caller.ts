/**
 * Where in the server's code a call was made: the nearest frame that is neither Node's, nor a package's, nor our own. What
 * the server set for stack traces (`Error.prepareStackTrace`, `Error.stackTraceLimit`) is back before anything else runs.
 *
 * Names: https://opentelemetry.io/docs/specs/semconv/registry/attributes/code/
 */
import { findSourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'
import { SEMCONV } from '../../src/model/attributes.ts'
import type { Attributes } from '../evidence/span.ts'

/** Far enough for Node's own HTTP code, and a helper in a package, between the server's code and the request. */
const FRAMES = 20
const FOREIGN = /^node:|[\\/]node_modules[\\/]/

/** Where the built-in `Error` is frozen nothing can be asked. */
let possible = true
const ownFile = frames()?.[0]?.getFileName()

export function noteCaller(attributes: Attributes): void {
  if (!possible) return
  const site = frames()?.find((frame) => isServers(frame.getFileName()))
  if (!site) return
  const { file, line, column } = placeOf(site)
  attributes[SEMCONV.codeFile] = file
  attributes[SEMCONV.codeLine] = line
  attributes[SEMCONV.codeColumn] = column
  attributes[SEMCONV.codeFunction] = site.getFunctionName()?.slice(0, 128)
}

interface Place {
  file: string
  line: number
  column: number
}

/** By call site: a server makes its calls from a few dozen places, and source maps are slow to ask. */
const known = new Map<string, Place>()
const MOST_KNOWN = 1000

function placeOf(site: NodeJS.CallSite): Place {
  const file = site.getFileName()!
  const [line, column] = [site.getLineNumber() ?? 1, site.getColumnNumber() ?? 1]
  const key = `${file}:${line}:${column}`
  let place = known.get(key)
  if (!place) {
    place = original(file, line, column)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, place)
  }
  return place
}

/** A loader that compiles in memory (tsx, ts-node) leaves its map with Node alone; maps on disk are the analyzer's to read. */
function original(file: string, line: number, column: number): Place {
  const entry = findSourceMap(file)?.findEntry(line - 1, column - 1)
  const found = entry && 'originalSource' in entry && entry.originalSource !== undefined
  return found
    ? { file: pathOf(entry.originalSource), line: entry.originalLine + 1, column: entry.originalColumn + 1 }
    : { file: pathOf(file), line, column }
}

function pathOf(file: string): string {
  return (file.startsWith('file:') ? fileURLToPath(file) : file).slice(0, 1024)
}

function isServers(file: string | null | undefined): boolean {
  return !!file && file !== ownFile && !FOREIGN.test(file)
}

/** The stack as V8 has it (https://v8.dev/docs/stack-trace-api): no text is made, and no hook of the server's is called. */
function frames(): NodeJS.CallSite[] | undefined {
  const { prepareStackTrace, stackTraceLimit } = Error
  const had = Object.hasOwn(Error, 'prepareStackTrace')
  const trace: { stack?: unknown } = {}
  try {
    Error.stackTraceLimit = FRAMES
    Error.prepareStackTrace = callSites
    Error.captureStackTrace(trace, frames)
    return Array.isArray(trace.stack) ? trace.stack : undefined
  } catch {
    possible = false
    return undefined
  } finally {
    restore(had, prepareStackTrace, stackTraceLimit)
  }
}

function restore(had: boolean, prepare: typeof Error.prepareStackTrace, limit: number): void {
  try {
    Error.stackTraceLimit = limit
    if (had) Error.prepareStackTrace = prepare
    else delete (Error as { prepareStackTrace?: unknown }).prepareStackTrace
  } catch {
    possible = false
  }
}

function callSites(_: unknown, sites: NodeJS.CallSite[]): NodeJS.CallSite[] {
  return sites
}
