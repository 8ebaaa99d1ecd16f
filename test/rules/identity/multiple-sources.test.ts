import { describe, expect, it } from 'vitest'
import { RunBuilder } from '../../unit/run-builder.ts'
import { assume, covered, get, ids, SESSION } from './kit.ts'

describe('multiple-sources', () => {
  const both = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE']

  it('is seen in the environment and in the SDK’s warning', () => {
    const run = covered({ variables: both })
    run.tool('list', 0, 500, [assume(10), get(100, SESSION)])
    run.tool('list', 600, 900, [get(700, SESSION)])
    expect(ids(run)).toEqual(['multiple-sources'])
    const log = new RunBuilder().log(
      1,
      '@aws-sdk/credential-provider-node - defaultProvider::fromEnv WARNING: Multiple credential sources detected:',
    )
    expect(ids(log)).toEqual(['multiple-sources'])
  })

  it('is not seen in one source', () => {
    const run = covered({ variables: both.slice(0, 2) })
    run.tool('list', 0, 500, [assume(10), get(100, SESSION)])
    expect(ids(run)).toEqual([])
  })
})
