/** Words by which a log says that something was done after all: told of a failure before it, they mend it. */
const DONE =
  /\b(?:refreshed|renewed|rotated|succeeded|success(?:ful(?:ly)?)?|uploaded|downloaded|completed?|recovered|restored|stored|saved|sent|received|written|done|finished|assumed|obtained|acquired|reconciled|synced|created|deployed|published)\b/i
const NOT = /\b(?:not|fail(?:ed|ure)?|unsuccessful(?:ly)?|without|unable|could ?n[o']t|cannot|error|denied)\b/i

export function saysDone(text: string): boolean {
  return DONE.test(text) && !NOT.test(text)
}
