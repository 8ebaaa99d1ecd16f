import { expect, test } from 'vitest'
import { killPythonUnderLoad } from '../kills.ts'

test('killed at random moments under load: every call in flight is named, no line is torn, no finished one looks open', async () => {
  const result = await killPythonUnderLoad(10)
  expect(result).toMatchObject({ kills: 10, missing: 0, torn: 0, hiding: 0, lookOpen: 0 })
  expect(result.inFlight).toBeGreaterThan(0)
  expect(result.finished).toBeGreaterThan(0)
})
