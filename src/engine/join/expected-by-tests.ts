/** Errors that a log prints while tests run which then all pass are what those tests expect, and so are those in the name of one that passed. */

import type { LogRecord } from '../../model/records.ts'
import { allTestsPassed, beginsTests, isPassedTest, SCANNED, someTestsFailed } from '../../vocabulary/test-runs.ts'
import { withMark } from '../kit/with-mark.ts'

/** The logs in their order, those within a run of passing tests as remarks. */
export function withoutExpected(logs: readonly LogRecord[]): readonly LogRecord[] {
  const ofFile = new Map<string, number[]>()
  const namedIn = new Map<string, number[]>()
  const expected = new Set<number>()
  for (const [at, { evidence, body }] of logs.entries()) {
    if (isPassedTest(body) || SCANNED.test(body)) expected.add(at)
    if (isNames(logs[at]!)) namedIn.set(evidence.file, [...(namedIn.get(evidence.file) ?? []), at])
    // A record of several lines may end one run and hold the next one's beginning.
    for (const line of body.split('\n', MOST_LINES)) {
      if (beginsTests(line) && !ofFile.has(evidence.file)) ofFile.set(evidence.file, [])
      else if (someTestsFailed(line)) ofFile.delete(evidence.file)
      else if (allTestsPassed(line)) {
        for (const one of ofFile.get(evidence.file) ?? []) expected.add(one)
        ofFile.get(evidence.file)?.splice(0)
        if (EXAMPLES.test(line)) for (const one of namedIn.get(evidence.file)?.splice(0) ?? []) expected.add(one)
      }
    }
    ofFile.get(evidence.file)?.push(at)
  }
  if (expected.size === 0) return logs
  return logs.map((log, at) =>
    expected.has(at) ? { ...withMark(log, 'rolecall.log.expected'), severity: 'info' as const } : log,
  )
}

const MOST_LINES = 200

/** RSpec, that prints the names of its examples and then how many there were. https://rspec.info/features/3-13/rspec-core/formatters/ */
const EXAMPLES = /^\d{1,9} examples?, 0 failures/
/** A heading, and names below it. */
const NAMES = /^[A-Z#.][^\n]{0,200}\n {2}\S/

function isNames({ body, severity, attributes }: LogRecord): boolean {
  return (severity === undefined || attributes['rolecall.log.unlevelled'] === true) && NAMES.test(body)
}
