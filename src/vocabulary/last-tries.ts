/** By what words a program says that it will not try again, at whatever level it likes. */

const NUMBERED = /\b(?:attempts?|tr(?:y|ies)|retr(?:y|ies))\b[\s:#(=]{0,3}(\d{1,3})\s?(?:\/|of|out of)\s?(\d{1,3})\b/gi
const NO_MORE =
  /\b(?:giv(?:es|ing|en) up|gave up)\b|\b(?:out of|no (?:more|further|remaining)) (?:re)?(?:attempts|tries)\b|\b(?:re)?(?:attempts|tries|retry (?:limit|budget|quota|count))\b[^\n]{0,30}\b(?:exhausted|exceeded|used up|spent|reached)\b|\bexhausted (?:all |its |the )?(?:\w{1,12} )?(?:re)?(?:attempts|tries)\b|\b(?:all|max(?:imum)?(?: number of)?)[ _-](?:\d{1,3} )?(?:re)?(?:attempts|tries)(?: of \d{1,3})?(?: (?:have|has|were|was|been))?:? (?:failed|exceeded|reached|exhausted)\b/i

/** "attempt 3/3", "try 5 of 5", "giving up", "retries exhausted". */
export function saysNoMoreTries(text: string): boolean {
  const looked = text.slice(0, 2000)
  if (NO_MORE.test(looked)) return true
  for (const [, nth, all] of looked.matchAll(NUMBERED)) if (nth === all && all !== '1' && all !== '0') return true
  return false
}
