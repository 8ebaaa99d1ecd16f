/** Of a long run traces are settled before its end: what is said of them is what the end would have said. */

import { statSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import type { Trace } from '../../src/engine/survey/trace.ts'
import { TraceSurvey } from '../../src/engine/survey/traces.ts'
import { scanSegment } from '../../src/scan/segment.ts'
import { SpanDigest } from '../../src/scan/span-digest.ts'
import { WIDTH } from '../../src/scan/span-rows.ts'

const files = globSync('samples/incidents/*/*/**/spans.jsonl').sort()

/** All traces of a survey that is at its end. */
function tracesOf(survey: TraceSurvey): Trace[] {
  const { size, at } = survey.finish()
  return Array.from({ length: size }, (_, nth) => at(nth))
}

/** The spans of all recordings, one run after the other, and then some of them once more. */
function survey(window: number, again = 0): TraceSurvey {
  const survey = new TraceSurvey(undefined, window)
  const span = new SpanDigest()
  const add = (rows: Float64Array, until: number) => {
    for (let at = 0; at < until; at += WIDTH) {
      span.unpack(rows, at)
      survey.span(span)
    }
  }
  const all = files.map((path) => scanSegment({ path, name: path, from: 0, to: statSync(path).size })!.rows)
  survey.begin()
  for (const rows of all) add(rows, rows.length)
  add(all[0]!, again * WIDTH)
  return survey
}

const told = (survey: TraceSurvey) =>
  tracesOf(survey).map(({ words, tied, isLoose, isHandedOn, keys }) => ({ words, tied, isLoose, isHandedOn, keys }))

describe('traces that are settled on the way', () => {
  const atEnd = told(survey(Number.POSITIVE_INFINITY))

  it.each([100, 1000])('hang together as at the end, with %i spans kept at a time', (window) => {
    const onTheWay = survey(window)
    expect(onTheWay.isLate).toBe(false)
    expect(told(onTheWay)).toEqual(atEnd)
    expect(atEnd.length).toBeGreaterThan(400)
  })

  it('are told to be not whole where one went on later', () => {
    expect(survey(100, 1).isLate).toBe(true)
    expect(survey(Number.POSITIVE_INFINITY, 1).isLate).toBe(false)
  })
})
