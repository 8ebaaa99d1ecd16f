/** Words by which a program says itself that it went on with other credentials than those of the role it was to have. */
const FAILED = /assum|\brole\b|\bprofile\b|web.?identity|irsa|pod.?identity|\bsts\b/i
const BUT =
  /fail|could ?n[o']t|cannot|can't|unable|refused|denied|error|instead|without|not usable|unusable|not found|missing/i
const WENT_ON =
  /\b(?:fall(?:ing|s)? ?back|fell back|continu(?:e|es|ing)|proceed(?:s|ing)?|go(?:es|ing)? on|us(?:e|es|ing)|resort(?:s|ing)?|switch(?:es|ing)?|retr(?:y|ies|ying)|try(?:ing)?)\b[^\n]{0,40}\b(?:default|ambient|instance|node|environment|existing|base|static|own|local)\b[^\n]{0,16}\b(?:credentials?|identity|profile|provider|chain|keys?|role)\b/i

export function saysItFellBack(text: string): boolean {
  const looked = text.slice(0, 1024)
  return FAILED.test(looked) && BUT.test(looked) && WENT_ON.test(looked)
}
