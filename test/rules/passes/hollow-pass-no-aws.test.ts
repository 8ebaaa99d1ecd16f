import { describe, expect, it } from 'vitest'
import { rule as noAws } from '../../../analyzers/passes/hollow-pass-no-aws.ts'
import { speaksOfAws } from '../../../src/facts/aws-expected.ts'
import { findingsOf, judge, type Made, RunBuilder } from '../../unit/run-builder.ts'
import { assume, get, passed } from './kit.ts'

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
