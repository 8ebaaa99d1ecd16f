/** Which hours of ClickHouse's traces need not be looked at, by what its shards say. */
import { describe, expect, it } from 'vitest'
import { inHours, type SealedRow, sealedOf, unsealedOf } from '../../src/clickhouse/seal.ts'

const HOUR = 3_600_000_000
const row = (hour: number, rest: Partial<SealedRow> = {}): SealedRow => ({
  hour,
  seal: String(hour * 7),
  pieces: 100,
  wholes: 10,
  is_sealed: 1,
  reach: (hour + 1) * HOUR,
  are_several: 0,
  ...rest,
})
const hoursOf = (settled: ReturnType<typeof sealedOf>) => settled?.sealed?.hours.map(({ hour }) => hour)

it('names ranges of hours', () => {
  expect(inHours([5, 3, 4, 9])).toBe(
    '(Timestamp >= toDateTime(10800) AND Timestamp < toDateTime(21600) OR Timestamp >= toDateTime(32400) AND Timestamp < toDateTime(36000))',
  )
  expect(inHours([])).toBe('0')
})

describe('an hour', () => {
  it('is sealed where it is on every shard', () => {
    const rows = [row(1), row(2), row(3), row(1), row(2, { is_sealed: 0 }), row(3)]
    expect(unsealedOf(rows)).toEqual([2])
    expect(hoursOf(sealedOf(rows, [], undefined, undefined))).toEqual([1, 3, 1, 3])
    expect(sealedOf(rows, [], undefined, undefined)).toMatchObject({ some: true, several: false, open: [] })
  })

  it('is looked at where something of it is not put together, whatever its seal says', () => {
    const open = [{ named: '5', is_open: 1, hours: [1, 2] }]
    const settled = sealedOf([row(1), row(2, { is_sealed: 0 }), row(3)], open, undefined, undefined)
    expect(hoursOf(settled)).toEqual([3])
    expect(settled).toMatchObject({ open: ['5'], sealed: { others: [2, 1] } })
  })

  it('is looked at where it begins before the time that is asked for, or something in it ends after that', () => {
    const rows = [row(1), row(2), row(3), row(4, { reach: 9 * HOUR })]
    expect(hoursOf(sealedOf(rows, [], 1.5 * HOUR, 8 * HOUR))).toEqual([2, 3])
  })
})

it('does without seals where they are of little use', () => {
  expect(unsealedOf([row(1), row(2, { is_sealed: 0, pieces: '101' })])).toBeUndefined()
  const open = Array.from({ length: 2001 }, (_, nth) => ({ named: String(nth), is_open: 1, hours: [1] }))
  expect(sealedOf([row(1)], open, undefined, undefined)).toBeUndefined()
})

it('knows of whole rows that are there several times', () => {
  expect(sealedOf([row(1, { are_several: 1 })], [], undefined, undefined)?.several).toBe(true)
  const twice = [{ named: '5', is_open: 0, hours: [1] }]
  expect(sealedOf([row(1), row(2, { is_sealed: 0 })], twice, undefined, undefined)).toMatchObject({
    several: true,
    open: [],
  })
})
