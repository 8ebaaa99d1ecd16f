/**
 * Errors that a program meets with in its own code, data and files: what languages call them, how tests say what they found instead, and
 * what a service says of a program that it ran for somebody. Nobody's identity has to do with them, unless their own words say so.
 *
 * - https://docs.python.org/3/library/exceptions.html, https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/package-tree.html,
 *   https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Error, https://ruby-doc.org/core/Exception.html,
 *   https://learn.microsoft.com/dotnet/api/system.exception
 * - SageMaker: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeTrainingJob.html (FailureReason)
 */

/** Types of errors that no service answers with. An `Error`, a `RuntimeError`, a `ValueError` may wrap anything. */
const OF_PROGRAM =
  /^(?:[\w.]{1,80}[.:]{1,2})?(?:AssertionError|ArithmeticError|ZeroDivisionError|OverflowError|FloatingPointError|AttributeError|BufferError|EOFError|ImportError|ModuleNotFoundError|IndexError|MemoryError|NameError|UnboundLocalError|RecursionError|NotImplementedError|SyntaxError|IndentationError|TabError|TypeError|UnicodeDecodeError|UnicodeEncodeError|JSONDecodeError|IsADirectoryError|NotADirectoryError|RangeError|ReferenceError|URIError|EvalError|ArithmeticException|ArrayIndexOutOfBoundsException|StringIndexOutOfBoundsException|IndexOutOfBoundsException|ArrayStoreException|ClassCastException|ConcurrentModificationException|NegativeArraySizeException|NumberFormatException|NoSuchElementException|StackOverflowError|OutOfMemoryError|NullReferenceException|DivideByZeroException|FormatException|InvalidCastException|NoMethodError|KeyError|NullPointerException|FloatDomainError|FrozenError)$/

export function isTypeOfProgram(name: string): boolean {
  return OF_PROGRAM.test(name)
}

/**
 * As the system, and what stands between, say it of a file: Node, Python and Go; .NET, Java, PHP, Ruby, Elixir, Deno, C++ and Foundation.
 * A token's or a profile's file is somebody's identity.
 */
const OF_FILE = new RegExp(
  [
    String.raw`\[Errno (?:2|13|17|20|21|28|30)\] [^\n:]{1,60}: '([^'\n]{1,300})'`,
    String.raw`\b(?:ENOENT|EACCES|EPERM|EROFS|ENOSPC|EISDIR): [^\n,]{1,60}, \w{2,12} '([^'\n]{1,300})'`,
    String.raw`\b(?:open|stat|mkdir|unlink) (\/[^\s:]{1,300}): (?:permission denied|no such file or directory|read-only file system)\b`,
    String.raw`\bAccess to the path '([^'\n]{1,300})' is denied\b`,
    String.raw`\bCould not find (?:file|a part of the path) '([^'\n]{1,300})'`,
    String.raw`\bjava\.nio\.file\.(?:AccessDenied|NoSuchFile|FileSystem|FileAlreadyExists|DirectoryNotEmpty|NotDirectory)Exception: ((?:\.{0,2}\/|[A-Z]:)[^\s:]{1,300})`,
    String.raw`\b(\/[^\s:()]{1,300}) \((?:Permission denied|No such file or directory|Read-only file system|Is a directory)\)`,
    String.raw`\b(?:fopen|file_put_contents|file_get_contents|mkdir|unlink|rename|touch|chmod|include|require)\(([^)\n]{1,300})\): `,
    String.raw`\b(?:Permission denied|No such file or directory|Read-only file system) @ \w{2,40} - (\/\S{1,300})`,
    String.raw`\bcould not (?:read|write(?: to)?|open|make directory|remove|copy|create|list)[\w ]{0,24} "([^"\n]{1,300})": [a-z]`,
    String.raw`\b(?:PermissionDenied|NotFound|NotCapable): [^\n]{1,80}\b(?:open|stat|mkdir|remove|write access to|read access to) ['"]([^'"\n]{1,300})['"]`,
    String.raw`\bfilesystem error: [^\n[]{1,120}\[([^\]\n]{1,300})\]`,
    String.raw`\bYou don['’]t have permission to (?:save|view|open|read|access) the file ["“]([^"”\n]{1,300})["”]`,
  ].join('|'),
)
const OF_IDENTITY = /secrets?\/|token|credential|\.aws\b|\.ssh\b|\bsso\b|serviceaccount|\bkeys?\b/i

/** Is it about a file of the program's own? */
export function isOfOwnFile(text: string): boolean {
  const found = OF_FILE.exec(text)
  const file = found?.slice(1).find((name) => name !== undefined)
  return file !== undefined && !OF_IDENTITY.test(file)
}

/** What a service says of a job whose program failed, and then what the program said. */
const OF_JOB = /\bAlgorithmError: /

/** The program's own words, where a service tells of a job that failed through its program; else the text itself. */
export function withoutJob(text: string): string {
  const found = OF_JOB.exec(text)
  return found ? text.slice(found.index + found[0].length) : text
}

/** How runners of tests, and tests, say that something else came than was meant to. */
const ASSERTED =
  /\bAssertionError\b|\bAssertionFailedError\b|\bComparisonFailure\b|\bexpect\((?:received|page|locator|\w{1,40})\)|\bExpected(?: \w{1,20})?: [\s\S]{1,400}?\bReceived(?: \w{1,20})?: |\bexpected:? [^\n]{1,200}\b(?:but (?:was|got)|(?:to (?:be|equal|eql|have|match|include|contain|throw)))\b|\b(?:got|have|actual|received)\b[^\n]{0,200}[,;] ?(?:want|wanted|expected|expect)\b|\b(?:want|wanted|expected)\b[^\n]{0,200}[,;] ?(?:but )?(?:got|have|received|actual)\b|\bassertion (?:failed|`\w)|\bNot equal: |\bFailed asserting that\b|\bassert [^\n]{1,200} (?:==|!=|in|is|<|>|<=|>=) |\bFailure\/Error: expect|\bAssert\.\w{2,30}\(\) Failure\b|\bAssertion with (?:==|!=|=~|<|>|<=|>=|in) failed\b/

/** An answer that says no, and nothing at all: either may be all that is left of a refusal. */
const OF_ANSWER =
  /(?<![\w./:-])(?:[45]\d\d|0)(?![\w./-]|:\d)|\b(?:null|nil|None|NoneType|undefined|false|False|empty|nothing|no (?:results?|rows?|items?))\b|\[\]|\{\}|""|''|\b(?:Error|[Ee]xception|error|fail(?:ed|ure)|denied|refused|time[ds]?[ -]?out)\b(?! ?$)/
/** Who asks, and where: what came instead may be somebody else's. */
const OF_WHO = /\barn:aws|\b(?:region|roles?|account|caller|principal|identity|profile)\b|\b\d{12}\b/i
/** What was asked for succeeded, where a refusal was meant to come. */
const SUCCEEDED =
  /\bgot (?:status |HTTP |code )?2\d\d[,;] ?(?:want|wanted|expected) (?:status |HTTP |code )?[45]\d\d\b|\b(?:want|wanted|expected) (?:status |HTTP |code )?[45]\d\d[,;]? ?(?:but )?got (?:status |HTTP |code )?2\d\d\b|\bassert 2\d\d == [45]\d\d\b|\bExpected: [45]\d\d\s{1,20}Received: 2\d\d\b/g
/** Words of the runner itself. */
const OF_RUNNER =
  /\b[Tt]est \S{1,100}(?: \([^()\n]{1,60}\))? (?:has )?failed\b|\bAssertion with \S{1,3} failed\b|\b\d{1,6} tests?, \d{1,6} failures?\b|\b(?:Tests|Test Suites): {1,12}\d{1,6} failed\b|\b(?:AssertionError|AssertionFailedError|assertion failed|Failed asserting|Failure\/Error|Error Trace|\w{1,60}Error: (?=expect))\b/g
/** Where it stands, and the code that is shown of it. */
const SHOWN = /^(?:\s{0,12}(?:at |File "|>|\d{1,5} ?\||\^)|>\s|self = ).*$/gm

/** What tests that failed are called, as Jest, Vitest and Mocha show it. */
const TITLES =
  /^\s{0,8}(?:[●×✕✗❯] [^\n]{1,400}|(?:FAIL {1,2})?\S{1,200}\.(?:test|spec)\.\w{1,4}(?: > [^\n]{1,400})?|\d{1,4}\) [^\n]{1,400})$/gm

/** What a test found, without what it is called and the code that is shown of it. */
export function withoutTitles(text: string): string {
  return text.replace(TITLES, '').replace(SHOWN, '')
}

/** A test that found something else than it was written for, in what came: not in what did not come. */
export function isAssertion(text: string): boolean {
  if (!ASSERTED.test(text)) return false
  return !OF_WHO.test(text) && !OF_ANSWER.test(text.replace(SHOWN, '').replace(SUCCEEDED, '').replace(OF_RUNNER, ''))
}
