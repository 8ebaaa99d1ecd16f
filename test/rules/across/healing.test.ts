import { describe, expect, it } from 'vitest'
import { rules } from '../../../analyzers/index.ts'
import { ROLECALL as R, SEMCONV as S } from '../../../src/model/attributes.ts'
import { fingerprintKey } from '../../../src/model/fingerprint.ts'
import { denial, judge, type Made, ROLE, RunBuilder } from '../../unit/run-builder.ts'
import { assume, lead, loud, SESSION } from './kit.ts'

describe('what heals a refusal', () => {
  const secret = (from: number, name: string | undefined, more: Partial<Made> = {}): Made => ({
    service: 'Secrets Manager',
    operation: 'GetSecretValue',
    from,
    to: from + 10,
    key: SESSION,
    ...more,
    attributes: { ...(name && { [R.resource]: name }), ...more.attributes },
  })
  const refused: Partial<Made> = { error: ['AccessDenied', 'not authorized'], attributes: { [S.httpStatus]: 400 } }
  const twoTools = (first: string | undefined, second: string | undefined) =>
    new RunBuilder()
      .coverage()
      .add((run) => run.tool('read', 0, 100, [assume, secret(20, first, refused)]))
      .add((run) => run.tool('read', 1000, 1100, [secret(1020, second)]))
      .outcome('read', 0, 100, 'failed')
      .outcome('read', 1000, 1100, 'passed')

  it('is the next try for the same secret, not that another one was given', () => {
    expect(loud(twoTools('db', 'db'))).toEqual([])
    expect(lead(twoTools('db', 'mail'))).toBe('access-denied')
    expect(lead(twoTools(undefined, undefined))).toBe('access-denied')
  })

  it('is no success with some object of the same bucket, where nothing says which it was', () => {
    const s3 = (operation: string, from: number, more: Partial<Made> = {}): Made => ({
      operation,
      bucket: 'data',
      from,
      to: from + 10,
      key: SESSION,
      ...more,
    })
    const failed = (operation: string) =>
      new RunBuilder()
        .coverage()
        .add((run) => run.tool('read', 0, 100, [assume, s3(operation, 20, refused)]))
        .add((run) => run.tool('read', 1000, 1100, [s3(operation, 1020)]))
        .outcome('read', 0, 100, 'failed')
        .outcome('read', 1000, 1100, 'passed')
    expect(lead(failed('GetObject'))).toBe('access-denied')
    expect(loud(failed('ListObjectsV2'))).toEqual([])
  })

  it('stands in the chain of who was refused, in place of an answer', () => {
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 100, [assume, secret(20, 'db', refused)])
    run.tool('read', 1000, 1100, [secret(1020, 'db')])
    const [first] = judge(run.records, rules).toolCalls
    expect(first!.steps[5]).toMatchObject({ state: 'unknown', note: 'refused (AccessDenied), and granted later' })
  })

  it('is what another session of the role was given', () => {
    const NEXT = fingerprintKey('ASIAQ3EGRGAKNEXT1111')
    const run = new RunBuilder().coverage()
    run.tool('read', 0, 100, [assume, secret(20, 'db', refused)])
    run.tool('read', 1000, 1100, [{ ...assume, from: 1001, to: 1009, issues: NEXT }, secret(1020, 'db', { key: NEXT })])
    expect(loud(run)).toEqual([])
  })

  it('is the same request asked again, where success names no role', () => {
    const sts = (from: number, refusedIt: boolean): Made => ({
      operation: 'AssumeRole',
      from,
      to: from + 9,
      ...(refusedIt && { error: denial(ROLE) }),
    })
    const run = (second: string) =>
      new RunBuilder()
        .add((one) => one.tool('read', 0, 100, [sts(1, true)]))
        .add((one) => one.tool(second, 2000, 2100, [sts(2001, false)]))
    expect(loud(run('read'))).toEqual([])
    expect(lead(run('list'))).toBe('assume-role-denied')
    expect(lead(run('read').outcome('read', 0, 100, 'failed'))).toBe('assume-role-denied')
    expect(lead(run('read').add((one) => one.tool('read', 3000, 3100, [sts(3001, true)])))).toBe('assume-role-denied')
  })

  it('is the next try for the same object of a bucket', () => {
    const object = (from: number, path: string, status: number): Made => ({
      ...secret(from, undefined, status === 403 ? { error: ['AccessDenied', 'Access Denied'] } : {}),
      service: 'S3',
      operation: 'GetObject',
      bucket: 'data',
      tries: [{ from, to: from + 10, status, attributes: { [S.urlPath]: path } }],
    })
    const run = (first: string, second: string) =>
      new RunBuilder()
        .coverage()
        .add((one) => one.tool('read', 0, 100, [assume, object(20, first, 403)]))
        .add((one) => one.tool('read', 1000, 1100, [object(1020, second, 200)]))
        .outcome('read', 0, 100, 'failed')
    expect(loud(run('/data/a', '/data/a'))).toEqual([])
    expect(lead(run('/data/a', '/data/b'))).toBe('access-denied')
  })
})
