import { expect, it } from 'vitest'
import { rule } from '../../../analyzers/identity/issued-session-unused.ts'
import { ROLECALL as R } from '../../../src/model/attributes.ts'
import { AMBIENT, findingsOf, type Made } from '../../unit/run-builder.ts'
import { assume, covered, get, SESSION } from './kit.ts'

function report(calls: readonly Made[], run = covered()) {
  run.tool('report', 0, 500, calls, { [R.tokenRoleArn]: '' })
  return findingsOf(run, rule)
}

it('is raised where the server’s own key signs after a role was granted, as an error where AWS denied it', () => {
  expect(report([assume(10), get(100, AMBIENT)])).toMatchObject([{ severity: 'warning' }])
  expect(report([assume(10), get(100, AMBIENT, { error: ['AccessDenied', 'no'] })])).toMatchObject([
    { severity: 'error' },
  ])
})

it('does not cry wolf', () => {
  expect(report([assume(10), get(100, AMBIENT), get(200, SESSION)])).toEqual([])
  const later = covered()
  later.tool('read', 600, 900, [get(700, SESSION)], { [R.tokenRoleArn]: '' })
  expect(report([assume(10), get(100, AMBIENT)], later)).toEqual([])
  const own: Made = { service: 'DynamoDB', operation: 'Query', from: 100, to: 140, key: AMBIENT }
  expect(report([assume(10), own])).toEqual([])
  expect(report([get(10, AMBIENT), assume(100)])).toEqual([])
  expect(report([assume(10), get(100, AMBIENT)], covered({ unwatched: 1 }))).toEqual([])
})

it('is raised of a script too, and not of what a server does between its requests', () => {
  const script = (...calls: Made[]) => {
    const run = covered()
    for (const [nth, call] of calls.entries()) run.call(String(nth + 1).repeat(32), undefined, call)
    return run
  }
  const unused = script(assume(10), get(100, AMBIENT))
  expect(findingsOf(unused, rule)).toMatchObject([{ severity: 'warning' }])
  expect(findingsOf(script(assume(10), get(100, AMBIENT), get(200, SESSION)), rule)).toEqual([])
  const server = script(assume(10), get(100, AMBIENT))
  server.tool('health', 600, 610, [])
  expect(findingsOf(server, rule)).toEqual([])
})
