import { expect, it } from 'vitest'
import { Activity } from '../../src/engine/survey/activity.ts'
import { CALLS_STEP as STEP } from '../../src/model/tolerances.ts'

const HOUR = 3_600_000_000

it('knows about when something began or ended, and looks no further than that, however long the window', () => {
  const activity = new Activity()
  const moments = [0, 7, HOUR].map((at) => 1_795_000_000_000_000 + at)
  for (const at of moments) activity.add(1, at)
  const steps = [...new Set(moments.map((at) => Math.floor(at / STEP) * STEP + STEP / 2))]
  expect(activity.during(1, 0, Number.POSITIVE_INFINITY)).toEqual(steps)
  expect(activity.during(1, moments[1]!, moments[2]! - HOUR / 2)).toEqual([steps[0]])
  expect(activity.during(1, moments[2]!, moments[0]!)).toEqual([])
  expect(activity.during(2, 0, Number.POSITIVE_INFINITY)).toEqual([])
})
