/** Every pattern of the sources, and how the time it takes grows with the text. */
import { readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { parseAst } from 'vitest/node'
import { SECRET_NAME, SECRET_SHAPES, SUSPECT } from '../../src/vocabulary/secrets.ts'

export interface Pattern {
  place: string
  source: string
  flags: string
}

/** Regular expression literals of those files, and the table of secrets. */
export function patternsOf(files: readonly string[]): Pattern[] {
  const literals = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const found: Pattern[] = []
    walk(parseAst(text, { lang: 'ts' }), (node) => {
      if (!node.regex) return
      const line = text.slice(0, node.start).split('\n').length
      found.push({ place: `${file}:${line}`, source: node.regex.pattern, flags: node.regex.flags })
    })
    return found
  })
  const table = SECRET_SHAPES.map(({ name, pattern, ignoreCase }) => ({
    place: `src/vocabulary/secrets.ts (${name})`,
    source: pattern,
    flags: ignoreCase ? 'gi' : 'g',
  }))
  const others = [SECRET_NAME, SUSPECT].map((source) => ({ place: 'src/vocabulary/secrets.ts', source, flags: 'i' }))
  return [...literals, ...table, ...others]
}

interface Node {
  start: number
  regex?: { pattern: string; flags: string }
}

function walk(node: unknown, see: (node: Node) => void): void {
  if (!node || typeof node !== 'object') return
  if ('type' in node) see(node as unknown as Node)
  for (const value of Object.values(node)) if (typeof value === 'object') walk(value, see)
}

export function sources(): string[] {
  return globSync(['src/**/*.ts', 'instrumentation/**/*.ts', 'analyzers/**/*.ts']).sort()
}

/** Texts that made patterns of this kind slow, and what a pattern's own words make of them. */
function pumpsFor(source: string): string[] {
  const everywhere = [...' \t/\\=<>"\'.,:;_@#?%+()[{}|0aA\n*-']
  const words = [...source.matchAll(/[A-Za-z][A-Za-z ]+/g)].map(([word]) => word).slice(0, 12)
  return [
    ...everywhere,
    ...[
      'aA0',
      'token-',
      'a.',
      'a ',
      'a=',
      'a:',
      'a,',
      '\\"',
      '{"a":',
      'http://',
      '://',
      '[[',
      'arn:aws:',
      'a/',
      ' a',
      '  \n',
    ],
    ...words.flatMap((word) => [word, `${word} `, `${word}-`, `${word}=`, `${word}: "`, `"${word}":`, `${word} a`]),
  ]
}

/** What comes behind a pump, so that the match fails at the last moment. */
const ENDS = ['', '\u0001', 'x\n']

/** Milliseconds of the processor's time for so many runs: what others do meanwhile is not counted. */
function time(pattern: RegExp, text: string, runs: number): number {
  const began = process.cpuUsage()
  for (let i = 0; i < runs; i++) {
    if (pattern.global) text.replace(pattern, '')
    else pattern.exec(text)
  }
  // Linux divides a time into the user's and its own by guess, in steps of milliseconds: only their sum is measured.
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

/** Four times the text may take four times as long; twice as much again is the machine's, and sixteen times a square's. */
const MOST = 9
const LENGTHS = [24, 96, 384, 1536, 6144]
/** Below that a clock tells nothing, ms. */
const CLOCK = 2

/** The pump that makes the time grow faster than the text, if there is one. */
export function slowText({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string | undefined {
  const pattern = new RegExp(source, flags)
  for (const pump of pumpsFor(source)) {
    for (const end of ENDS) {
      let before = 0
      for (const length of LENGTHS) {
        const text = pump.repeat(Math.ceil(length / pump.length)) + end
        const took = Math.min(...[1, 2, 3].map(() => time(pattern, text, 1)))
        if (took > CLOCK && took > (MOST / 2) * Math.max(before, CLOCK / MOST) && again(pattern, pump, length, end))
          return `${JSON.stringify(pump)} × ${length / pump.length} + ${JSON.stringify(end)}: ${took.toFixed(1)} ms`
        before = took
      }
    }
  }
  return undefined
}

/** A single run is too short to be told by a clock: of both texts so many are timed that they can be compared. */
function again(pattern: RegExp, pump: string, length: number, end: string): boolean {
  const shorter = pump.repeat(Math.ceil(length / 4 / pump.length)) + end
  const longer = pump.repeat(Math.ceil(length / pump.length)) + end
  const least = (text: string, runs: number) =>
    Math.min(...Array.from({ length: 5 }, () => time(pattern, text, runs) / runs))
  return least(longer, 10) > MOST * least(shorter, 4 * 10)
}
