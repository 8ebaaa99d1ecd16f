import { describe, expect, it } from 'vitest'
import { rule as emulated } from '../../analyzers/passes/hollow-pass-emulated.ts'
import { rule as swallowed } from '../../analyzers/passes/hollow-pass-error-swallowed.ts'
import { rule as noAws } from '../../analyzers/passes/hollow-pass-no-aws.ts'
import { rule as skipped } from '../../analyzers/passes/hollow-pass-skipped.ts'
import { speaksOfAws } from '../../src/facts/aws-expected.ts'
import { ROLECALL as R, SEMCONV as S } from '../../src/model/attributes.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import { denial, findingsOf, judge, type Made, ROLE, RunBuilder } from '../unit/run-builder.ts'

const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')
const assume: Made = { operation: 'AssumeRole', from: 1, to: 9, role: ROLE, issues: SESSION }
const get = (from: number, error?: [string, string], operation = 'GetObject'): Made => ({
  operation,
  from,
  to: from + 10,
  key: SESSION,
  bucket: 'data',
  ...(error && { error }),
})

function passed(tool: string, calls: readonly Made[], attributes = {}, negative = false) {
  const run = new RunBuilder().coverage()
  run.tool(tool, 0, 100, calls, attributes)
  return run.outcome(tool, 0, 100, 'passed', { ...(negative && { negative }) })
}

describe('hollow-pass-no-aws', () => {
  it('is sure by the tool’s other runs, and unsure by its name', () => {
    const run = passed('fetch_it', [])
    run.tool('fetch_it', 200, 300, [assume, get(220)])
    expect(findingsOf(run, noAws)).toMatchObject([{ severity: 'warning', confidence: 'high' }])
    expect(findingsOf(passed('bucket_list', []), noAws)).toMatchObject([{ confidence: 'low' }])
  })

  it('leaves alone what needs no AWS, what asks another service, and what an earlier run may have kept', () => {
    expect(findingsOf(passed('config_get', []), noAws)).toEqual([])
    const other: Made = { operation: 'GET', from: 5, to: 9, http: { host: 'catalog', path: '/', status: 200 } }
    expect(findingsOf(passed('bucket_list', [other]), noAws)).toEqual([])
    const run = passed('bucket_list', [assume, get(20)])
    run.tool('bucket_list', 200, 210, [])
    expect(findingsOf(run.outcome('bucket_list', 200, 210, 'passed'), noAws)).toEqual([])
  })

  it('is inconclusive where HTTP/2 was not watched: Bedrock’s client speaks it', () => {
    const run = new RunBuilder().coverage({ watched: ['aws-calls', 'http1', 'fetch'] })
    run.tool('bucket_list', 0, 100, [])
    const report = judge(run.outcome('bucket_list', 0, 100, 'passed').records, [noAws])
    expect(report.findings).toEqual([])
    expect(report.inconclusive).toMatchObject([{ missing: ['http2'] }])
  })

  it('reads names as people do', () => {
    for (const name of ['bucket_list', 'listBuckets', 'athena.query', 'aws-check', 'S3Reader'])
      expect(speaksOfAws(name)).toBe(true)
    for (const name of ['search', 'trust_me', 'laws3', 'package_list', 'first']) expect(speaksOfAws(name)).toBe(false)
  })
})

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

describe('hollow-pass-emulated', () => {
  const local: Made = { ...get(20), tries: [{ from: 21, to: 29, status: 200, host: '127.0.0.1' }] }

  it('is told where the token was real', () => {
    const run = passed('read', [local], { [R.tokenIss]: 'https://login.quiltdata.com' })
    expect(findingsOf(run, emulated)).toMatchObject([{ severity: 'info' }])
  })

  it('is not told of every local test', () => {
    expect(findingsOf(passed('read', [local], { [R.tokenIss]: 'https://login.acme.example' }), emulated)).toEqual([])
    expect(findingsOf(passed('read', [local]), emulated)).toEqual([])
    const real: Made = { ...get(20), tries: [{ from: 21, to: 29, status: 200 }] }
    expect(findingsOf(passed('read', [real], { [R.tokenIss]: 'https://login.quiltdata.com' }), emulated)).toEqual([])
  })
})

describe('hollow-pass-skipped', () => {
  const suite = (reason: string, state: 'passed' | 'failed' = 'passed') =>
    new RunBuilder().outcome('unit', 0, 5, state).outcome('s3 upload', 5, 5, 'skipped', { message: reason })

  it('says what was not proved', () => {
    const [finding] = findingsOf(suite('AWS_ACCESS_KEY_ID is not set'), skipped)
    expect(finding?.message).toContain('s3 upload was skipped ("AWS_ACCESS_KEY_ID is not set")')
    expect(finding?.severity).toBe('warning')
  })

  it('is a remark in a fork’s build, and silent in a red suite', () => {
    expect(findingsOf(suite('no secrets in a pull request from a fork'), skipped)).toMatchObject([{ severity: 'info' }])
    expect(findingsOf(suite('AWS_ACCESS_KEY_ID is not set', 'failed'), skipped)).toEqual([])
  })
})
