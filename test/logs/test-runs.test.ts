/** What tests print that then all pass is what they ask for; what is printed before them, behind them, or by tests that fail is not. */
import { expect, it } from 'vitest'
import { accused, analyzeText, isGreen } from './analyze-text.ts'

const DENIED =
  '2026-05-16T11:20:31.642Z ERROR put failed: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied'

const RUNNERS: Readonly<Record<string, readonly [begin: string, passed: string, failed: string]>> = {
  Jest: ['PASS src/upload.test.ts', 'Tests:       34 passed, 34 total', 'Tests:       1 failed, 33 passed, 34 total'],
  Vitest: [' RUN  v2.1.0 /srv/app', '      Tests  34 passed (34)', '      Tests  1 failed | 33 passed (34)'],
  pytest: [
    '============================= test session starts ==============================',
    '============================== 12 passed in 3.10s ==============================',
    '========================= 1 failed, 11 passed in 3.10s =========================',
  ],
  Gradle: ['> Task :store:test', 'BUILD SUCCESSFUL in 1m 22s', 'BUILD FAILED in 1m 22s'],
  surefire: [
    '[INFO] Running com.example.depot.UploadTest',
    '[INFO] Tests run: 8, Failures: 0, Errors: 0, Skipped: 0',
    '[ERROR] Tests run: 8, Failures: 1, Errors: 0, Skipped: 0',
  ],
  'go test': ['=== RUN   TestPut', 'ok  \texample.com/depot/store\t0.412s', 'FAIL\texample.com/depot/store\t0.412s'],
  'cargo test': [
    'running 12 tests',
    'test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out',
    'test result: FAILED. 11 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out',
  ],
  RSpec: ['Randomized with seed 4411', '12 examples, 0 failures', '12 examples, 1 failure'],
  Minitest: [
    'Run options: --seed 4411',
    '12 runs, 30 assertions, 0 failures, 0 errors, 0 skips',
    '12 runs, 30 assertions, 1 failures, 0 errors, 0 skips',
  ],
  '.NET': [
    'Starting test execution, please wait...',
    'Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12',
    'Failed!  - Failed:     1, Passed:    11, Skipped:     0, Total:    12',
  ],
  Playwright: ['Running 3 tests using 1 worker', '  3 passed (4.1s)', '  1 failed\n  2 passed (4.1s)'],
  PHPUnit: [
    'PHPUnit 10.5.1 by Sebastian Bergmann and contributors.',
    'OK (12 tests, 30 assertions)',
    'Tests: 12, Assertions: 30, Failures: 1.',
  ],
}

it.each(Object.entries(RUNNERS))('%s', async (_name, [begin, passed, failed]) => {
  const log = (...lines: readonly string[]) => analyzeText(`${lines.join('\n')}\n`)
  expect(isGreen(await log(begin, DENIED, passed))).toBe(true)
  expect(accused(await log(begin, DENIED, failed))).toContain('access-denied')
  expect(accused(await log(DENIED, begin, passed))).toContain('access-denied')
  expect(accused(await log(begin, passed, DENIED))).toContain('access-denied')
})
