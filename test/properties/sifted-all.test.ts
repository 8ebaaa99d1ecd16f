import { expect, it } from 'vitest'
import { recordedSets } from './recorded.ts'
import { siftedAndWhole } from './sifted.ts'

it.each(recordedSets())('%s: sifted and whole say the same', async (folder) => {
  expect((await siftedAndWhole([folder])).differences).toEqual([])
})
