import { expect, test } from 'vitest'
import { killUnderLoad } from './kills.ts'

test('killed at random moments under load: every call in flight is named, no finished one looks open, no line hides another', async () => {
  const result = await killUnderLoad(6)
  expect(result).toMatchObject({ kills: 6, missing: 0, hiding: 0 })
  expect(result.inFlight).toBeGreaterThan(0)
  expect(result.finished).toBeGreaterThan(0)
  expect(result.lookOpen).toBe(0)
})
