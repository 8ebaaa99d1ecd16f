import { describe, expect, it } from 'vitest'
import { rule as swallowed } from '../../../analyzers/passes/hollow-pass-error-swallowed.ts'
import { ROLECALL as R, SEMCONV as S } from '../../../src/model/attributes.ts'
import { denial, findingsOf, ROLE, RunBuilder } from '../../unit/run-builder.ts'
import { assume, get, passed } from './kit.ts'

describe('hollow-pass-error-swallowed', () => {
  it('knows a pass with a failed call inside', () => {
    const [finding] = findingsOf(passed('find', [assume, get(20, ['AccessDenied', 'Access Denied'])]), swallowed)
    expect(finding).toMatchObject({ severity: 'error', confidence: 'high' })
    expect(finding?.message).toMatch(
      /find passed, though S3 GetObject failed \(AccessDenied\) and no AWS call succeeded/,
    )
  })

  it('knows STS’s refusal that became a green 404', () => {
    const run = new RunBuilder().coverage()
    const traceId = run.tool('x', 0, 1, [])
    run.records.length = 1
    const inbound = {
      type: 'span' as const,
      traceId,
      spanId: 'feedfacefeedface',
      name: 'GET /files/a',
      kind: 'server' as const,
      start: 1.7e15,
      end: 1.7e15 + 90_000,
      status: 'unset' as const,
      attributes: { [S.httpMethod]: 'GET', [S.urlPath]: '/files/a', [S.httpStatus]: 404, [R.tokenRoleArn]: ROLE },
      events: [],
      process: 'run-1',
      service: 'server',
      evidence: { kind: 'span' as const, file: 'spans.jsonl', line: 1 },
    }
    run.records.push(inbound)
    run.call(traceId, inbound.spanId, { operation: 'AssumeRole', from: 5, to: 40, role: ROLE, error: denial(ROLE) })
    expect(findingsOf(run, swallowed)[0]?.message).toBe(
      'GET /files/a answered 404 "not found", though STS AssumeRole was refused (AccessDenied)',
    )
  })

  it('takes absence for an answer, expects what a negative test expects, and lets a retry make good', () => {
    expect(findingsOf(passed('find', [assume, get(20, ['NoSuchKey', ''])]), swallowed)).toEqual([])
    expect(findingsOf(passed('find', [assume, get(20, ['AccessDenied', ''])], {}, true), swallowed)).toEqual([])
    expect(findingsOf(passed('find', [assume, get(20, ['InternalError', '']), get(40)]), swallowed)).toEqual([])
  })

  it('misses a write that failed beside reads that did not, and nothing else of the kind', () => {
    const write = get(40, ['AccessDenied', ''], 'PutObject')
    expect(findingsOf(passed('save', [assume, get(20), write]), swallowed)).toMatchObject([{ severity: 'warning' }])
    const aside = get(40, ['AccessDenied', ''], 'GetBucketTagging')
    expect(findingsOf(passed('save', [assume, get(20), aside]), swallowed)).toEqual([])
  })
})
