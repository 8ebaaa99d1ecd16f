import { expect, it } from 'vitest'
import { Places } from '../../src/engine/kit/places.ts'

it('gives each number its place, in the order in which they came, however many there are', () => {
  const places = new Places()
  // Hashes of 53 bits, some of which have their lower half in common.
  const values = Array.from({ length: 5000 }, (_, nth) => (nth % 7) * 2 ** 46 + (nth >> 1) * 977 + 1)
  const seen = new Map<number, number>()
  for (const value of values) {
    if (!seen.has(value)) seen.set(value, seen.size)
    expect(places.of(value)).toBe(seen.get(value))
  }
  expect(places.size).toBe(seen.size)
  expect(places.size).toBeGreaterThan(1024)
  for (const [value, place] of seen) expect(places.find(value)).toBe(place)
  expect(places.find(3)).toBe(-1)
})
