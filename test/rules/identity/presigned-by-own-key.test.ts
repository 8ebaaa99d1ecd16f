import { describe, expect, it } from 'vitest'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import type { Attributes } from '../../../src/model/records.ts'
import { AMBIENT, type Made } from '../../unit/run-builder.ts'
import { assume, caller, covered, get, ids, OTHER, one, SESSION, WRITER } from './kit.ts'

const sessionOf = (role: string) => `arn:aws:sts::391827364550:assumed-role/${role}/s`

describe('presigned-by-own-key', () => {
  const link = (key: string, calls: readonly Made[] = [], more: Attributes = {}) => {
    const run = covered()
    run.tool('link', 0, 500, calls, { [R.resultPresigned]: key, ...more })
    return run
  }
  const ofBucket = (name: string) => ({ [R.resultPresignedBucket]: name })

  it('is raised for a URL of the server’s own key', () => {
    expect(one(link(AMBIENT, [assume(10)]), 'presigned-by-own-key')).toMatchObject({
      severity: 'error',
      confidence: 'high',
    })
  })

  it('knows the session of the role', () => {
    expect(ids(link(SESSION, [assume(10)]))).toEqual([])
  })

  it('leaves a link to a bucket of the server’s own beside the caller’s', () => {
    const read = [assume(10), get(60, SESSION)]
    expect(ids(link(AMBIENT, read, ofBucket('brand')))).toEqual([])
    expect(ids(link(AMBIENT, read, ofBucket('data')))).toEqual(['presigned-by-own-key'])
    // Nothing shows what the role works on.
    expect(ids(link(AMBIENT, [assume(10)], ofBucket('brand')))).toEqual(['presigned-by-own-key'])
  })

  it('is raised for any of several', () => {
    const read = [assume(10), get(60, SESSION)]
    const others = (...told: string[]) => ({ [R.resultPresignedOthers]: told })
    const ofRole = { ...ofBucket('data'), [R.resultPresignedToken]: true }
    expect(ids(link(SESSION, read, { ...ofRole, ...others(`${AMBIENT} without-token data`) }))).toEqual([
      'presigned-by-own-key',
    ])
    const bare = link(SESSION, read, { ...ofRole, ...others(`${SESSION} without-token data`) })
    expect(ids(bare)).toEqual(['partial-credentials'])
    expect(ids(link(SESSION, read, { ...ofRole, ...others(`${AMBIENT} without-token brand`) }))).toEqual([])
  })

  it('leaves a role that was assumed for links alone, and not one of another caller’s', () => {
    const links = assume(10, { role: WRITER, issues: OTHER, attributes: { [R.issuedSessionArn]: sessionOf('Writer') } })
    const own = [assume(60), get(110, SESSION)]
    expect(ids(link(OTHER, [links, ...own]))).toEqual([])
    const run = link(OTHER, [links, ...own])
    run.tool('read', 600, 700, [get(610, OTHER)], caller('bob', WRITER))
    expect(ids(run)).toContain('presigned-by-own-key')
  })
})
