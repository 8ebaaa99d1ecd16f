/** The same over everything recorded. */
import { describe, expect, it } from 'vitest'
import { recordedSets } from './recorded.ts'
import { differencesOf } from './same-report.ts'

describe('order, cut, compression, copies and place change no report', () => {
  it.each(recordedSets())('%s', async (folder) => {
    expect(await differencesOf(folder)).toEqual([])
  })
})
