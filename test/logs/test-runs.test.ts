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

/** As runners end that print nothing as they begin: all well, and not. */
const SUMMARIES: Readonly<Record<string, readonly [passed: string, failed: string]>> = {
  RSpec: [
    '....\n\nFinished in 0.4 seconds (files took 1.2 seconds to load)\n12 examples, 0 failures',
    '12 examples, 1 failure',
  ],
  Minitest: [
    '12 runs, 30 assertions, 0 failures, 0 errors, 0 skips',
    '12 runs, 30 assertions, 0 failures, 1 errors, 0 skips',
  ],
  'test-unit': [
    '12 tests, 30 assertions, 0 failures, 0 errors, 0 pendings, 0 omissions, 0 notifications',
    '12 tests, 30 assertions, 1 failures, 0 errors, 0 pendings, 0 omissions, 0 notifications',
  ],
  'go test': [
    'ok  \texample.com/depot/store\t0.412s',
    'FAIL\texample.com/depot/store\t0.412s\nok  \texample.com/depot/api\t0.2s\nFAIL',
  ],
  'pytest -q': ['....  [100%]\n12 passed, 1 warning in 3.10s', '1 failed, 11 passed in 3.10s'],
  unittest: ['....\n-----\nRan 12 tests in 0.301s\n\nOK', '-----\nRan 12 tests in 0.301s\n\nFAILED (failures=1)'],
  Mocha: [
    '  store\n    ✔ answers null\n\n  12 passing (34ms)',
    '  store\n    ✔ answers null\n\n  11 passing (34ms)\n  1 failing\n',
  ],
  Jest: [
    'Test Suites: 3 passed, 3 total\nTests:       12 passed, 12 total',
    'Test Suites: 1 failed, 2 passed, 3 total\nTests:       12 passed, 12 total',
  ],
  Vitest: [
    ' Test Files  3 passed (3)\n      Tests  12 passed (12)',
    ' Test Files  1 failed | 2 passed (3)\n      Tests  12 passed (12)',
  ],
  surefire: [
    '[WARNING] Tests run: 12, Failures: 0, Errors: 0, Skipped: 1\n[INFO] BUILD SUCCESS',
    '[ERROR] Tests run: 12, Failures: 0, Errors: 1, Skipped: 1\n[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 0',
  ],
  Gradle: [
    'StoreTest > answers null PASSED\n\nBUILD SUCCESSFUL in 4s',
    'StoreTest > answers null FAILED\n\nBUILD FAILED in 4s',
  ],
  'JUnit’s console': [
    '[        12 tests successful      ]\n[         0 tests failed          ]',
    '[        11 tests successful      ]\n[         1 tests failed          ]',
  ],
  Pest: ['  Tests:    12 passed (30 assertions)', '  Tests:    1 failed, 11 passed (30 assertions)'],
  PHPUnit: [
    'OK, but some tests were skipped!\nTests: 12, Assertions: 30, Skipped: 1.',
    'FAILURES!\nTests: 12, Assertions: 30, Failures: 1.',
  ],
  '.NET': [
    'Test summary: total: 12, failed: 0, succeeded: 12, skipped: 0, duration: 1.2s',
    'Test summary: total: 12, failed: 1, succeeded: 11, skipped: 0, duration: 1.2s',
  ],
  ExUnit: [
    'Finished in 0.3 seconds (0.00s async, 0.3s sync)\n1 doctest, 12 tests, 0 failures',
    '1 doctest, 12 tests, 1 failure',
  ],
  GoogleTest: ['[  PASSED  ] 12 tests.', '[  PASSED  ] 11 tests.\n[  FAILED  ] 1 test, listed below:'],
  'node --test': ['ℹ tests 12\nℹ pass 12\nℹ fail 0', 'ℹ tests 12\nℹ pass 11\nℹ fail 1'],
}

it.each(Object.entries(SUMMARIES))('%s, of which only the end is seen', async (_name, [passed, failed]) => {
  const log = (...lines: readonly string[]) => analyzeText(`${lines.join('\n')}\n`)
  expect(isGreen(await log(DENIED, passed))).toBe(true)
  expect(accused(await log(DENIED, failed))).toContain('access-denied')
  expect(accused(await log(passed, DENIED))).toContain('access-denied')
  expect(accused(await log(DENIED, '$ make test', passed))).toContain('access-denied')
})

it('what failed in a class of its own is not made good by the next one', async () => {
  const report = await analyzeText(
    [
      '[INFO] Running com.example.depot.PutTest',
      DENIED,
      '[ERROR] Tests run: 8, Failures: 1, Errors: 0, Skipped: 0',
      '[INFO] Running com.example.depot.GetTest',
      '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0',
      '',
    ].join('\n'),
  )
  expect(accused(report)).toContain('access-denied')
})

it('a command that failed before the tests, and a build without any, are not made good', async () => {
  const command =
    'upload failed: ./a to s3://depot/a An error occurred (AccessDenied) when calling the PutObject operation: Access Denied'
  expect(accused(await analyzeText(`${command}\n12 examples, 0 failures\n`))).toContain('access-denied')
  expect(accused(await analyzeText(`${DENIED}\nBUILD SUCCESSFUL in 4s\n`))).toContain('access-denied')
})
