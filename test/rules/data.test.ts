import { describe, expect, it } from 'vitest'
import { rule as accessDenied } from '../../analyzers/data/access-denied.ts'
import { rule as noSuchBucket } from '../../analyzers/data/no-such-bucket.ts'
import { rule as wrongRegion } from '../../analyzers/data/s3-wrong-region.ts'
import { ROLECALL as R, SEMCONV as S } from '../../src/model/attributes.ts'
import { fingerprintKey } from '../../src/model/fingerprint.ts'
import type { OutcomeState } from '../../src/model/records.ts'
import { findingsOf, judge, type Made, RunBuilder } from '../unit/run-builder.ts'

const SESSION = fingerprintKey('ASIAQ3EGRGAKSESSION1')

function ran(state: OutcomeState, calls: readonly Made[], negative = false) {
  const run = new RunBuilder().coverage()
  run.tool('tool', 0, 500, calls)
  return run.outcome('tool', 0, 500, state, { ...(negative && { negative }) })
}

const ok = (operation: string, from: number, bucket = 'data'): Made => ({
  operation,
  from,
  to: from + 10,
  bucket,
  key: SESSION,
})
const failing = (operation: string, from: number, error: [string, string], bucket = 'data'): Made => ({
  ...ok(operation, from, bucket),
  error,
})

describe('access-denied', () => {
  const sentence =
    'User: arn:aws:sts::391827364550:assumed-role/Reader/s is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::data" because no identity-based policy allows the s3:ListBucket action'
  const denied = failing('ListObjectsV2', 10, ['AccessDenied', sentence])

  it('says who, what and on which resource, and writes the statement', () => {
    const [finding] = findingsOf(ran('failed', [denied]), accessDenied)
    expect(finding).toMatchObject({ severity: 'error', confidence: 'high' })
    expect(finding?.message).toMatch(/S3 ListObjectsV2 on arn:aws:s3:::data was denied to ASIA…ION1/)
    expect(finding?.fix).toContain('{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}')
  })

  it('looks for the Deny where an explicit one is told', () => {
    const explicit = failing('GetObject', 10, [
      'AccessDenied',
      `${sentence.split(' because')[0]} because with an explicit deny in a resource-based policy`,
    ])
    expect(findingsOf(ran('failed', [explicit]), accessDenied)[0]?.fix).toMatch(/^An explicit deny forbids it/)
  })

  it('knows the bare 403 that answers a HEAD, but not skew and expiry, which are 403 too', () => {
    const head = { ...failing('HeadObject', 10, ['UnknownError', '']), attributes: { [S.httpStatus]: 403 } }
    expect(findingsOf(ran('failed', [head]), accessDenied)).toHaveLength(1)
    const skewed = { ...failing('GetObject', 10, ['RequestTimeTooSkewed', '']), attributes: { [S.httpStatus]: 403 } }
    expect(findingsOf(ran('failed', [skewed]), accessDenied)).toEqual([])
  })

  it('is a remark in negative tests, in discovery, and where the tool went on and answered', () => {
    const severity = (run: RunBuilder) => findingsOf(run, accessDenied).map((finding) => finding.severity)
    expect(severity(ran('passed', [denied], true))).toEqual(['info'])
    expect(severity(ran('passed', [denied, ok('GetObject', 40)]))).toEqual(['info'])
    const asks = failing('GetBucketPolicy', 40, ['AccessDenied', 'denied'])
    expect(severity(ran('failed', [ok('ListObjectsV2', 10), asks]))).toEqual(['info'])
    expect(severity(ran('passed', [asks]))).toEqual(['info'])
  })

  it('is why a tool failed that asked nothing but what it may do', () => {
    const [finding] = findingsOf(
      ran('failed', [failing('GetBucketPolicy', 10, ['AccessDenied', 'denied'])]),
      accessDenied,
    )
    expect(finding).toMatchObject({ severity: 'error' })
  })

  describe('at the start of a server that did nothing more', () => {
    const started = (calls: readonly Made[]) => {
      const run = new RunBuilder()
      for (const [nth, call] of calls.entries()) run.call(String(nth).repeat(32), undefined, call)
      return run
    }
    const head = failing('HeadObject', 40, ['HTTP 403', 'Forbidden'])

    it('warns where the same key was accepted', () => {
      const [finding] = findingsOf(started([ok('ListObjectsV2', 10), head]), accessDenied)
      expect(finding).toMatchObject({ severity: 'warning' })
    })

    it('is inconclusive where nothing was: a HEAD is refused without saying why', () => {
      const report = judge(started([head]).records, [accessDenied])
      expect(report.findings).toEqual([])
      expect(report.inconclusive[0]!.settleBy).toContain('HEAD')
    })

    it('is a remark where the server went on', () => {
      const [finding] = findingsOf(started([ok('ListObjectsV2', 10), head, ok('PutObject', 90)]), accessDenied)
      expect(finding).toMatchObject({ severity: 'info' })
    })
  })

  it('sums up many kinds of denials', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((bucket, n) =>
      failing('ListObjectsV2', n * 20, ['AccessDenied', 'Access Denied'], bucket),
    )
    const found = findingsOf(ran('failed', many), accessDenied)
    expect(found).toHaveLength(1)
    expect(found[0]?.message).toMatch(/^6 calls of tool were denied/)
  })

  it('leaves a denial of STS that no S3 request was sent for to STS', () => {
    const sts =
      'User: arn:aws:iam::905418112233:user/a is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::391827364550:role/Reader'
    const unsent: Made = { ...failing('GetObject', 10, ['AccessDenied', sts]), unsent: true }
    expect(findingsOf(ran('failed', [unsent, ok('ListBuckets', 30)]), accessDenied)).toEqual([])
  })
})

describe('s3-wrong-region', () => {
  const malformed = failing('GetObject', 10, [
    'AuthorizationHeaderMalformed',
    "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
  ])

  it('names the right region', () => {
    const [finding] = findingsOf(ran('failed', [malformed]), wrongRegion)
    expect(finding?.message).toBe('Bucket data lies in eu-west-1, and was asked for in us-east-1')
    expect(finding?.fix).toContain('region: "eu-west-1"')
  })

  it('knows a bare 301, as HEAD and bundles give', () => {
    const moved = { ...failing('HeadBucket', 10, ['301', '']), attributes: { [S.httpStatus]: 301 } }
    expect(findingsOf(ran('failed', [moved]), wrongRegion)).toHaveLength(1)
  })

  it('knows the redirect that a client without the SDK got, and no "not modified" for one', () => {
    const bare = (status: number): Made => ({
      operation: 'GET',
      from: 10,
      to: 20,
      http: { host: 's3.us-east-1.amazonaws.com', path: '/data/key', status },
      attributes: { [S.rpcSystem]: 'aws-api', [S.rpcService]: 'S3', [S.rpcMethod]: 'GetObject', [S.s3Bucket]: 'data' },
    })
    const moved = bare(301)
    const told = { ...moved, attributes: { ...moved.attributes, [R.bucketRegion]: 'eu-west-1' } }
    expect(findingsOf(ran('failed', [moved]), wrongRegion)[0]?.message).toMatch(/^Bucket data lies in another region/)
    expect(findingsOf(ran('failed', [told]), wrongRegion)[0]?.message).toMatch(/^Bucket data lies in eu-west-1/)
    expect(findingsOf(ran('failed', [bare(304)]), wrongRegion)).toEqual([])
  })

  it('is a remark where the redirect was followed, and silent for a header that is malformed otherwise', () => {
    expect(findingsOf(ran('passed', [malformed, ok('GetObject', 40)]), wrongRegion)).toMatchObject([
      { severity: 'info' },
    ])
    const other = failing('GetObject', 10, [
      'AuthorizationHeaderMalformed',
      'a non-empty Access Key (AKID) must be provided',
    ])
    expect(findingsOf(ran('failed', [other]), wrongRegion)).toEqual([])
  })
})

describe('no-such-bucket', () => {
  it('names the bucket', () => {
    const run = ran('failed', [
      failing('ListObjectsV2', 10, ['NoSuchBucket', 'The specified bucket does not exist'], 'dta'),
    ])
    expect(findingsOf(run, noSuchBucket)).toMatchObject([{ severity: 'error', message: 'Bucket dta does not exist' }])
  })

  it('is a remark where a tool asks whether it exists, and silent for a missing object', () => {
    const head = { ...failing('HeadBucket', 10, ['NotFound', '']), attributes: { [S.httpStatus]: 404 } }
    expect(findingsOf(ran('passed', [head]), noSuchBucket)).toMatchObject([{ severity: 'info' }])
    expect(findingsOf(ran('failed', [failing('GetObject', 10, ['NoSuchKey', ''])]), noSuchBucket)).toEqual([])
  })
})
