/**
 * Words by which a script says that it wants to be denied, before it tries, and that it was, afterwards: it passes because AWS said no.
 * They count beside a denial only; whoever wanted a denial and met with something else has failed.
 */
const DENIED = String.raw`(?:den(?:ied|ial|y)|access ?denied\w{0,10}|refus(?:ed|al)|forbidden|unauthori[sz]ed|not authorized|reject(?:ed|ion)|block(?:ed)?|prevented|40[13])`
const FAILED = `(?:${DENIED}|fail(?:s|ed|ure)?|errors?)`

const DUE = new RegExp(
  [
    String.raw`\bnegative[ -](?:test|case|check|path|scenario)s?\b`,
    String.raw`(?<![\w-])expect(?:s|ed|ing)?:? (?:(?:an?|the|to|be|get|see|receive|it|this|call|request|that) ){0,4}(?:\w{1,12} )?${FAILED}\b`,
    String.raw`\b(?:should|must|shall|ought to|(?:is|are) supposed to|has to|have to|needs to) (?:be |get |now |also ){0,2}${FAILED}\b`,
    String.raw`\b(?:should|must|shall)(?: not|n['’]t) (?:be (?:able|allowed|permitted|possible)|have (?:access|permission)|(?:access|reach|read|write|list|see|get|put|assume)\b)`,
    String.raw`\b(?:verif|check|confirm|ensur|assert|test)\w{0,5} (?:that )?[^\n]{0,80}\b(?:is|are|gets?) (?:denied|refused|blocked|rejected|forbidden)\b`,
  ].join('|'),
  'i',
)
const DONE = new RegExp(
  [
    String.raw`\b(?:correctly|properly|successfully|rightly|appropriately|duly) (?:${DENIED}|failed)\b`,
    String.raw`\b(?:${DENIED}|failed|failure)\b[^\n]{0,80}\b(?:as|is|was|were) (?:expected|intended|desired|designed|wanted|it should)\b`,
    String.raw`\b(?:${DENIED}|failed|failure)\b[^\n]{0,40}\((?:as )?(?:expected|good|ok)\)`,
    String.raw`\b(?:got|received|saw) (?:an? |the )?expected (?:\w{1,12} )?(?:${DENIED}|errors?|failure)\b`,
    String.raw`(?:^|[\]|:] )\W{0,6}(?:[✓✔✅]|(?:PASS(?:ED)?|OK)\b(?!["']?\s?[:=]))[^\n]{0,160}\b(?:${DENIED}|cannot|can['’]t|no access)\b`,
  ].join('|'),
  'i',
)
/** It came otherwise. */
const OTHERWISE =
  /\bunexpected|\bbut (?:got|was|it|received|succeeded|the)\b|\binstead\b|\bgot:? (?!(?:an? |the )?expected)|\bnot as expected\b|n['’]t [^\n]{0,30}\bas expected\b|\b(?:not|never) (?:denied|refused|blocked|rejected)\b|[✗✖❌✘]|\bFAIL(?:ED)?\b|\bwrongly\b|\bincorrectly\b/
const LOOKED_AT = 600

/** A denial is to come. */
export function wantsDenial(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT)
  return DUE.test(looked) && !OTHERWISE.test(looked)
}

/** The denial that came was wanted. */
export function wantedDenial(text: string): boolean {
  const looked = text.slice(0, LOOKED_AT)
  return DONE.test(looked) && !OTHERWISE.test(looked)
}
