/**
 * Which causes a text tells of. The pre-filter of log reading, the recogniser of logs and the rules all ask here, so none of
 * them knows less than the others.
 */
import { CAUSES, type Cause } from './causes.ts'
import { vocabularies } from './wordings/index.ts'
import type { Wording } from './wordings/wording.ts'

/** Text is matched in pieces of this length, each with the end of the one before it, so that no pattern sees more at once. */
const PIECE = 8192
const OVERLAP = 512

interface Known extends Wording {
  pattern: RegExp
}

/** What stands between the words: some text of the same record. */
const GAP = String.raw`[\s\S]{0,300}?`
const known: readonly Known[] = vocabularies.flatMap(({ wordings }) =>
  wordings.map((wording) => ({
    ...wording,
    pattern: new RegExp(wording.words.split(' … ').map(escaped).join(GAP), 'i'),
  })),
)
const order = Object.keys(CAUSES)
const byOrder = known.toSorted((a, b) => order.indexOf(a.cause) - order.indexOf(b.cause))
/** The longest piece of each wording without a gap: a text without any of them tells of nothing. */
const ANY = new RegExp([...new Set(known.map(({ words }) => longest(words.split(' … '))))].map(escaped).join('|'), 'i')

export interface Told {
  cause: Cause
  /** The words themselves, as the text has them. */
  words: string
}

/** What a text tells of, the most telling cause first; each cause once. */
export function causesIn(text: string): Told[] {
  const told = new Map<Cause, Told>()
  for (const piece of pieces(text)) {
    if (!ANY.test(piece)) continue
    for (const { cause, pattern } of byOrder) {
      if (told.has(cause)) continue
      const words = pattern.exec(piece)?.[0]
      if (words !== undefined) told.set(cause, { cause, words })
    }
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
