/**
 * Text that a tool set in lines of its own: sops breaks a sentence wherever its column ends, and draws a bar before each piece.
 * https://github.com/getsops/sops/blob/main/usererrors.go
 */
const BAR = /\n[ \t]{1,20}\| {1,4}/g

/** Who shows an error in one line puts blanks for line ends, and leaves the bars. */
const IN_ONE_LINE = /: FAILED\s{1,8}- \| /

/** The sentences whole again. */
export function unwrapped(text: string): string {
  if (IN_ONE_LINE.test(text)) return text.replace(BAR, ' ').replaceAll(' | ', ' ')
  return text.includes('\n') && text.includes('| ') ? text.replace(BAR, ' ') : text
}

/** Terraform breaks what it prints before the word that would pass this column. https://github.com/hashicorp/terraform/blob/main/internal/command/format/diagnostic.go */
const COLUMN = 78
const SLACK = 4
/** Begins something of its own, whatever stands above. */
const OWN = /^(?:[\s{}[\]<#*|+-]|(?:Caused by|caused by|at|from|Error|Warning)\b|[\w.$]{1,120}(?:Error|Exception)\b)/

/** Does the line go on with a sentence that was broken at a column: would its first word have passed it? */
export function isBroken(above: string, line: string): boolean {
  const word = /^\S{1,200}/.exec(line)?.[0].length ?? 0
  const { length } = above
  const isFull = length >= COLUMN / 2 && length <= COLUMN + SLACK && length + 1 + word > COLUMN - SLACK
  return isFull && word > 0 && !OWN.test(line)
}

/** An answer as Java's SDK prints it, which a terminal of so many columns broke within a word: `(Service: Amazon S3; Status Code: 403; Erro`. */
const ANSWER_OPEN = /\(Service: [\w .-]{1,40}[;,] (?:S(?:t(?:a(?:t(?:u(?:s[^()\n]{0,400})?)?)?)?)?)?$/
/** It begins nothing of its own. */
const GOES_ON = /^[\w +/=;:,)-]/

export function isTornAnswer(above: string, line: string): boolean {
  return ANSWER_OPEN.test(above.slice(-500)) && GOES_ON.test(line) && !OWN.test(line)
}

/**
 * An error as PowerShell shows it: whose, and what it says, over as many lines as its console needs; then where, in lines of a form of their own.
 * https://learn.microsoft.com/en-us/powershell/scripting/learn/deep-dives/everything-about-exceptions, $ErrorView = 'NormalView'
 */
const OF_POWERSHELL = /^(?:[A-Za-z]:\\[^\n:]{1,200}\.psm?1|[A-Z][A-Za-z]{1,30}-[A-Z]\w{1,60}) : \S/
const PLACE_OF_IT = /^(?:At (?:line:|[A-Za-z]:\\)|\s{0,8}\+ )/
const MOST_OF_IT = 30

/** Does the line belong to the error that PowerShell shows in these? */
export function isOfPowerShell(lines: readonly string[], line: string): boolean {
  if (!OF_POWERSHELL.test(lines[0]!) || lines.length > MOST_OF_IT || line.trim() === '') return false
  if (OF_POWERSHELL.test(line)) return false
  return PLACE_OF_IT.test(line) || !lines.some((one) => one.includes('+ FullyQualifiedErrorId'))
}

/** And was it shown so to its end? */
export function isShownByPowerShell(text: string): boolean {
  return OF_POWERSHELL.test(text) && text.includes('+ FullyQualifiedErrorId')
}

/** What was broken at a column, whole again. */
export function withoutBreaks(lines: readonly string[]): string[] {
  const whole: string[] = []
  if (OF_POWERSHELL.test(lines[0]!)) {
    const place = lines.findIndex((line) => PLACE_OF_IT.test(line))
    return place < 0 ? [...lines] : [lines.slice(0, place).join(' '), ...lines.slice(place)]
  }
  for (const [at, line] of lines.entries())
    if (at > 0 && isTornAnswer(whole.at(-1)!, line)) whole[whole.length - 1] += line
    else if (at > 0 && isBroken(lines[at - 1]!, line)) whole[whole.length - 1] += ` ${line}`
    else whole.push(line)
  return whole
}
