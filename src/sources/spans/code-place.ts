/**
 * Where in the server's code a call was made, from the `code.*` attributes, old names and new
 * (https://opentelemetry.io/docs/specs/semconv/registry/attributes/code/). Compiled code that has its source map beside it
 * on this machine is traced back to the source.
 */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
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
  const map = mapOf(place.file)
  const entry = map?.map.findEntry(place.line - 1, (place.column ?? 1) - 1)
  if (left === 0 || !map || !entry || !('originalSource' in entry) || entry.originalSource === undefined) return place
  const { originalSource, originalLine, originalColumn } = entry
  const file = sourcePath(originalSource, map.folder)
  return original({ file, line: originalLine + 1, column: originalColumn + 1 }, left - 1)
}

/** Webpack names sources by the project's folder, above the bundle: `webpack://app/./src/server.ts`; others by the map's own. */
function sourcePath(source: string, folder: string): string {
  if (source.startsWith('file:')) return fileURLToPath(source)
  const inProject = /^webpack:\/\/[^/]*\/(.*?)(?:\?\w+)?$/.exec(source)?.[1]
  if (inProject === undefined) return resolve(folder, source)
  const above = folder.split(sep).map((_, i, parts) => parts.slice(0, parts.length - i).join(sep))
  const project = above.find((parent) => parent && existsSync(join(parent, inProject)))
  return resolve(project ?? '', inProject)
}

interface FoundMap {
  map: SourceMap
  /** What its sources are relative to. */
  folder: string
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
    return { map: new SourceMap(payload), folder: resolve(dirname(mapFile), payload.sourceRoot ?? '') }
  } catch {
    // No map, or none that can be read: the compiled place is what there is.
    return undefined
  }
}

function read(path: string): string {
  if (!statSync(path).isFile() || statSync(path).size > LARGEST) throw new Error('not a source file')
  return readFileSync(path, 'utf8')
}
