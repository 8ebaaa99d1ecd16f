/**
 * What the survey of files counts of each attribute, as SQL within a function of an attribute's name `k`, kind `a` and value `v`:
 * made of the same list (`src/scan/attributes.ts`), by kinds, so that names stand in the SQL once.
 */
import { AS, LOOKED, type TELLS } from '../scan/attributes.ts'
import { WAITS } from '../scan/span-digest.ts'
import { textList, textLiteral } from './sql.ts'

export type Kind = keyof typeof AS

/** Of an attribute's name its kind's number, 0 where nobody reads it: names stand in the SQL once, kinds wherever they are asked for. */
export const KIND_OF = (k: string): string =>
  `transform(${k}, [${LOOKED.map(({ name }) => textLiteral(name)).join(', ')}], [${LOOKED.map(({ as }) => as).join(', ')}]::Array(UInt8), toUInt8(0))`
export const isOf = (...kinds: Kind[]): string =>
  kinds.length === 1 ? `a = ${AS[kinds[0]!]}` : `a IN (${kinds.map((kind) => AS[kind]).join(', ')})`

/** The first 53 bits of a hash: JSON keeps them, and so do JavaScript's numbers. */
export const hashed = (...values: string[]): string => `bitAnd(cityHash64(${values.join(', ')}), 9007199254740991)`

export const number = 'toFloat64OrZero(v)'
export const stepOf = (value: string, steps: readonly number[]): string =>
  `arrayCount(s -> s <= ${value}, [${steps.join(', ')}])`

/** A sentence `v` without what is new in each call, as `src/scan/words.ts` has it; RE2 counts to 1000. */
const WORDS = (() => {
  const arn = String.raw`(arn:[\w-]*:(?:s3|sts):[^\s"'/,)]{0,200}(?:/[^\s"'/,)]{1,128})?)/[^\s"',)]{0,1000}`
  const object = String.raw`(arn:[\w-]*:s3:::[^\s"'/,)]{1,128})/[^\s"',)]{0,1000}`
  const kept = String.raw`^\d{3}$|^\d{12}$|^[a-z]{2}(-[a-z]+)+-\d$`
  const without = (text: string, pattern: string) => `replaceRegexpAll(${text}, ${textLiteral(pattern)}, '\\\\1')`
  const text = without(without('substring(v, 1, 2048)', arn), object)
  const words = `extractAll(${text}, ${textLiteral(String.raw`[\w+/=.-]{1,256}`)})`
  return `arrayStringConcat(arrayMap(w -> if(match(w, '\\\\d') AND NOT match(w, ${textLiteral(kept)}), '#', w), ${words}), ' ')`
})()

/** What of a value counts: nothing, that it is there, or this of it. */
const COUNTS: Readonly<Record<Kind, 'nothing' | 'presence' | 'value' | { sql: string }>> = {
  value: 'value',
  presence: 'presence',
  milliseconds: { sql: stepOf(number, WAITS) },
  quantity: { sql: `if(isNull(toFloat64OrNull(v)), v, toString(least(greatest(${number}, 0), 3)))` },
  words: { sql: WORDS },
  // Counted by `path` below, where it says something.
  path: 'nothing',
  url: { sql: 'concat(protocol(v), domain(v), toString(port(v)))' },
  key: 'presence',
  issuedKey: 'presence',
  expires: 'presence',
  expiresSeconds: 'presence',
  token: 'presence',
  claims: 'nothing',
  outboundToken: 'presence',
  tokenRole: 'value',
  askedRole: 'value',
  requestId: 'presence',
  error: 'value',
  status: 'value',
  toolMark: 'value',
  method: 'value',
  process: 'nothing',
  success: 'value',
  operation: 'value',
  service: 'value',
  bucket: 'value',
  workMark: 'value',
  workId: 'presence',
}

export const COUNTED = (() => {
  const by = (counts: 'presence' | 'value') => (Object.keys(COUNTS) as Kind[]).filter((kind) => COUNTS[kind] === counts)
  const others = (Object.keys(COUNTS) as Kind[]).flatMap((kind) => {
    const counts = COUNTS[kind]
    return typeof counts === 'object' ? [`${isOf(kind)}, cityHash64(k, ${counts.sql})`] : []
  })
  return `multiIf(v = '', 0, ${isOf(...by('value'))}, cityHash64(k, v), ${isOf(...by('presence'))}, cityHash64(k), ${others.join(', ')}, 0)`
})()

/** The value of the first attribute of a kind; `''` for none. */
export const first = (kind: Kind): string => `vs[indexOf(kinds, ${AS[kind]})]`
export const some = (condition: string): string => `arrayExists((v, k, a) -> ${condition}, vs, ks, kinds)`

/** Names of attributes that tell something beside what they count for. */
export const namesThatTell = (tells: (typeof TELLS)[keyof typeof TELLS]): string =>
  textList(LOOKED.filter((one) => one.tells === tells).map(({ name }) => name))
