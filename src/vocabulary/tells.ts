/**
 * Which causes a text tells of. The pre-filter of log reading, the recogniser of logs and the rules all ask here, so none of
 * them knows less than the others.
 */
import { CAUSES, type Cause } from './causes.ts'
import { SAID_PLAINLY } from './said-plainly.ts'
import { vocabularies } from './wordings/index.ts'
import type { Wording } from './wordings/wording.ts'

/** Text is matched in pieces of this length, each with the end of the one before it, so that no pattern sees more at once. */
const PIECE = 8192
const OVERLAP = 512

interface Known extends Wording {
  pattern: RegExp
  /** Its longest piece without a gap, in small letters. */
  needle: string
  /** The longest word of it: a text without this one need not be matched, and most patterns need not even be compiled. */
  word: string
}

/** What stands between the words: some text of the same record. */
const GAP = String.raw`[\s\S]{0,300}?`
const known: readonly Known[] = vocabularies.flatMap(({ wordings }) =>
  wordings.map((wording) => {
    const pieces = wording.words.split(' … ')
    const needle = longest(pieces).toLowerCase()
    return {
      ...wording,
      pattern: new RegExp(pieces.map(escaped).join(GAP), 'i'),
      needle,
      word: longest(needle.split(/["\s]/)),
    }
  }),
)
/** Words of the table that a pattern would not find: what reads the table must know all of it. */
export function unknownTo(pattern: RegExp): string[] {
  return known
    .filter(({ words }) => !words.split(' … ').some((part) => pattern.test(part)))
    .map(({ needle }) => escaped(needle))
}

const order = Object.keys(CAUSES)
const byOrder = known.toSorted((a, b) => order.indexOf(a.cause) - order.indexOf(b.cause))
/** A text without any needle tells of nothing. Sorted, and without the flag `i`, it is compiled five times faster. */
const ANY = new RegExp([...new Set(known.map(({ needle }) => needle))].sort().map(escaped).join('|'))

export interface Told {
  cause: Cause
  /** The words themselves, as the text has them. */
  words: string
}

/** What a text tells of, the most telling cause first; each cause once. */
export function causesIn(text: string): readonly Told[] {
  if (text !== asked.text) asked = { text, told: causesOf(text) }
  return asked.told
}

/** Asked of the same text several times, one after the other. */
let asked: { text: string; told: readonly Told[] } = { text: '', told: [] }

function causesOf(text: string): Told[] {
  const told = new Map<Cause, Told>()
  for (const piece of pieces(text)) {
    const small = piece.toLowerCase()
    const asks = ({ cause, pattern }: { cause: Cause; pattern: RegExp }): void => {
      const words = told.has(cause) ? undefined : pattern.exec(piece)?.[0]
      if (words !== undefined) told.set(cause, { cause, words })
    }
    if (ANY.test(small)) for (const one of byOrder) if (small.includes(one.word)) asks(one)
    for (const one of SAID_PLAINLY) if (small.includes(one.needle)) asks(one)
  }
  return [...told.values()].sort((a, b) => order.indexOf(a.cause) - order.indexOf(b.cause))
}

/** The words by which a text tells of this cause; `undefined` where it does not. */
export function tells(cause: Cause, text: string | undefined): string | undefined {
  return text ? causesIn(text).find((one) => one.cause === cause)?.words : undefined
}

function pieces(text: string): string[] {
  if (text.length <= PIECE) return [text]
  const all: string[] = []
  for (let at = 0; at < text.length; at += PIECE - OVERLAP) all.push(text.slice(at, at + PIECE))
  return all
}

function longest(parts: readonly string[]): string {
  return parts.toSorted((a, b) => b.length - a.length)[0]!
}

/** Quotes may be written with a backslash, blanks as line ends. */
function escaped(words: string): string {
  return words
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('"', String.raw`\\?"`)
    .replaceAll(' ', String.raw`\s+`)
}
