/**
 * Where in the server's code a call was made: the nearest frame that is neither Node's, nor a package's, nor our own. What
 * the server set for stack traces (`Error.prepareStackTrace`, `Error.stackTraceLimit`) is back before anything else runs.
 *
 * Names: https://opentelemetry.io/docs/specs/semconv/registry/attributes/code/
 */
import fs from 'node:fs'
import Module, { findSourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'
import { ROLECALL, SEMCONV } from '../../src/model/attributes.ts'
import type { Attributes } from '../evidence/span.ts'

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
  const { file, line, column } = placeOf(nearest)
  attributes[SEMCONV.codeFile] = file
  attributes[SEMCONV.codeLine] = line
  attributes[SEMCONV.codeColumn] = column
  attributes[SEMCONV.codeFunction] = nearest.getFunctionName()?.slice(0, 128)
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
    place = original(file, line, column, (site as Positioned).getPosition?.())
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, place)
  }
  return place
}

/**
 * A loader that compiles in memory leaves its map with Node (tsx, `--enable-source-maps`) or with source-map-support (ts-node,
 * Babel, SWC); maps on disk are the analyzer's to read.
 */
function original(file: string, line: number, column: number, offset: number | undefined): Place {
  const entry = findSourceMap(file)?.findEntry(line - 1, column - 1)
  if (entry && 'originalSource' in entry && entry.originalSource !== undefined)
    return { file: pathOf(entry.originalSource), line: entry.originalLine + 1, column: entry.originalColumn + 1 }
  const position = { source: file, line, column: column - 1 }
  const mapped = isCompiled(file) ? mappedByLoader(position) : undefined
  // What it has no map of, it hands back.
  if (mapped !== position && mapped?.source && mapped.line)
    return { file: pathOf(mapped.source), line: mapped.line, column: (mapped.column ?? 0) + 1 }
  const path = pathOf(file)
  return isAsWritten(path, line, column, offset) ? { file: path, line, column } : { file: path }
}

/** Of V8's own, and not in Node's types. */
interface Positioned {
  getPosition?(): number
}

const TYPED = /\.(?:[cm]?tsx?|jsx)$/
/** As Node has it, whatever a server's tests put in its place later. */
const { readFileSync } = fs

/**
 * Whether a line of what runs is the line of that file. Of TypeScript that is so where the types were only blanked out, as Node
 * itself does; what a loader compiled, and keeps the map of to itself (SWC's hook for ES modules), has other lines.
 *
 * @param offset of the place in what runs, characters: in the file it is the same only where all before it is as long
 */
function isAsWritten(path: string, line: number, column: number, offset: number | undefined): boolean {
  // Deno gives the source's places, of whatever it runs.
  if (!TYPED.test(path) || process.versions.deno !== undefined) return true
  try {
    const lines = readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .split('\n', line)
    const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
    return lines.length === line && before + column - 1 === offset
  } catch {
    return false
  }
}

/** Such a loader maps the stacks that are printed, by a hook; where it does not, the name of the file tells. */
function isCompiled(file: string): boolean {
  return Error.prepareStackTrace !== undefined || TYPED.test(file)
}

interface SourcePosition {
  source: string
  line: number
  /** From 0. */
  column: number
}
type Mapper = (position: SourcePosition) => Partial<SourcePosition>

function mappedByLoader(position: SourcePosition): Partial<SourcePosition> | undefined {
  try {
    return mapperOfLoader()?.(position)
  } catch {
    return undefined
  }
}

/** https://github.com/evanw/node-source-map-support and its fork for ts-node, where the server has loaded one. */
function mapperOfLoader(): Mapper | undefined {
  for (const [path, loaded] of Object.entries(cacheOf() ?? {})) {
    if (!/[\\/]source-map-support\.js$/.test(path)) continue
    const map: unknown = loaded?.exports?.mapSourcePosition
    if (typeof map === 'function') return map as Mapper
  }
  return undefined
}

function cacheOf(): NodeJS.Dict<{ exports?: { mapSourcePosition?: unknown } }> | undefined {
  return (Module as { _cache?: NodeJS.Dict<NodeJS.Module> })._cache
}

function pathOf(file: string): string {
  return (file.startsWith('file:') ? fileURLToPath(file) : file).slice(0, 1024)
}

function isServers(site: NodeJS.CallSite): boolean {
  const file = site.getFileName()
  return !!file && file !== ownFile && !FOREIGN.test(file)
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
