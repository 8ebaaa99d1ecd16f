/** Of the recorded evidence a part that fits into a minute; `npm run test:properties` takes all of it. */
import { expect, it } from 'vitest'
import { recordedSets, someOf } from './recorded.ts'
import { differencesOf } from './same-report.ts'

it('order, cut, compression, copies and place change no report', async () => {
  const sets = someOf(recordedSets(), 12, 5)
  expect(sets.length).toBeGreaterThan(25)
  const differences: string[] = []
  for (const folder of sets) differences.push(...(await differencesOf(folder)))
  expect(differences).toEqual([])
}, 300_000)
