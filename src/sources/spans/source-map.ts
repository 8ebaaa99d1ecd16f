/**
 * From a place in compiled code to the one in its source, by the source map that lies beside the code on this machine, or in it
 * (https://tc39.es/ecma426/).
 */
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, isAbsolute, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CodePlace } from '../../model/records.ts'

export interface Position {
  line: number
  column: number
}

/** A bundle's map is a few times its code. */
const LARGEST = 64 * 1024 * 1024
const MOST_KNOWN = 1000
const MOST_STEPS = 4
/** Where npm, pip, cargo and Go keep what others wrote. */
const PACKAGE = /(?:^|[\\/])(?:node_modules|site-packages|cargo[\\/]registry|pkg[\\/]mod)[\\/]/

export function isPackage(file: string): boolean {
  return PACKAGE.test(file)
}

/** By place: a large run names the same few again and again. */
const known = new Map<string, CodePlace>()

/** @param evaluated where in the text that the `eval` at this place evaluates */
export function sourceOf(compiled: CodePlace, evaluated?: Position): CodePlace {
  const { file, line, column } = compiled
  const key = JSON.stringify([file, line, column, evaluated])
  let place = known.get(key)
  if (!place) {
    place = evaluated ? ofEvaluated(compiled, evaluated) : original(compiled)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, place)
  }
  return place
}

/** What a bundler was given may have been compiled before: map by map, as far as they go. */
function original(place: CodePlace, left = MOST_STEPS): CodePlace {
  const found = left > 0 ? mapOf(place.file) : undefined
  const source = found && through(found, { line: place.line, column: place.column ?? 1 })
  // A source that is not in this repository is no place to point to: the compiled one is.
  return source ? original(source, left - 1) : place
}

function ofEvaluated(place: CodePlace, evaluated: Position): CodePlace {
  const found = mapOf(place.file, place.line)
  const source = found && through(found, evaluated)
  return source ? original(source) : place
}

interface FoundMap {
  map: SourceMap
  /** What it is the map of. */
  code: string
  /** The map's own. */
  folder: string
  sourceRoot: string
  /** The sources as the map has them. */
  copies: Map<string, string>
  /** Where each of its sources is on this machine. */
  files: Map<string, string | undefined>
}

function through(found: FoundMap, at: Position): CodePlace | undefined {
  const entry = entryAt(found, at)
  if (!('originalSource' in entry) || entry.originalSource === undefined) return undefined
  const { originalSource, originalLine, originalColumn } = entry
  if (!found.files.has(originalSource)) found.files.set(originalSource, locate(originalSource, found))
  const file = found.files.get(originalSource)
  if (file === undefined) return undefined
  if (isPackage(file)) return { file, line: originalLine + 1, column: originalColumn + 1 }
  return asItIsNow(file, originalLine + 1, originalColumn + 1, found.copies.get(originalSource))
}

/** A function that waits is at its `await`, of which some minifiers keep no mapping: the nearest before is another statement's. */
function entryAt({ map, code }: FoundMap, { line, column }: Position): ReturnType<SourceMap['findEntry']> {
  const entry = map.findEntry(line - 1, column - 1)
  if ('generatedColumn' in entry && entry.generatedColumn === column - 1) return entry
  const text = code.split('\n', line)[line - 1]?.slice(column - 1, column + 99) ?? ''
  const awaiting = /^await\b[\s(]*/.exec(text)?.[0].length
  return awaiting === undefined ? entry : map.findEntry(line - 1, column - 1 + awaiting)
}

/**
 * The file may have been edited since, or the map be one of what a loader made of it (webpack's `cheap-source-map`): the line
 * is where the same text is, if that is one place.
 */
function asItIsNow(file: string, line: number, column: number, copy: string | undefined): CodePlace | undefined {
  const text = copy?.split(/\r?\n/)[line - 1]
  const lines = text === undefined ? undefined : readLines(file)
  if (text === undefined || lines === undefined || lines[line - 1] === text) return { file, line, column }
  const [only, ...others] = lines.flatMap((one, index) => (one === text ? [index + 1] : []))
  return only === undefined || others.length > 0 ? undefined : { file, line: only, column }
}

function readLines(file: string): string[] | undefined {
  try {
    return read(file).split(/\r?\n/)
  } catch {
    return undefined
  }
}

/** `https://host/path`, `webpack://app/./src/server.ts?1a2b`: a name, of which the path may be one in this repository. */
const URL_LIKE = /^[a-z][a-z0-9+.-]{0,30}:\/{2}[^/]*(\/[^?#]*)/i

/** Relative to the map, or, as bundlers and build machines name it, by as much of its path as is found in this repository. */
function locate(source: string, { folder, sourceRoot }: FoundMap): string | undefined {
  const isWhole = URL_LIKE.test(source) || source.startsWith('file:') || isAbsolute(source)
  const named = isWhole || sourceRoot === '' ? source : `${sourceRoot.replace(/\/$/, '')}/${source}`
  const path = named.startsWith('file:') ? pathOfUrl(named) : (URL_LIKE.exec(named)?.[1] ?? resolve(folder, named))
  if (isPackage(path)) return path
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

/** By file and line of an `eval`, also where there is none. */
const maps = new Map<string, FoundMap | undefined>()

function mapOf(file: string, evalLine?: number): FoundMap | undefined {
  const key = `${evalLine ?? ''} ${file}`
  if (maps.size >= MOST_KNOWN) maps.clear()
  if (!maps.has(key)) maps.set(key, findMap(file, evalLine))
  return maps.get(key)
}

/** Evidence may name any file: only code below the working directory is looked at. */
function findMap(file: string, evalLine: number | undefined): FoundMap | undefined {
  if (!/\.[cm]?js$/.test(file)) return undefined
  try {
    const path = realpathSync(file)
    if (!path.startsWith(realpathSync(process.cwd()) + sep)) return undefined
    const whole = read(path)
    const code = evalLine === undefined ? whole : evaluatedText(whole, evalLine)
    const pointer = [...code.matchAll(POINTER)].at(-1)?.[1]
    if (pointer === undefined && evalLine !== undefined) return undefined
    const url = pointer ?? `${path}.map`
    const inline = url.startsWith('data:') ? url.slice(url.indexOf(',') + 1) : undefined
    const mapFile = inline === undefined ? join(dirname(path), decodeURIComponent(url.split('/').at(-1)!)) : path
    const text = inline === undefined ? read(mapFile) : Buffer.from(inline, 'base64').toString('utf8')
    return { ...parsed(text), code, folder: dirname(mapFile), files: new Map() }
  } catch {
    // No map, or none that can be read: the compiled place is what there is.
    return undefined
  }
}

/** To the line's end: what stands in a text that is evaluated goes on, and is the map of another. https://tc39.es/ecma426/#sec-linking-inline */
const POINTER = /\/\/[#@] sourceMappingURL=([^\s\\'"`]+)[^\S\n]*$/gm

/** What the `eval` of a line evaluates: webpack writes it as a string, which JSON reads. */
function evaluatedText(code: string, line: number): string {
  const text = code.split('\n', line)[line - 1] ?? ''
  return JSON.parse(text.slice(text.indexOf('"', text.indexOf('eval(')), text.lastIndexOf('"') + 1))
}

interface MapPayload {
  sources?: unknown[]
  sourcesContent?: unknown[]
  sourceRoot?: unknown
  sections?: { map: MapPayload }[]
}

function parsed(text: string): Pick<FoundMap, 'map' | 'sourceRoot' | 'copies'> {
  const payload = JSON.parse(text)
  const copies = new Map<string, string>()
  for (const { sources, sourcesContent } of partsOf(payload))
    sources?.forEach((source, index) => {
      const copy = sourcesContent?.[index]
      if (typeof copy === 'string') copies.set(String(source), copy)
    })
  const sourceRoot = typeof payload.sourceRoot === 'string' ? payload.sourceRoot : ''
  return { map: new SourceMap(payload), sourceRoot, copies }
}

/** https://tc39.es/ecma426/#sec-index-source-map */
function partsOf(payload: MapPayload): MapPayload[] {
  return payload.sections?.map((section) => section.map) ?? [payload]
}

function read(path: string): string {
  if (!statSync(path).isFile() || statSync(path).size > LARGEST) throw new Error('not a source file')
  return readFileSync(path, 'utf8')
}
