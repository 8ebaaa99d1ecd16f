import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { AMBIENT, type Made } from '../../unit/run-builder.ts'
import { assume, covered, ids, one, SESSION } from './kit.ts'

describe('presigned-by-own-key', () => {
  const link = (key: string, calls: readonly Made[] = []) => {
    const run = covered()
    run.tool('link', 0, 500, calls, { [R.resultPresigned]: key })
    return run
  }

  it('is raised for a URL of the server’s own key', () => {
    expect(one(link(AMBIENT, [assume(10)]), 'presigned-by-own-key')).toMatchObject({
      severity: 'error',
      confidence: 'high',
    })
  })

  it('knows the session of the role', () => {
    expect(ids(link(SESSION, [assume(10)]))).toEqual([])
  })
})
