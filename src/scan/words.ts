/**
 * A sentence without what is new in each call: numbers, ids, quoted names that hold digits, and what follows the name of a
 * bucket or a role in an ARN.
 */
import { type Hash, hashText } from './hash.ts'

/** The verdict is in the first sentences. */
const LONGEST = 2048

const known = new Map<string, Hash>()
const MOST_KNOWN = 4096

export function wordsOf(text: string): Hash {
  const cut = text.length > LONGEST ? text.slice(0, LONGEST) : text
  const remembered = known.get(cut)
  if (remembered) return remembered
  const hash = hashText(
    cut
      // `assumed-role/Reader/session`, `bucket/some/key`.
      .replace(/(arn:[\w-]*:(?:s3|sts):[^\s"'/,)]{0,200}(?:\/[^\s"'/,)]{1,128})?)\/[^\s"',)]{0,1024}/g, '$1')
      .replace(/(arn:[\w-]*:s3:::[^\s"'/,)]{1,128})\/[^\s"',)]{0,1024}/g, '$1')
      .replace(/[\w+/=.-]{1,256}/g, (word) => (/\d/.test(word) ? masked(word) : word)),
  )
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(cut, hash)
  return hash
}

/** Account numbers and statuses say something; longer mixtures of letters and digits are ids. */
function masked(word: string): string {
  return /^\d{3}$|^\d{12}$|^[a-z]{2}(-[a-z]+)+-\d$/.test(word) ? word : '#'
}
