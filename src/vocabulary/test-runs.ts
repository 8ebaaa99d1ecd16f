/**
 * How runners of tests begin and how they say that all went well. What is printed between is what tests asked for: a denial
 * there is a denial that a test expects.
 */

const BEGINS =
  /^(?:\s{0,4}RUN {1,4}v\d|\s{2}console\.(?:error|warn|log|info|debug)$|PASS (?:\S{1,200}\.(?:test|spec)\.\w{2,4}|\S{0,200}__tests__)|={3,80} (?:test session starts|PASSES) =|> Task :(?:[\w-]{1,60}:){0,6}\w{0,40}[tT]est\s{0,4}$|\S{1,200}\.py::\S{1,300} (?:PASSED|XFAIL)\b|\s?T E S T S$|(?:\[INFO\] )?Running (?:[a-z]\w{0,60}\.){1,10}\w{1,80}(?:Tests?|IT|Spec)$|=== RUN {1,4}\w|running \d{1,6} tests?$|Starting test execution, please wait|\s{2}Passed [A-Za-z_][\w.`]{2,200}(?:\([^\n]{0,100}\))? \[(?:< )?\d{1,6} m?s\]$|PHPUnit \d|Randomized with seed \d|Run options: (?:--seed|include|exclude) |Running \d{1,6} tests? using \d{1,4} workers?|\[={10}\] Running \d|Test [\w.:-]{1,120}\.{3} {1,40}(?:\[|$)|Test project \S|Running tests\.{3}$|1\.\.\d{1,6}$|Test Suite '[^']{1,120}' started|◇ Test run started|Compiling \d{1,6} files? \(\.exs?\)|Running ExUnit with seed|test\w{0,120} \([\w.]{1,200}\) \.{3} |> (?:\w{1,20} )?(?:jest|mocha|vitest)\b)/

const PASSED =
  /^(?:Tests:? {1,12}(?:\d{1,9} (?:skipped|todo)[,|] )*\d{1,9} passed\b|\s{1,10}Tests {1,4}\d{1,9} passed\b|\s{1,4}\d{1,9} pass(?:ing|ed) \(|(?:={3,80} )?(?:\d{1,9} (?:skipped|deselected|xfailed|warnings?), )*\d{1,9} passed\b[^\n]{0,80} in \d|\s{1,4}Tests: {1,8}(?:\d{1,9} \w{4,12}, )*\d{1,9} passed \(|BUILD SUCCESSFUL in \d|(?:\[(?:INFO|WARNING)\] )?Tests run: \d{1,9}, Failures: 0, Errors: 0\b|ok {1,4}\t?\S{1,200}\s{1,8}(?:\d[\d.]{0,9}s|\(cached\))|test result: ok\.|\d{1,9} examples?, 0 failures|\d{1,9} (?:runs?|tests?), \d{1,9} assertions?, 0 failures, 0 errors|Passed! {1,4}- Failed: {1,8}0\b|Test Run Successful\.$|Test summary: total: \d{1,9}, failed: 0,|\[ {1,10}0 tests failed {1,10}\]|OK \(\d{1,9} tests?\b|OK, but [a-z ,]{4,80}!$|SUCCESS: All unit tests have passed|100% tests passed, 0 tests failed out of|\[ {2}PASSED {2}\] \d{1,9} tests?\.|All tests passed(?: \(|!|\.$)|\s{0,8}Executed \d{1,9} tests?, with 0 failures|[✔◇] Test run with \d{1,9} tests? passed|(?:\d{1,9} (?:doctests?|propert(?:y|ies)|features?), )*\d{1,9} tests?, 0 failures|OK(?: \(skipped=\d{1,9}\))?$|[#ℹ] fail 0$|\s{0,8}Summary \[ {0,9}[\d.]{1,9}s\] \d{1,9} tests? run: \d{1,9} passed|\[ FAIL 0 \|)/
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

/** Gradle's way to say so, at the very margin. https://docs.gradle.org/current/userguide/java_testing.html */
export function isPassedOfGradle(line: string): boolean {
  return /^\w[\w.$]{1,200} > [^\n]{1,200} PASSED$/.test(line.slice(0, 400))
}

/** Playwright counts what failed on a line of its own, before what passed; Go's word for it stands where others have a level. */
const SOME_FAILED =
  /^(?:\s{1,4}[1-9]\d{0,8} failed$|Test Suites: {1,12}[1-9]\d{0,8} failed\b|\s{1,4}Test Files {1,4}[1-9]\d{0,8} failed\b|\s{0,10}Tests:? {1,12}[1-9]\d{0,8} failed\b|(?:={3,80} )?[1-9]\d{0,8} (?:failed|errors?)\b[^\n]{0,120} in \d|BUILD FAILED in \d|(?:\[ERROR\] )?Tests run: \d{1,9}, (?:Failures: [1-9]|Failures: 0, Errors: [1-9])|(?:FAIL\t)?[\w.-]{1,80}(?:\/[\w.-]{1,80}){0,12}\t(?:\d[\d.]{0,9}s|\[(?:build|setup) failed\])$|test result: FAILED|\d{1,9} examples?, (?:[1-9]|0 failures, (?:\d{1,9} pending, )?[1-9]\d{0,8} errors?)|\d{1,9} (?:runs?|tests?), \d{1,9} assertions?, (?:[1-9]|0 failures, [1-9])|(?:\d{1,9} \w{4,12}, )*\d{1,9} tests?, [1-9]\d{0,8} failures?\b|Failed! {1,4}- Failed: |Test Run Failed\.$|Test summary: total: \d{1,9}, failed: [1-9]|(?:FAILURES|ERRORS)!$|FAILED \((?:failures|errors)=|\[ {1,10}[1-9]\d{0,8} tests failed {1,10}\]|\d{1,2}% tests passed, [1-9])/
/** Mocha, GoogleTest and Node's own runner count it behind what passed. */
const FAILED_BEHIND = /^(?:\s{1,4}[1-9]\d{0,8} failing$|\[ {2}FAILED {2}\] [1-9]\d{0,8} tests?\b|[#ℹ] fail [1-9])/

/** A summary that tells of failures. */
export function someTestsFailed(line: string): boolean {
  return SOME_FAILED.test(line.slice(0, 200)) || failedBehind(line)
}

/** The same, where what passed was counted in a line before. */
export function failedBehind(line: string): boolean {
  return FAILED_BEHIND.test(line.slice(0, 40))
}

/** A summary that counts tests, as nobody else than a runner does: of a build that went well, or of "OK", it can't be told. */
const COUNTS = /^(?!BUILD |OK(?: \(skipped|$)|All tests passed)/

export function countsTests(line: string): boolean {
  return COUNTS.test(line)
}

/** Python's unittest counts them, and says in a line below whether all went well. https://docs.python.org/3/library/unittest.html#command-line-interface */
const RAN = /^Ran [1-9]\d{0,8} tests? in \d/

export function ranTests(line: string): boolean {
  return RAN.test(line.slice(0, 80))
}

/** The summary of a run in which nothing failed. */
export function allTestsPassed(line: string): boolean {
  const start = line.slice(0, 400)
  return PASSED.test(start) && !BUT.test(start)
}

/** A command that is shown before its output, as its screen has it: what ran before it is over. */
export function showsCommand(line: string): boolean {
  return /^(?:\$|\+{1,4}) [a-z./~]/.test(line)
}
