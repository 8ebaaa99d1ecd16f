/** What stands in a transcript and was told by nobody: commands as somebody typed them at a prompt, and the values that irb shows. */

/** Files that people write; what is found in a log may be the log's own trouble. */
export const WRITTEN = String.raw`[\w@./+-]{0,200}\.(?:[cm]?[jt]sx?|vue|svelte|py|ipynb|rb|go|java|kt|kts|scala|cs|fs|php|rs|swift|c|cc|cpp|h|hpp|exs?|erl|hs|clj|lua|pl|sh|bash|tf|hcl|ya?ml|toml|json5?|md|mdx|rst|adoc|html?|css|po|sql|proto|feature)`

/** Begins a statement, or a command of the client's own; without one such a prompt may be anything. */
const VERBS =
  'SELECT|FROM|WITH|LOAD|INSTALL|CREATE|ATTACH|USE|COPY|UNLOAD|INSERT|UPDATE|DELETE|DROP|ALTER|SET|CALL|PRAGMA|DESCRIBE|SHOW|EXPLAIN|EXIT|QUIT|TRUNCATE|BEGIN|COMMIT|ROLLBACK|GRANT|REVOKE|ANALYZE|VACUUM|MERGE'
const STATEMENT = String.raw`(?:\\|\.)[a-z?]{1,12}\b|(?:${VERBS}|${VERBS.toLowerCase()})\b`
/** Prompts of SQL: of psql, ClickHouse, Trino with its schema, MariaDB, Hive's beeline, DuckDB. */
const OF_SQL = String.raw`(?:[A-Za-z][\w.]{0,40}[=-][>#]|[\w.-]{1,60} :\)|[a-z]{3,12}:[\w.]{1,60}>|MariaDB \[[^\]\n]{1,60}\]>|\d: jdbc:[^\s>]{1,120}>|D)(?= (?:${STATEMENT}))`
/** Begins as what somebody typed at one. */
export const AT_SQL = new RegExp(`^${OF_SQL}`)

/** Prompts of shells, of PowerShell, Python, IPython, irb and tools. */
const MARK = `(?:${OF_SQL}|${
  /^(?:\([\w.-]{1,40}\) )?(?:\[?[\w.-]{1,40}@[\w.-]{1,80}[: ][^\n$#]{0,120}[$#]|[~/][\w./~-]{0,120}(?: \([\w./-]{1,60}\))? ?[$#%❯>]|(?:sh|bash)-[\d.]{1,8}[$#]|\$|(?:PS )?[A-Z]:\\[^\n>]{0,120}>|irb\([^)\n]{1,20}\)[:\d]{1,12}[>*]|In \[\d{1,5}\]:|>{1,3}|[❯➜λ»](?: {1,2}[\w~./-]{1,60} git:\([\w./-]{1,60}\)(?: ✗)?)?|[A-Za-z][\w-]{0,20}>)/
    .source
})`
/** What somebody typed. */
const PROMPT = new RegExp(String.raw`^${MARK} \S[^\n]*$`)

/** A file that somebody wrote, shown by a command: what it says up to the next prompt. */
export const SHOWS_FILE = new RegExp(
  String.raw`^${MARK} (?:cat|bat|head|tail|less|more) (?:-\S{1,20} ){0,3}${WRITTEN}\s*$`,
)
/** Nothing was typed at it yet. */
export const PROMPT_ALONE = new RegExp(String.raw`^${MARK}\s{0,4}$`)
export const NOT_TYPED = new RegExp(String.raw`^(?!${MARK} \S)`)

/** What a shell prints of a command before it runs it, under `set -x`. */
const TRACED = /^\+{1,4} (?:[A-Za-z_]\w{0,80}=|(?!\S{1,80}:\s)[a-z_./~$"'[{(])[^\n]*$/

/** A value as irb shows it. */
const SHOWN = /^=> (?:\[|#<|nil$|true$|false$|\d|"|:\w|\{)[^\n]*$/

/** Gradle puts the same sign before what it does and what went wrong. https://github.com/gradle/gradle/blob/master/platforms/core-runtime/build-operations/src/main/java/org/gradle/internal */
const OF_GRADLE =
  /^> (?:Task :|Configure project |A (?:failure|problem) |Could not |Cannot |Failed to |Unable to |Process '|Execution |There were |[\w.$]{1,200}(?:Exception|Error)\b)/

/** Is it no more than a command as somebody typed it, or the value it had? What it names, it tells nothing of. */
export function isTyped(body: string): boolean {
  return (PROMPT.test(body) && !OF_GRADLE.test(body)) || TRACED.test(body) || SHOWN.test(body)
}
