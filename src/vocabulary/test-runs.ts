/**
 * How runners of tests begin and how they say that all went well. What is printed between is what tests asked for: a denial
 * there is a denial that a test expects.
 */

const BEGINS =
  /^(?:\s{0,4}RUN {1,4}v\d|\s{2}console\.(?:error|warn|log|info|debug)$|PASS (?:\S{1,200}\.(?:test|spec)\.\w{2,4}|\S{0,200}__tests__)|={3,80} (?:test session starts|PASSES) =|> Task :(?:[\w-]{1,60}:){0,6}\w{0,40}[tT]est\s{0,4}$|\S{1,200}\.py::\S{1,300} (?:PASSED|XFAIL)\b|\s?T E S T S$|(?:\[INFO\] )?Running (?:[a-z]\w{0,60}\.){1,10}\w{1,80}(?:Tests?|IT|Spec)$|=== RUN {1,4}\w|running \d{1,6} tests?$|Starting test execution, please wait|\s{2}Passed [A-Za-z_][\w.`]{2,200}(?:\([^\n]{0,100}\))? \[(?:< )?\d{1,6} m?s\]$|PHPUnit \d|Randomized with seed \d|Run options: --seed |Running \d{1,6} tests? using \d{1,4} workers?|\[={10}\] Running \d|Test [\w.:-]{1,120}\.{3} {1,40}(?:\[|$)|Test project \S|Running tests\.{3}$|1\.\.\d{1,6}$|Test Suite '[^']{1,120}' started|◇ Test run started|Compiling \d{1,6} files? \(\.exs?\)|Running ExUnit with seed|test\w{0,120} \([\w.]{1,200}\) \.{3} |> (?:\w{1,20} )?(?:jest|mocha|vitest)\b)/

const PASSED =
  /^(?:Tests:? {1,12}(?:\d{1,9} (?:skipped|todo)[,|] )*\d{1,9} passed\b|\s{1,10}Tests {1,4}\d{1,9} passed\b|\s{1,4}\d{1,9} pass(?:ing|ed) \(|={3,80} (?:\d{1,9} (?:skipped|deselected|xfailed|warnings?), )*\d{1,9} passed\b|BUILD SUCCESSFUL in \d|(?:\[INFO\] )?Tests run: \d{1,9}, Failures: 0, Errors: 0\b|ok {1,4}\t?\S{1,200}\s{1,8}(?:\d[\d.]{0,9}s|\(cached\))|test result: ok\.|\d{1,9} examples?, 0 failures|\d{1,9} runs?, \d{1,9} assertions?, 0 failures|Passed! {1,4}- Failed: {1,8}0\b|Test Run Successful\.$|OK \(\d{1,9} tests?\b|SUCCESS: All unit tests have passed|100% tests passed, 0 tests failed out of|\[ {2}PASSED {2}\] \d{1,9} tests?\.|All tests passed(?: \(|!|\.$)|\s{0,8}Executed \d{1,9} tests?, with 0 failures|[✔◇] Test run with \d{1,9} tests? passed|\d{1,9} tests?, 0 failures|OK(?: \(skipped=\d{1,9}\))?$|[#ℹ] fail 0$|\s{0,8}Summary \[ {0,9}[\d.]{1,9}s\] \d{1,9} tests? run: \d{1,9} passed|\[ FAIL 0 \|)/
const BUT = /\b[1-9]\d{0,8} (?:failed|failing|errors?)\b/i

export function beginsTests(line: string): boolean {
  return BEGINS.test(line.slice(0, 400))
}

/** What a runner says of one test that passed; its name may be of an error. */
const ONE_PASSED =
  /^\s{0,12}(?:(?:\[\w{1,20}\] )?[✓✔√] |ok \d{1,6} |(?:\[ {1,7}OK \]|--- PASS:|PASS:?|PASSED|Passed) )|^[^\n]{1,300}(?: \.{3} (?:ok|OK|PASS(?:ED)?|passed)|\.py::\S{1,200} PASSED(?: {1,20}\[ {0,3}\d{1,3}%\])?| (?:PASSED|\| PASS \|)|\.{3,80} {0,3}Passed {1,9}[\d.]{1,12} sec| passed \([\d.]{1,12} seconds\)\.?)$/
/** A scanner for secrets tries the keys that it finds. */
export const SCANNED = /^(?:Detector Type: AWS|Verification issue: could not verify: sts:)/m
/** Such lines in a text of many. */
export const PASSED_TESTS = /^\s{0,12}(?:[✓✔√]|ok \d{1,6}|--- PASS:) .*$|^[^\n]{1,300} \.{3} (?:ok|OK|passed)$/gm

export function isPassedTest(line: string): boolean {
  return ONE_PASSED.test(line.slice(0, 400))
}

/** Playwright counts what failed on a line of its own, before what passed. */
const SOME_FAILED = /^\s{1,4}[1-9]\d{0,8} failed$/

/** Where a summary begins that tells of failures. */
export function someTestsFailed(line: string): boolean {
  return SOME_FAILED.test(line.slice(0, 40))
}

/** The summary of a run in which nothing failed. */
export function allTestsPassed(line: string): boolean {
  const start = line.slice(0, 400)
  return PASSED.test(start) && !BUT.test(start)
}
