/**
 * Lines that show what somebody else wrote: hits of a search in code, a diff, what a linter finds, rows of a table, a chapter of a
 * manual, a title between quotes. They speak of errors, and nothing failed.
 */
import { NOT_TYPED, SHOWS_FILE, WRITTEN } from './typed-lines.ts'

const ALONE: readonly RegExp[] = [
  // grep, rg, git grep: what was found begins at once, or is indented; what a program says of a file of its own stands behind one blank.
  new RegExp(String.raw`^${WRITTEN}[:-]\d{1,7}[:-](?!in )(?:\S|\s{2}|\t|$)(?<!:\d{1,7}:\d)`),
  // Compilers and linters name line and column, tsc in parentheses; ESLint puts the file above.
  new RegExp(String.raw`^${WRITTEN}(?::\d{1,7}:\d{1,5}:?\s|\(\d{1,7},\d{1,5}\): (?:error|warning) )`),
  /^\s{1,8}\d{1,7}:\d{1,5}\s{1,8}(?:error|warning|info)\s{2}/,
  // A listing of code, as compilers print it, or a row whose first column is a number.
  /^\s{0,8}\d{1,7} {1,4}[|│] (?!\s{0,4}\d{1,2}:\d\d:\d\d)/,
  // The name of a document, and its words.
  new RegExp(String.raw`^\W{0,12}${WRITTEN}(?:[:#](?!\d{1,7}:in\b)\S{0,40})?\s{1,60}["'“‘«\`]`),
  // What a thing is called that is searched, asked, watched or tried.
  /^[^"“:=\n]{0,80}(?:#\d{1,7}\s{1,4}|\b(?:title|heading|subject|question|answer|monitor|ticket|issue|chunk|snippet|page|section|example|expected|case \d{1,5})\b(?:[:=]\s?|[^"“:=\n]{0,24}))["“]/i,
  // A change log, and subjects of commits. https://www.conventionalcommits.org
  /^\s{0,8}(?:[*-] )?(?:[0-9a-f]{7,12} (?:\([^)\n]{1,100}\) )?)?(?:feat|fix|docs|chore|refactor|test|perf|build|ci|style|revert)(?:\([^)\n]{1,60}\))?!?: /,
  /^\s{0,4}[*-] \*\*[\w./ -]{1,60}:\*\* /,
  // What a command says of its options.
  /^\s{1,8}(?:-\w, ?)?--[\w-]{2,40}(?:[ =][A-Z<[]\S{0,40})?\s{2,60}[A-Za-z]/,
  // What Copilot is about to make, and has made: a description of it, and how far it is. https://aws.github.io/copilot-cli/
  /^\s{0,12}- \S[^\n]{1,300}\s\[(?:not started|(?:create|update|delete|import) (?:complete|in progress))\]/,
  // What a scanner of templates makes of each. https://www.checkov.io/2.Basics/Reviewing%20Scan%20Results.html
  /^Check: CKV\w{0,20}_\d{1,5}: "|^\s{0,8}(?:PASSED|FAILED|SKIPPED) for resource: \S|^\s{0,8}File: \/\S{1,200}:\d{1,7}-\d{1,7}$/,
  // What was typed.
  /^\$ \w|^(?:In|Out) ?\[\d{1,6}\]: |^>>> \w/,
  // What a script would print: a runner shows it before it runs it, and make what it is about to do.
  /^\s{0,40}(?:(?:else|then|do|\{|\(|&&|\|\|)\s)?\s{0,4}(?:echo|printf|throw|Write-(?:Host|Output|Error|Warning))\s{1,4}(?:-[A-Za-z]{1,14}\s{1,4})?["']/,
  /^\s{2,40}(?:print\(f?|raise \w{1,60}\(f?|throw new \w{1,60}\(|console\.(?:error|log|warn)\(|core\.(?:setFailed|error|warning)\(|fail\()["'`]/,
  /(?:\|\||&&|;|\bthen\b|\bdo\b)\s{1,4}[({]?\s{0,4}(?:echo|printf|Write-(?:Host|Output|Error|Warning))\s{1,4}(?:-[A-Za-z]{1,14}\s{1,4})?["'][^\n]{1,400}["'](?:\s{0,4}(?:>&2|1>&2|;|&&|\}|\)|\|\|)|\s*$)/,
  // https://prometheus.io/docs/instrumenting/exposition_formats/
  /^[a-zA-Z_:][\w:]{2,120}\{[^}\n]{0,600}\} [\d.eE+-]{1,30}$/,
  // What would be, and what is meant by it.
  /\b(?:if|when(?:ever)?) (?:you|users?|your \w{1,20}|(?:the|a|an) [\w-]{1,20}(?: [\w-]{1,20})?|it|they)\b[^\n"“”`'!]{0,60}\b(?:sees?|gets?|receives?|encounters?|logs?|shows?|prints?|reports?|fails? with)\b/i,
  /\bwithout (?:it|this|that|them)\b[^\n]{0,60}\b(?:will|would) (?:fail|be (?:denied|refused))\b/i,
  /\w["”`')]{0,3}(?: errors?)? means?(?: that| the| your| you| it| there|$)/,
]

interface Piece {
  opens: RegExp
  within: RegExp
  /** Rows of a database, in which a program may have put down its own trouble. */
  rows?: true
}

/** What opens a piece that goes on over lines: each says which lines still belong to it. */
const PIECES: readonly Piece[] = [
  // git diff, diff -u.
  {
    opens: /^(?:diff --git a\/|--- a\/|@@ -\d{1,7}(?:,\d{1,7})? \+\d)/,
    within: /^(?:[-+ \\@]|diff --git |index [0-9a-f]{4,40}\.\.|(?:new|deleted) file mode|similarity index|rename |$)/,
  },
  // psql draws a line under the names of columns, and counts the rows.
  { opens: /^-{3,400}(?:\+-{3,400}){1,60}\s*$/, within: /\||^\(\d{1,9} rows?\)/, rows: true },
  // man, perldoc, help of the AWS CLI.
  {
    opens:
      /^(?:NAME|SYNOPSIS|DESCRIPTION|OPTIONS|ERRORS|EXAMPLES?|SEE ALSO|NOTES:?|EXIT (?:STATUS|CODES?)|(?:(?:[Gg]lobal |[Oo]ptional |[Pp]ositional |[Aa]vailable )?(?:[Oo]ptions|[Aa]rguments|[Ff]lags|[Cc]ommands)|Subcommands|Exit (?:[Ss]tatus|[Cc]odes?)|Environment [Vv]ariables):)$/,
    within: /^(?:\s|\d{1,2}\. |$)/,
  },
  // A script, shown whole before it runs. https://circleci.com/docs/configuration-reference/#default-shell-options
  {
    opens: /^#!\/(?:usr\/(?:local\/)?)?bin\/(?:env (?:-S )?)?(?:ba|z|k|da|a)?sh\b/,
    within:
      /^(?:\s|$|#|[A-Za-z_]\w{0,80}(?:\[[^\]\n]{0,40}\])?\+?=|(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|in|function|local|export|readonly|declare|typeset|set|unset|shift|source|\.|eval|exec|exit|return|trap|read|test|echo|printf|cd|mkdir|rm|cp|mv|cat|curl|aws|docker|kubectl|jq|sed|awk|grep|true|false)(?:\s|;|$)|[}){([]|[\w-]{1,60}\(\)|[^\n]{0,2000}(?:\\|\|\||&&|;;|<<-?["']?\w{1,20}["']?)$)/,
  },
  { opens: SHOWS_FILE, within: NOT_TYPED },
  // A piece of a text, shown below the name of what it is from.
  {
    opens: /\b(?:chunk|snippet|excerpt|quote|sample (?:chunk|text|document))\b[^\n]{0,80}:\s*$/i,
    within: /^\s{1,12}(?:[|>] ?|\S)/,
  },
]

/** An entry of an index, a question, a page: it has a text, and says nothing of when, how grave, or which error. */
export function isDocument(object: Readonly<Record<string, unknown>>): boolean {
  const has = (names: readonly string[]): boolean => names.some((name) => typeof object[name] === 'string')
  return has(TEXTS) && has(NAMES) && !OF_ERRORS.some((name) => name in object)
}

const TEXTS = ['text', 'content', 'body', 'description', 'answer', 'snippet']
const NAMES = ['title', 'location', 'url', 'path', 'heading', 'question', 'source', 'id']
const OF_ERRORS = [
  'error',
  'err',
  'exception',
  'level',
  'severity',
  'code',
  'status',
  'statusCode',
  'stack',
  'errorMessage',
  'time',
  'timestamp',
]

/** Longest piece of a line that is looked at. */
const LOOKED_AT = 2000

/** How a line is quoted: as a row of a database, as the names of columns just above one, or as anybody's words. */
export type Quoted = 'row' | 'rule' | 'words'

/** Takes a log's lines in their order, and says of each whether it is quoted. */
export class QuotedLines {
  #within: Piece | undefined
  #before = ''

  /**
   * @param body the line without its head; none where it has a level of its own
   * @returns `rule` of the line that psql draws: the line before it names the columns
   */
  how(line: string, body: string | undefined): Quoted | undefined {
    const before = this.#before
    this.#before = line
    if (this.#within?.within.test(line.slice(0, LOOKED_AT))) return this.#within.rows ? 'row' : 'words'
    const looked = body?.slice(0, LOOKED_AT)
    if (looked === undefined) this.#within = undefined
    else this.#within = isRuleUnder(before, line) ? COLUMN : PIECES.find(({ opens }) => opens.test(looked))
    if (this.#within) return this.#within.rows ? 'rule' : 'words'
    return looked !== undefined && ALONE.some((shape) => shape.test(looked)) ? 'words' : undefined
  }
}

/** A table of one column has no corner to be known by, but each of its rows is indented by one blank. */
const COLUMN: Piece = { opens: /^-{3,400}\s*$/, within: /^ \S|^\(\d{1,9} rows?\)/, rows: true }

/** psql sets the name of a column in the middle above the line, to the letter. */
function isRuleUnder(before: string, line: string): boolean {
  if (!COLUMN.opens.test(line) || before.length > LOOKED_AT) return false
  const [, blanks, name] = /^( {1,200})(\w{1,63}) *$/.exec(before) ?? []
  if (!blanks || !name) return false
  return blanks.length === 1 + Math.floor((line.trimEnd().length - 2 - name.length) / 2)
}
