/**
 * Where in the server's code a call was made, from the `code.*` attributes, old names and new
 * (https://opentelemetry.io/docs/specs/semconv/registry/attributes/code/). Compiled code that has its source map beside it
 * on this machine is traced back to the source.
 */
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROLECALL, SEMCONV } from '../../model/attributes.ts'
import type { Attributes, CodePlace } from '../../model/records.ts'

/** The names until semantic conventions 1.30. */
const OLD = { file: 'code.filepath', line: 'code.lineno', column: 'code.column', function: 'code.function' }
/** A bundle's map is a few times its code. */
const LARGEST = 64 * 1024 * 1024
/** https://tc39.es/ecma426/#sec-linking-inline */
const POINTER = '//# sourceMappingURL='
const MOST_MAPS = 1000
const MOST_STEPS = 4

export function codePlaceOf(attributes: Attributes): CodePlace | undefined {
  const file = attributes[SEMCONV.codeFile] ?? attributes[OLD.file]
  const line = Number(attributes[SEMCONV.codeLine] ?? attributes[OLD.line])
  if (typeof file !== 'string' || file === '' || !Number.isInteger(line) || line < 1) return undefined
  const column = Number(attributes[SEMCONV.codeColumn] ?? attributes[OLD.column])
  const name = attributes[SEMCONV.codeFunction] ?? attributes[OLD.function]
  const nearest: CodePlace = { file, line, ...(column >= 1 && { column }) }
  for (const compiled of [nearest, ...trailOf(attributes, file)]) {
    const place = original(compiled)
    if (PACKAGE.test(place.file)) continue
    // A minified name says nothing.
    const isNamed = compiled === nearest && typeof name === 'string' && name.length > (place === compiled ? 0 : 3)
    return { ...place, file: relativeToHere(place.file), ...(isNamed && { function: name }) }
  }
  return undefined
}

const PACKAGE = /(?:^|[\\/])node_modules[\\/]/
const MOST_CALLERS = 64

function trailOf(attributes: Attributes, file: string): CodePlace[] {
  const trail = attributes[ROLECALL.codeTrail]
  if (typeof trail !== 'string') return []
  return trail.split(' ', MOST_CALLERS).flatMap((one) => {
    const [line, column] = one.split(':').map(Number)
    return line! >= 1 && column! >= 1 ? { file, line: line!, column: column! } : []
  })
}

function relativeToHere(file: string): string {
  if (!isAbsolute(file)) return file
  const path = relative(process.cwd(), file)
  return path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? file : path
}

/** What a bundler was given may have been compiled before: map by map, as far as they go. */
function original(place: CodePlace, left = MOST_STEPS): CodePlace {
  const found = mapOf(place.file)
  const entry = found?.map.findEntry(place.line - 1, (place.column ?? 1) - 1)
  if (left === 0 || !found || !entry || !('originalSource' in entry) || entry.originalSource === undefined) return place
  const { originalSource, originalLine, originalColumn } = entry
  const file = sourceOf(originalSource, found)
  // A source that is not in this repository is no place to point to: the compiled one is.
  return file === undefined ? place : original({ file, line: originalLine + 1, column: originalColumn + 1 }, left - 1)
}

interface FoundMap {
  map: SourceMap
  /** The map's own. */
  folder: string
  sourceRoot: string
  /** Where each of its sources is on this machine. */
  sources: Map<string, string | undefined>
}

function sourceOf(source: string, found: FoundMap): string | undefined {
  if (!found.sources.has(source)) found.sources.set(source, locate(source, found))
  return found.sources.get(source)
}

/** `https://host/path`, `webpack://app/./src/server.ts?1a2b`: a name, of which the path may be one in this repository. */
const URL_LIKE = /^[a-z][a-z0-9+.-]{0,30}:\/{2}[^/]*(\/[^?#]*)/i

/** Relative to the map, or, as bundlers and build machines name it, by as much of its path as is found in this repository. */
function locate(source: string, { folder, sourceRoot }: FoundMap): string | undefined {
  const isWhole = URL_LIKE.test(source) || source.startsWith('file:') || isAbsolute(source)
  const named = isWhole || sourceRoot === '' ? source : `${sourceRoot.replace(/\/$/, '')}/${source}`
  const path = named.startsWith('file:') ? pathOfUrl(named) : (URL_LIKE.exec(named)?.[1] ?? resolve(folder, named))
  if (PACKAGE.test(path)) return path
  if (!URL_LIKE.test(named) && isBelow(process.cwd(), path)) return path
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..')
  for (let from = 0; from < parts.length; from++)
    for (let parent = folder; isBelow(process.cwd(), parent); parent = dirname(parent)) {
      const file = join(parent, ...parts.slice(from))
      if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file
      if (parent === dirname(parent)) break
    }
  return undefined
}

function pathOfUrl(url: string): string {
  try {
    return fileURLToPath(url)
  } catch {
    return url.slice('file:'.length)
  }
}

function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

/** By file, also where there is none: a large run names the same few files again and again. */
const maps = new Map<string, FoundMap | undefined>()

function mapOf(file: string): FoundMap | undefined {
  if (maps.size >= MOST_MAPS) maps.clear()
  if (!maps.has(file)) maps.set(file, findMap(file))
  return maps.get(file)
}

/** Evidence may name any file: only code below the working directory is looked at. */
function findMap(file: string): FoundMap | undefined {
  if (!/\.[cm]?js$/.test(file)) return undefined
  try {
    const path = realpathSync(file)
    if (!path.startsWith(realpathSync(process.cwd()) + sep)) return undefined
    const code = read(path)
    const at = code.lastIndexOf(POINTER)
    const url = at < 0 ? `${path}.map` : code.slice(at + POINTER.length).trim()
    const inline = url.startsWith('data:') ? url.slice(url.indexOf(',') + 1) : undefined
    const mapFile = inline === undefined ? join(dirname(path), decodeURIComponent(url.split('/').at(-1)!)) : path
    const text = inline === undefined ? read(mapFile) : Buffer.from(inline, 'base64').toString('utf8')
    const payload = JSON.parse(text)
    const sourceRoot = typeof payload.sourceRoot === 'string' ? payload.sourceRoot : ''
    return { map: new SourceMap(payload), folder: dirname(mapFile), sourceRoot, sources: new Map() }
  } catch {
    // No map, or none that can be read: the compiled place is what there is.
    return undefined
  }
}

function read(path: string): string {
  if (!statSync(path).isFile() || statSync(path).size > LARGEST) throw new Error('not a source file')
  return readFileSync(path, 'utf8')
}
