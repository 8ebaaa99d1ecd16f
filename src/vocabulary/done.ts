/** Words by which a log says that something was done after all: told of a failure before it, they mend it. */
const DONE =
  /\b(?:refreshed|renewed|rotated|succeeded|success(?:ful(?:ly)?)?|uploaded|downloaded|copied|completed?|recovered|restored|stored|saved|sent|received|written|wrote|(?:re)?connected|done|finished|assumed|obtained|acquired|reconciled|synced|created|deployed|published|accepted|delivered|processed|went through|caught up|back (?:online|to normal)|now (?:valid|healthy|ok)|valid (?:until|till))\b/i
const NOT = /\b(?:not|fail(?:ed|ure)?|unsuccessful(?:ly)?|without|unable|could ?n[o']t|cannot|error|denied)\b/i

export function saysDone(text: string): boolean {
  return DONE.test(text) && !NOT.test(text)
}

export function ofCredentials(text: string): boolean {
  return /credential|session|token|assume.?role|\brole\b|\bcreds?\b/i.test(text)
}

const COMMON =
  /^(?:with|from|that|this|have|been|will|were|failed|error|warn|info|again|after|while|could|because|retry\w*)$/

/** Words that tell what a line is about. */
export function wordsOf(body: string): Set<string> {
  const words =
    body
      .slice(0, 400)
      .toLowerCase()
      .match(/[a-z][\w./-]{3,80}/g) ?? []
  return new Set(words.filter((word) => !COMMON.test(word)))
}

/** Names of things that a line speaks of: addresses, paths, files, keys. */
export function thingsIn(body: string): string[] {
  return (body.slice(0, 2000).match(/[\w:/.@=+-]{4,200}/g) ?? [])
    .map((word) => word.replace(/[.:,]{1,16}$/, ''))
    .filter((word) => /[/\d]/.test(word) && /[a-z]/i.test(word) && !/^\d+(?:ms|s)$/.test(word))
}
