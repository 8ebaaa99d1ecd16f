/**
 * Which causes a text tells of. The pre-filter of log reading, the recogniser of logs and the rules all ask here, so none of
 * them knows less than the others.
 */
import { CAUSES, type Cause } from './causes.ts'
import { SAID_PLAINLY } from './said-plainly.ts'
import { WordFinder } from './word-finder.ts'
import { vocabularies } from './wordings/index.ts'
import type { Wording } from './wordings/wording.ts'

/** Text is matched in pieces of this length, each with the end of the one before it, so that no pattern sees more at once. */
const PIECE = 8192
const OVERLAP = 512

/** What the build has worked out, as it takes a tenth of a start. */
declare const ROLECALL_RAREST_WORDS: readonly string[] | undefined

/** What stands between the words: some text of the same record. */
const GAP = String.raw`[\s\S]{0,300}?`

/** A wording, whose pattern is made when it is asked for: most never are. */
class Known {
  readonly cause: Cause
  /** As the table has them. */
  readonly words: string
  #pattern: RegExp | undefined

  constructor({ cause, words }: Wording) {
    this.cause = cause
    this.words = words
  }

  get pattern(): RegExp {
    this.#pattern ??= new RegExp(this.words.split(' … ').map(escaped).join(GAP), 'i')
    return this.#pattern
  }
}

const known = vocabularies.flatMap(({ wordings }) => wordings.map((wording) => new Known(wording)))

/** Words of the table that a pattern would not find: what reads the table must know all of it. */
export function unknownTo(pattern: RegExp): string[] {
  return known
    .map(({ words }) => words.split(' … '))
    .filter((pieces) => !pieces.some((piece) => pattern.test(piece)))
    .map((pieces) => escaped(longest(pieces).toLowerCase()))
}

const order = new Map(Object.keys(CAUSES).map((cause, at) => [cause, at]))
const byOrder = known.toSorted((a, b) => order.get(a.cause)! - order.get(b.cause)!)
const rank = new Map(byOrder.map((one, at) => [one, at]))
/**
 * Of each wording in this order the word that the fewest others have.
 *
 * @public asked for by the build
 */
export const rarest = typeof ROLECALL_RAREST_WORDS === 'undefined' ? rarestWords(byOrder) : ROLECALL_RAREST_WORDS
/** A text without the rarest word of a wording need not be matched, and most patterns need not even be compiled. */
const byWord = new WordFinder(byOrder.map((one, at) => [rarest[at]!, one] as const))

export interface Told {
  cause: Cause
  /** The words themselves, as the text has them. */
  words: string
}

/** What a text tells of, the most telling cause first; each cause once. */
export function causesIn(text: string): readonly Told[] {
  const known = asked.get(text) ?? before.get(text)
  if (known) return known
  const told = causesOf(text)
  if (text.length > PIECE) return told
  characters += text.length
  if (asked.size >= ASKED || characters > CHARACTERS) {
    before = asked
    asked = new Map()
    characters = text.length
  }
  asked.set(text, told)
  return told
}

/** Logs say the same again and again, and of each call's message several rules ask in turn: the last texts, and those before them. */
let asked = new Map<string, readonly Told[]>()
let before: ReadonlyMap<string, readonly Told[]> = asked
let characters = 0
const ASKED = 32_768
const CHARACTERS = 8 * 1024 ** 2

function causesOf(text: string): Told[] {
  const told = new Map<Cause, Told>()
  for (const piece of pieces(text)) {
    const small = piece.toLowerCase()
    const asks = ({ cause, pattern }: { cause: Cause; pattern: RegExp }): void => {
      const words = told.has(cause) ? undefined : pattern.exec(piece)?.[0]
      if (words !== undefined) told.set(cause, { cause, words })
    }
    const found = byWord.in(small)
    if (found.size > 0) for (const one of [...found].sort((a, b) => rank.get(a)! - rank.get(b)!)) asks(one)
    for (const one of SAID_PLAINLY)
      if (small.includes(one.needle) && (one.beside?.test(piece) ?? true) && !one.unless?.test(piece)) asks(one)
  }
  return [...told.values()].sort((a, b) => order.get(a.cause)! - order.get(b.cause)!)
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

/** Quotes may be written with a backslash, or with one that was written with one itself; blanks as line ends. */
function escaped(words: string): string {
  return words
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/["']/g, String.raw`\\{0,3}$&`)
    .replaceAll(' ', String.raw`\s+`)
}

function rarestWords(wordings: readonly Known[]): string[] {
  const own = wordings.map(wordsOf)
  const times = new Map<string, number>()
  for (const words of own) for (const word of words) times.set(word, (times.get(word) ?? 0) + 1)
  const weight = (word: string): number => times.get(word)! - word.length / 100
  return own.map((words) => words.reduce((a, b) => (weight(b) < weight(a) ? b : a)))
}

/** Quotes and blanks stand in a text in several ways: what is between them as it is. */
function wordsOf({ words }: Known): string[] {
  const all = words.toLowerCase().split(/[\s"']+/)
  return all.filter((word) => word.length >= 4)
}
