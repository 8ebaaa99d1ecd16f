/**
 * Errors that a log prints while tests run which then all pass are what those tests expect, and so are those in the name of one that passed.
 * Some runners print nothing as they begin: what a logger wrote in the same file above their summary, and below the last command that
 * is shown, was then written while they ran. What has no level of its own may be a command's that ran before.
 */

import type { LogRecord } from '../../model/records.ts'
import {
  allTestsPassed,
  beginsTests,
  countsTests,
  failedBehind,
  isPassedTest,
  ranTests,
  SCANNED,
  showsCommand,
  someTestsFailed,
} from '../../vocabulary/test-runs.ts'
import { withMark } from '../kit/with-mark.ts'

/** What is known of the runs of one file, by the places of its lines among all. */
class Runs {
  /** Within a run whose beginning was seen. */
  #begun: number[] | undefined
  #wasBegun = false
  /** Since the last command, or summary, where no beginning was seen at all. */
  #above: number[] = []
  /** Headings with names of examples below. */
  readonly #names: number[] = []
  #counted = false
  #last: readonly number[] = []

  begin(): void {
    this.#wasBegun = true
    this.#begun ??= []
  }

  counted(): void {
    this.#counted = true
  }

  fail(): void {
    this.#begun = undefined
    this.end()
  }

  /** @returns what the summary above was taken to make good */
  takeBack(): readonly number[] {
    const last = this.#last
    this.#last = []
    this.fail()
    return last
  }

  /** @returns what was expected by the tests that all passed */
  pass(line: string): readonly number[] {
    const mayStandAlone = !this.#wasBegun && (this.#counted || countsTests(line))
    const own = this.#begun?.splice(0) ?? (mayStandAlone ? this.#above : [])
    this.#last = [...own, ...(EXAMPLES.test(line) ? this.#names.splice(0) : [])]
    this.end()
    return this.#last
  }

  names(at: number): void {
    this.#names.push(at)
  }

  add(log: LogRecord, at: number): void {
    if (this.#begun) this.#begun.push(at)
    else if (isOfLogger(log)) this.#above.push(at)
  }

  /** Nothing above is a part of what comes. */
  end(): void {
    this.#above = []
    this.#counted = false
  }
}

/** The logs in their order, those within a run of passing tests as remarks. */
export function withoutExpected(logs: readonly LogRecord[]): readonly LogRecord[] {
  const ofFile = new Map<string, Runs>()
  const expected = new Set<number>()
  for (const [at, log] of logs.entries()) {
    const { evidence, body } = log
    const runs = ofFile.get(evidence.file) ?? new Runs()
    ofFile.set(evidence.file, runs)
    if (isPassedTest(body)) runs.counted()
    if (isPassedTest(body) || SCANNED.test(body)) expected.add(at)
    if (isNames(log)) runs.names(at)
    // A record of several lines may end one run and hold the next one's beginning.
    for (const line of body.split('\n', MOST_LINES)) {
      if (showsCommand(line)) runs.end()
      if (beginsTests(line)) runs.begin()
      else if (failedBehind(line)) for (const one of runs.takeBack()) expected.delete(one)
      else if (someTestsFailed(line)) runs.fail()
      else if (ranTests(line)) runs.counted()
      else if (allTestsPassed(line)) for (const one of runs.pass(line)) expected.add(one)
    }
    runs.add(log, at)
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

function isNames(log: LogRecord): boolean {
  return (log.severity === undefined || isUnlevelled(log)) && NAMES.test(log.body)
}

/** Written by a logger of a program that went on. */
function isOfLogger(log: LogRecord): boolean {
  return log.severity !== 'fatal' && !isUnlevelled(log)
}

function isUnlevelled({ attributes }: LogRecord): boolean {
  return attributes['rolecall.log.unlevelled'] === true
}
