/** How far traces that came in pieces are put together, as the shards of a ClickHouse say. */
import { expect, it } from 'vitest'
import { allSettledOf, settledOf } from '../../src/clickhouse/settle.ts'

it('is all, where every shard says so', () => {
  expect(allSettledOf([{ are_all: 1, most: '1' }])).toEqual({ some: true, several: false, open: [] })
  expect(
    allSettledOf([
      { are_all: 1, most: 0 },
      { are_all: 0, most: 2 },
    ]),
  ).toBeUndefined()
})

it('names those that are not', () => {
  const one = { most: 0, opened: '1', named: ['5'] }
  expect(settledOf([one, { ...one, named: ['7'] }])).toEqual({ some: false, several: false, open: ['5', '7'] })
})

it('expects that of too many to be named some are put together before the next question', () => {
  expect(settledOf([{ most: 0, opened: 3000, named: [] }])).toEqual({ some: true, several: false, open: undefined })
})
