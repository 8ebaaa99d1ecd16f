import { describe, expect, it } from 'vitest'
import { rule as noSuchBucket } from '../../../analyzers/data/no-such-bucket.ts'
import { SEMCONV as S } from '../../../src/model/attributes.ts'
import { findingsOf, type Made, RunBuilder } from '../../unit/run-builder.ts'
import { failing, ok, ran } from './kit.ts'

describe('no-such-bucket', () => {
  it('names the bucket', () => {
    const run = ran('failed', [
      failing('ListObjectsV2', 10, ['NoSuchBucket', 'The specified bucket does not exist'], 'dta'),
    ])
    expect(findingsOf(run, noSuchBucket)).toMatchObject([{ severity: 'error', message: 'Bucket dta does not exist' }])
  })

  it('is an error where the answer is one as if all were well, and nothing of AWS came', () => {
    const missing = failing('ListObjectsV2', 10, ['NoSuchBucket', ''], 'dta')
    const answered = (calls: readonly Made[]) => {
      const run = new RunBuilder().coverage()
      run.tool('list', 0, 100, calls)
      return findingsOf(run, noSuchBucket)
    }
    expect(answered([missing])).toMatchObject([{ severity: 'error' }])
    expect(answered([missing, ok('ListObjectsV2', 40)])).toMatchObject([{ severity: 'warning' }])
  })

  it('is a remark where a tool asks whether it exists, and silent for a missing object', () => {
    const head = { ...failing('HeadBucket', 10, ['NotFound', '']), attributes: { [S.httpStatus]: 404 } }
    expect(findingsOf(ran('passed', [head]), noSuchBucket)).toMatchObject([{ severity: 'info' }])
    expect(findingsOf(ran('failed', [failing('GetObject', 10, ['NoSuchKey', ''])]), noSuchBucket)).toEqual([])
  })
})
