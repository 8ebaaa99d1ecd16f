import { describe, expect, it } from 'vitest'
import { rule as wrongRegion } from '../../../analyzers/data/s3-wrong-region.ts'
import { ROLECALL as R, SEMCONV as S } from '../../../src/model/attributes.ts'
import { findingsOf, type Made } from '../../unit/run-builder.ts'
import { failing, ok, ran } from './kit.ts'

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
