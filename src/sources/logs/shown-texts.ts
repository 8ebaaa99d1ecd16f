/**
 * Texts of others that a line carries and does not say itself: pages that a tool's search found, what somebody asked a tool or a model, and
 * what the model answered. They explain errors, and nothing failed. What a tool says of its own failure stays, also inside an answer
 * that was given with 200.
 *
 * https://modelcontextprotocol.io/specification/2025-06-18/server/tools (content, isError), https://python.langchain.com/api_reference/core/documents.html
 */

const MARKED = /is_?error\\{0,7}["']?\s?[:=]\s?["']?true/i
/** A field whose value is a text, with the quote that opens it. */
const FIELD = /\b(text|content|page_content|body|snippet|excerpt|context)(?:(?:\\{0,7}["'])\s?:\s?|=)(\\{0,7})(["'])/g
const OF_SPEAKER =
  /\brole\\{0,7}["']\s?:\s?\\{0,7}["'](?:user|human|assistant|system|developer)\\{0,7}["'][^{}]{0,40}$/i
const LONGEST = 256 * 1024

/** A title, as pages have them. */
const TITLED =
  /^[\W_]{0,12}(?:(?:title|heading)\W{1,6})?(?:troubleshoot\w{0,4}|how (?:do|to|can)|why (?:do|does|is|am|can)|what (?:is|are|does)|resolv(?:e|ing) |(?:common|known) (?:errors|issues)|error (?:codes|responses|messages|handling)|frequently asked)\b/i
/** An error that is told, and not explained. */
const TOLD =
  /^[^\n]{0,80}?(?:\b(?:error|exception|fail(?:ed|ure)?|denied|unable|cannot|could not|not authorized|expired|traceback|refused|timed out)\b|[a-z](?:Error|Exception)\b|[❌✗])/i
const TOLD_IN_FIELD =
  /\\{0,7}["'](?:errors?|error_?(?:message|code|type)|exception|stderr)\\{0,7}["']\s?:\s?(?!null|None|false|\\{0,7}(?:""|'')|\[\]|\{\}|0)|\\{0,7}["'](?:success|ok)\\{0,7}["']\s?:\s?(?:false|False)|\\{0,7}["']status\\{0,7}["']\s?:\s?\\{0,7}["'](?:error|failed|failure)/i
/** What explains. */
const EXPLAINED =
  /\b(?:if|when|whenever) (?:you|users?|your \w{1,20}|the \w{1,20}|an? \w{1,20}|it|they)\b[^\n]{0,80}\b(?:see|get|receive|encounter|fails? with|returns?)|\b(?:error|exception|message|code)\w{0,2} means?\b|\b(?:docs\.aws\.amazon\.com|repost\.aws|aws\.amazon\.com\/(?:blogs|premiumsupport)|stackoverflow\.com)\b|(?:^|\\n|\n)#{1,4} \S|\b(?:User|Developer|Administration) Guide\b/i
/** Entries of an index, each by what it is called and where it lies. */
const LISTED =
  /\\{0,7}["'](?:title|heading|search_order)\\{0,7}["']\s?:[\s\S]{0,300}?\\{0,7}["'](?:url|uri|link|source|path|snippet|excerpt|context)\\{0,7}["']\s?:|\\{0,7}["'](?:url|uri|link|source|path)\\{0,7}["']\s?:[\s\S]{0,300}?\\{0,7}["'](?:title|heading|snippet|excerpt|context)\\{0,7}["']\s?:/i
const LOOKED_AT = 4000

/** What a tool was given, as it was called. */
const ARGUMENTS =
  /\b(?:call_?tool|tools?\/call|(?:calling|invoking|executing|running|using) (?:the )?tools?|tool (?:call|invocation|use|input)s?)\b(?![^\n]{0,200}\b(?:fail|error|denied|exception))[^{\n]{0,160}?\b(?:with|args|arguments|inputs?|params|parameters|kwargs)\\{0,3}["']?\s?[:=]?\s?\{[^\n]{0,4000}?\}/gi

/** The line with such texts left out; a line that holds none is given back as it is. */
export function withoutShownTexts(line: string): string {
  if (line.length > LONGEST || !/content|text|snippet|excerpt|tool/.test(line)) return line
  const asked = line.replace(ARGUMENTS, (call) => `${call.slice(0, call.indexOf('{'))}{}`)
  return MARKED.test(asked) ? asked : withoutTexts(asked)
}

function withoutTexts(line: string): string {
  let kept = ''
  let from = 0
  FIELD.lastIndex = 0
  for (let found = FIELD.exec(line); found; found = FIELD.exec(line)) {
    const [whole, name = '', slashes = '', quote = ''] = found
    const begin = found.index + whole.length
    const end = endOf(line, begin, slashes.length, quote)
    if (end === undefined) break
    FIELD.lastIndex = end
    const text = line.slice(begin, Math.min(end, begin + LOOKED_AT))
    const isSaid = name === 'content' && OF_SPEAKER.test(line.slice(Math.max(0, found.index - 120), found.index))
    if (!isSaid && !isExplained(text)) continue
    kept += `${line.slice(from, begin)}…`
    from = end
  }
  return from === 0 ? line : kept + line.slice(from)
}

/** Where the quote that opened is closed: in a string within a string, as many strokes stand before it. */
function endOf(line: string, begin: number, slashes: number, quote: string): number | undefined {
  for (let at = line.indexOf(quote, begin); at >= 0; at = line.indexOf(quote, at + 1)) {
    let before = 0
    while (at - before > begin && line[at - before - 1] === '\\') before++
    if (before === slashes) return at - slashes
  }
  return undefined
}

function isExplained(text: string): boolean {
  if (TOLD_IN_FIELD.test(text)) return false
  if (TITLED.test(text) || (/^\s{0,8}[[{]/.test(text) && LISTED.test(text))) return true
  return !TOLD.test(text) && EXPLAINED.test(text)
}
