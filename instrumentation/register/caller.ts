/**
 * Where in the server's code a call was made: the nearest frame that is neither Node's, nor a package's, nor our own. What
 * the server set for stack traces (`Error.prepareStackTrace`, `Error.stackTraceLimit`) is back before anything else runs.
 *
 * Names: https://opentelemetry.io/docs/specs/semconv/registry/attributes/code/
 */
import fs from 'node:fs'
import { findSourceMap } from 'node:module'
import { isAbsolute } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import type { Attributes } from '../evidence/span.ts'
import { bundleOf } from './evaluated.ts'

/** Far enough for Node's own HTTP code, and a helper in a package, between the server's code and the request. */
const FRAMES = 20
/** `fetch` alone has 25 of its own, and a bundled AWS SDK as many: looked through only where the nearer ones do not reach. */
const MORE_FRAMES = 64
const FOREIGN = /^node:|[\\/]node_modules[\\/]/

/** Where the built-in `Error` is frozen nothing can be asked. */
let possible = true
const ownFile = frames(FRAMES)?.[0]?.getFileName()

export function noteCaller(attributes: Attributes): void {
  if (!possible) return
  const [nearest, ...callers] = serversOwn()
  if (!nearest) return
  const { file, line, column, evaluated } = placeOf(nearest)
  attributes[SEMCONV.codeFile] = file
  attributes[SEMCONV.codeLine] = line
  attributes[SEMCONV.codeColumn] = column
  const name = nearest.getFunctionName()?.slice(0, 128)
  // V8's own for one without a name.
  if (!(nearest.isEval() && name === 'eval')) attributes[SEMCONV.codeFunction] = name
  if (evaluated !== undefined) {
    // Its packages are modules of their own names, and left out already.
    attributes[ROLECALL.codeEvaluated] = evaluated
    return
  }
  // A bundle has its packages in the same file; which frame is the server's own, its source map tells the analyzer.
  const above = callers
    .map(placeOf)
    .filter((place) => place.file === file && place.line !== undefined)
    .map((place) => `${place.line}:${place.column}`)
  if (above.length) attributes[ROLECALL.codeTrail] = above.join(' ')
}

/** The frames of the server's own code, nearest first. */
function serversOwn(): NodeJS.CallSite[] {
  const near = frames(FRAMES)
  // All foreign (`fetch`), or cut off amid a bundle.
  const isCut = near?.length === FRAMES && (!near.some(isServers) || isServers(near.at(-1)!))
  return ((isCut ? frames(MORE_FRAMES) : near) ?? []).filter(
    (site) => isServers(site) && !FOREIGN.test(placeOf(site).file),
  )
}

interface Place {
  file: string
  /** None where the source's line is not known. */
  line?: number
  column?: number
  /** Line and column in the text that is evaluated there, where that is so. */
  evaluated?: string
}

/** By call site: a server makes its calls from a few dozen places, and source maps are slow to ask. */
const known = new Map<string, Place>()
const MOST_KNOWN = 1000

function placeOf(site: NodeJS.CallSite): Place {
  const file = nameOf(site)!
  const [line, column] = [site.getLineNumber() ?? 1, site.getColumnNumber() ?? 1]
  const key = `${file}:${line}:${column}`
  let place = known.get(key)
  if (!place) {
    const bundle = isInBundle(file) ? bundleOf(file) : undefined
    place = bundle ? { ...bundle, evaluated: `${line}:${column}` } : original(site, file, line, column)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, place)
  }
  return place
}

/**
 * A loader that compiles in memory leaves its map with Node (tsx, `--enable-source-maps`), or maps the stacks that are printed by
 * a hook (ts-node, Babel, SWC, Vitest); maps on disk are the analyzer's to read.
 */
function original(site: NodeJS.CallSite, file: string, line: number, column: number): Place {
  const entry = findSourceMap(file)?.findEntry(line - 1, column - 1)
  // A bundle's name for its source (`webpack://app/./src/server.ts`) is no file: the analyzer looks for it.
  if (entry && 'originalSource' in entry && entry.originalSource !== undefined && !NO_FILE.test(entry.originalSource))
    return { file: pathOf(entry.originalSource), line: entry.originalLine + 1, column: entry.originalColumn + 1 }
  const path = pathOf(file)
  if (isAsWritten(path, line, column, (site as Positioned).getPosition?.())) return { file: path, line, column }
  return printed(site) ?? { file: path }
}

/** Of V8's own, and not in Node's types. */
interface Positioned {
  getPosition?(): number
}

const NO_FILE = /^(?!file:)[a-z][a-z0-9+.-]+:/i
const TYPED = /\.(?:[cm]?tsx?|jsx)$/
/** Bytes. Nobody writes more by hand, and a bundle is run as it is. */
const LARGEST_COMPILED = 512 * 1024
/** As Node has it, whatever a server's tests put in its place later. */
const { readFileSync, statSync } = fs

/**
 * Whether a line of what runs is the line of that file. Where types were only blanked out, as Node itself does, it is; what a
 * loader compiled has other lines.
 *
 * @param offset of the place in what runs, characters: in the file it is the same only where all before it is as long
 */
function isAsWritten(path: string, line: number, column: number, offset: number | undefined): boolean {
  // Deno gives the source's places, of whatever it runs.
  if (process.versions.deno !== undefined) return true
  try {
    if (!TYPED.test(path) && statSync(path).size > LARGEST_COMPILED) return true
    const lines = readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .split('\n', line)
    const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
    return lines.length === line && before + column - 1 === offset
  } catch {
    return false
  }
}

/** As a stack's line tells the place. The hook is a loader's: only such compile in memory. */
function printed(site: NodeJS.CallSite): Place | undefined {
  try {
    const text: unknown = Error.prepareStackTrace?.(new Error('where'), [site])
    const [, file, line, column] = (typeof text === 'string' && AT.exec(text)) || []
    if (file === undefined) return undefined
    const place = { file: pathOf(file), line: Number(line), column: Number(column) }
    // What the hook has no map of, it prints as it is.
    return place.line === site.getLineNumber() && place.column === site.getColumnNumber() ? undefined : place
  } catch {
    return undefined
  }
}

const AT = /\n {4}at (?:[^\n]{0,400}\()?((?:file:\/\/|[A-Za-z]:|[\\/])[^\n():]{1,1000}):(\d+):(\d+)\)?$/m

function pathOf(file: string): string {
  return (file.startsWith('file:') ? fileURLToPath(file) : file).slice(0, 1024)
}

function isServers(site: NodeJS.CallSite): boolean {
  const file = nameOf(site)
  return !!file && file !== ownFile && !FOREIGN.test(file)
}

/** Modules that webpack keeps as texts to evaluate (`eval`, `eval-source-map`), as they name themselves. */
const BUNDLED = /^webpack(?:-internal)?:/
const isInBundle = (name: string): boolean => BUNDLED.test(name)

/** A file, or what evaluated code calls itself: a bundle's module, or a file that was compiled in memory (Vite). */
function nameOf(site: NodeJS.CallSite): string | undefined {
  const file = site.getFileName()
  if (file || !site.isEval()) return file ?? undefined
  const name: unknown = site.getScriptNameOrSourceURL()
  return typeof name === 'string' && (isInBundle(name) || name.startsWith('file:') || isAbsolute(name))
    ? name
    : undefined
}

/** The stack as V8 has it (https://v8.dev/docs/stack-trace-api): no text is made, and no hook of the server's is called. */
function frames(limit: number): NodeJS.CallSite[] | undefined {
  const { prepareStackTrace, stackTraceLimit } = Error
  const had = Object.hasOwn(Error, 'prepareStackTrace')
  const trace: { stack?: unknown } = {}
  try {
    Error.stackTraceLimit = limit
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
