/** What stands in a transcript and was told by nobody: commands as somebody typed them at a prompt, and the values that irb shows. */

/** What stands before a command that somebody typed: prompts of shells, of PowerShell, Python, IPython, irb and tools. */
const PROMPT =
  /^(?:\([\w.-]{1,40}\) )?(?:\[?[\w.-]{1,40}@[\w.-]{1,80}[: ][^\n$#]{0,120}[$#]|[~/][\w./~-]{0,120}(?: \([\w./-]{1,60}\))? ?[$#%❯>]|(?:sh|bash)-[\d.]{1,8}[$#]|\$|(?:PS )?[A-Z]:\\[^\n>]{0,120}>|irb\([^)\n]{1,20}\)[:\d]{1,12}[>*]|In \[\d{1,5}\]:|>{1,3}|[A-Za-z][\w-]{0,20}>) \S[^\n]*$/

/** What a shell prints of a command before it runs it, under `set -x`. */
const TRACED = /^\+{1,4} (?:[A-Za-z_]\w{0,80}=|(?!\S{1,80}:\s)[a-z_./~$"'[{(])[^\n]*$/

/** A value as irb shows it. */
const SHOWN = /^=> (?:\[|#<|nil$|true$|false$|\d|"|:\w|\{)[^\n]*$/

/** Is it no more than a command as somebody typed it, or the value it had? What it names, it tells nothing of. */
export function isTyped(body: string): boolean {
  return PROMPT.test(body) || TRACED.test(body) || SHOWN.test(body)
}
