/** Common Test Report Format, https://ctrf.io: the form in which tool calls are best told (`extra` carries their ids). */
import type { Outcome } from '../../model/records.ts'
import { traceIdOf } from '../kit/ids.ts'
import { isObject, readJson } from '../kit/json-values.ts'
import type { Source } from '../source.ts'
import { outcome, stateOf } from './outcomes.ts'

export const ctrf: Source = {
  format: 'CTRF results',
  proves: ['what the runner saw of each test: outcome, time, message'],
  cannotProve: ['what happened inside a test', 'that a passed test did what it should'],
  signs: ['"results"', '"tests"', '"summary"'],
  recognise: (head) =>
    /"reportFormat"\s*:\s*"CTRF"/.test(head)
      ? 1
      : /"results"\s*:\s*\{/.test(head) && /"tool"\s*:\s*\{/.test(head) && /"tests"\s*:\s*\[/.test(head)
        ? 0.8
        : 0,
  read: (input, sink) =>
    readJson(input, sink, [], ({ value, line }) => {
      const results = isObject(value) && isObject(value['results']) ? value['results'] : undefined
      if (!results || !Array.isArray(results['tests']))
        return sink.skip({ line, reason: 'a CTRF report needs results.tests' })
      for (const [i, test] of results['tests'].entries()) {
        const at = `/results/tests/${i}`
        if (!isObject(test) || typeof test['name'] !== 'string') {
          sink.skip({ line, at, reason: 'a test without a name' })
          continue
        }
        sink.record(readTest(test, { file: input.name, line, at }))
      }
    }),
}

function readTest(test: Record<string, unknown>, where: { file: string; line: number; at: string }): Outcome {
  const extra = isObject(test['extra']) ? test['extra'] : {}
  const message = [test['message'], test['trace']].find((text) => typeof text === 'string' && text !== '') as
    | string
    | undefined
  const raw = typeof test['rawStatus'] === 'string' ? test['rawStatus'] : ''
  return outcome({
    name: test['name'] as string,
    suite: Array.isArray(test['suite']) ? test['suite'].join(' > ') : test['suite'],
    tool: extra['tool'],
    state: stateOf(String(test['status'] ?? ''), raw, message),
    start: test['start'],
    stop: test['stop'],
    durationMs: test['duration'],
    timeoutMs: extra['timeoutMs'],
    message,
    resultCount: extra['resultCount'],
    answer: extra['answer'],
    expectedRole: extra['expectedRole'],
    negative: extra['negative'],
    traceId: traceIdOf(extra['traceId']),
    jsonrpcId: extra['jsonrpcId'],
    mcpSession: extra['mcpSession'],
    retry: test['retries'],
    where,
  })
}
