// @smithy/node-http-handler, setRequestTimeout: "a request has exceeded the configured N ms requestTimeout."
import type { Draft, Rule } from '../../src/model/rule.ts'
import { count } from '../../src/model/text.ts'

const WARNED = /\[WARN\] a request has exceeded the configured (\d+) ms requestTimeout/

export const rule: Rule = {
  id: 'request-timeout-warn-only',
  title: 'A request timeout that only warns',
  severity: 'warning',
  step: 6,
  suspect: 'network',
  needs: [],
  trigger: { log: ['[WARN] a request has exceeded the configured'] },
  effectOf: ['call-hung'],
  causes: ['call-unlimited'],
  *check({ toolCall: t, logs }): Iterable<Draft> {
    const lines = logs.filter((log) => WARNED.test(log.body))
    const first = lines[0]
    if (!first) return
    const limit = WARNED.exec(first.body)![1]!
    yield {
      message: `A request of ${t.kind === 'process' ? t.service : t.tool} outlived its requestTimeout of ${limit} ms, and the SDK only warned`,
      expected: `the request fails after ${limit} ms`,
      observed: `${count(lines.length, 'warning')} of the AWS SDK; the request ran on`,
      fix: `Set \`requestHandler: { requestTimeout: ${limit}, throwOnRequestTimeout: true }\`: without it the option writes a line and ends nothing (AWS SDK for JavaScript v3 since 2025).`,
      confidence: 'high',
      subject: [t.service, `${limit} ms`],
      evidence: lines.map((log) => log.evidence),
    }
  },
}
