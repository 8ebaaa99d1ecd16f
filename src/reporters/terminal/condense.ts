/**
 * A sentence in ever fewer words: the first screen takes the fullest that has room, so that long names and policies never cut
 * off what is to be done. The whole text stands further down, to be copied.
 */
import { resourcesInProse, shortArnInProse } from '../../model/arns.ts'
import { cut, list } from '../../model/text.ts'

/** More fills no screen. */
const LONGEST = 1300

/**
 * The text itself first; each is a little shorter than the one before. The last is one clause, without asides.
 *
 * @param isStep something to be done, which may end before what its colon explains
 */
export function everShorter(whole: string, isStep = false): string[] {
  const text = cut(whole, LONGEST)
  const forms = [text]
  const then = (shorter: string) => {
    if (shorter.length < forms.at(-1)!.length) forms.push(shorter)
  }
  then(shortArnInProse(text))
  then(shortArnInProse(policiesInWords(forms.at(-1)!)))
  then(resourcesInProse(forms.at(-1)!))
  then(longNamesCut(longPathsCut(forms.at(-1)!)))
  then(withoutAsides(forms.at(-1)!))
  for (const end of isStep ? [SENTENCE, CLAUSE, COLON] : [SENTENCE, CLAUSE])
    for (
      let at = lastEnd(forms.at(-1)!, end);
      at > (end === SENTENCE ? 0 : LEAST_WORDS);
      at = lastEnd(forms.at(-1)!, end)
    ) {
      const kept = forms
        .at(-1)!
        .slice(0, at)
        .trimEnd()
        .replace(/[;,:]$/, '')
      forms.push(`${kept} …`)
    }
  then(longWordsCut(forms.at(-1)!))
  return forms
}

/** `Allow sts:AssumeRole to user/ci`, for a statement of a policy in JSON. */
function policiesInWords(text: string): string {
  let words = ''
  let from = 0
  for (let at = text.indexOf('{"Effect"'); at >= 0; at = text.indexOf('{"Effect"', from)) {
    const end = endOfJson(text, at)
    const statement = end > 0 ? inWords(text.slice(at, end)) : undefined
    words += text.slice(from, at) + (statement ?? text.slice(at, Math.max(end, at + 1)))
    from = Math.max(end, at + 1)
  }
  return words + text.slice(from)
}

interface Statement {
  Effect: string
  Action?: string | string[]
  Resource?: string | string[]
  Principal?: string | Record<string, string | string[]>
  Condition?: object
}

function inWords(json: string): string | undefined {
  let statement: Statement
  try {
    statement = JSON.parse(json)
  } catch {
    return undefined
  }
  const { Effect, Action, Resource, Principal, Condition } = statement
  const all = (value: string | string[] | undefined) => list([value ?? []].flat(), 3)
  const whom = typeof Principal === 'string' ? [Principal] : Object.values(Principal ?? {}).flat()
  return [
    `“${Effect} ${all(Action)}`,
    Resource === undefined ? '' : ` on ${all(Resource)}`,
    whom.length ? ` to ${list(whom, 2)}` : '',
    Condition ? ' on conditions' : '',
    '”',
  ].join('')
}

/** Where the object that begins here ends; 0 where it never does. */
function endOfJson(text: string, start: number): number {
  let depth = 0
  let isQuoted = false
  for (let at = start; at < text.length; at++) {
    const character = text[at]
    if (isQuoted && character === '\\') at++
    else if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && character === '{') depth++
    else if (!isQuoted && character === '}' && --depth === 0) return at + 1
  }
  return 0
}

const LONGEST_PATH = 48

/** `role/…/Reader`, `https://host/…/report.csv`: where it begins and what it names. */
function longPathsCut(text: string): string {
  return text.replace(/[^\s"“”`(){}<>,;]+/g, (path) => {
    if (path.length <= LONGEST_PATH) return path
    const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+]{0,15}:\/\/)?(.*)$/s.exec(path)!
    const parts = rest.split('/')
    return parts.length > 3 ? `${scheme}${parts[0]}/…/${parts.at(-1)}` : path
  })
}

const LONGEST_NAME = 40
/** In code, where the name of a class may be so long. */
const LONGEST_IN_CODE = 48

/** Names of 120 characters by their beginning and end, each part of a path or an ARN for itself. */
function longNamesCut(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, i) => namesCut(part, i % 2 ? LONGEST_IN_CODE : LONGEST_NAME))
    .join('')
}

function namesCut(text: string, longest: number): string {
  return text.replace(/[\p{L}\p{N}_+=,.@~%-]{33,}/gu, (name) => {
    const end = /[.,]$/.test(name) ? name.at(-1)! : ''
    const body = end ? name.slice(0, -1) : name
    return body.length > longest ? `${body.slice(0, 19)}…${body.slice(-10)}${end}` : name
  })
}

/** Where nothing else helps: a long path by its first and last part, a long last part by its beginning and end. */
function longWordsCut(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 ? part : part.replace(/[^\s"“”`(){}<>,;]{25,}/gu, wordCut)))
    .join('')
}

function wordCut(word: string): string {
  const parts = word.split('/')
  const last = parts.pop()!
  const before = parts.length > 2 ? [parts[0]!, '…'] : parts
  return [...before, last.length > 20 ? `${last.slice(0, 9)}…${last.slice(-6)}` : last].join('/')
}

/** Without what stands in parentheses, but for code. */
function withoutAsides(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, i) => (i % 2 ? part : part.replace(/ \([^()]*\)/g, '')))
    .join('')
}

// Code or a quote may follow: a part of its own.
const SENTENCE = /[.!?;] (?=\S|$)/g
/** Behind enough words to say something. */
const CLAUSE = /, (?=\S|$)/g
const COLON = /: (?=\S|$)/g
const LEAST_WORDS = 32

/** Where the last sentence or clause but the first begins; 0 where there is but one. */
function lastEnd(text: string, end: RegExp): number {
  let last = 0
  let at = 0
  for (const [i, part] of text
    .replace(/ …$/, '')
    .split(/(`[^`]*`|“[^”]*”)/)
    .entries()) {
    if (i % 2 === 0) for (const match of part.matchAll(end)) last = at + match.index + 1
    at += part.length
  }
  return last
}
