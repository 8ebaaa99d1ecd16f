/** https://mochajs.org/#json: one list of all tests, and each of them again in one of three others. */
import { isObject } from '../kit/json-values.ts'
import type { Source } from '../source.ts'
import { outcome, stateOf } from './outcomes.ts'
import { CANNOT_PROVE, PROVES, reader, text } from './test-reports.ts'

export const mocha: Source = {
  format: 'Mocha JSON',
  proves: PROVES,
  cannotProve: [...CANNOT_PROVE, 'when a test ran'],
  signs: ['"fullTitle"', '"currentRetry"'],
  recognise: (head) => (/"fullTitle"\s*:/.test(head) && /"(currentRetry|pending)"\s*:/.test(head) ? 0.95 : 0),
  read: reader(['tests'], 'tests', (test, where, sink) => {
    const error = isObject(test['err']) ? test['err'] : {}
    const message = text(error['stack']) ?? text(error['message'])
    // What was skipped took no time, and has no error.
    const status = message ? 'failed' : test['duration'] === undefined ? 'skipped' : 'passed'
    sink.record(
      outcome({
        name: text(test['fullTitle']) ?? text(test['title']) ?? '',
        suite: text(test['file']),
        state: error['code'] === 'ERR_MOCHA_TIMEOUT' ? 'timeout' : stateOf(status, '', message),
        durationMs: test['duration'],
        timeoutMs: error['timeout'],
        message,
        retry: test['currentRetry'],
        where,
      }),
    )
  }),
}
