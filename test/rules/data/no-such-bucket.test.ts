import { describe, expect, it } from 'vitest'
import { rule as noSuchBucket } from '../../../analyzers/data/no-such-bucket.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import { findingsOf } from '../../unit/run-builder.ts'
import { failing, ran } from './kit.ts'

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
