/** Rows of which most wait on the disk are the rows that were written. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Lists } from '../../src/engine/kit/lists.ts'
import { Room, Rows } from '../../src/engine/kit/pages.ts'
import { Places } from '../../src/engine/kit/places.ts'

const folder = mkdtempSync(join(tmpdir(), 'rolecall-pages-'))
beforeEach(() => vi.stubEnv('TMPDIR', folder))
afterEach(() => vi.unstubAllEnvs())
afterAll(() => rmSync(folder, { recursive: true }))

it('keeps rows that do not fit into memory, and leaves no file', () => {
  const room = new Room(16 * 1024)
  const [some, others] = [new Rows(room, 3), new Rows(room, 1)]
  for (let nth = 0; nth < 5000; nth++) {
    const row = some.add()
    some.set(row, 1, nth * 7)
    others.set(others.add(), 0, -nth)
    // The page of a row stays while another is asked for.
    const page = some.toWrite(row)
    some.get((nth * 31) % some.size, 1)
    page.ints[2 * some.at(row) + 4] = nth
  }
  expect(room.spilled).toBeGreaterThan(100_000)
  for (let nth = 0; nth < 5000; nth++) {
    const row = (nth * 977) % 5000
    expect([some.get(row, 0), some.get(row, 1), others.get(row, 0)]).toEqual([0, row * 7, -row])
    expect(some.page(row).ints[2 * some.at(row) + 4]).toBe(row)
  }
  expect(readdirSync(folder)).toEqual([])
  const { spilled } = room
  others.drop()
  for (let nth = 0; nth < 300; nth++) some.set(some.add(), 2, nth)
  expect(some.get(5299, 2)).toBe(299)
  expect(room.spilled).toBeLessThan(spilled + 20_000)
  room.close()
  expect(room.spilled).toBe(0)
})

it('keeps all in memory where nothing can be written', () => {
  vi.stubEnv('TMPDIR', join(folder, 'nowhere'))
  const room = new Room(16 * 1024)
  const rows = new Rows(room, 2)
  for (let nth = 0; nth < 5000; nth++) rows.set(rows.add(), 0, nth)
  for (let nth = 0; nth < 5000; nth++) expect(rows.get(nth, 0)).toBe(nth)
  expect(room.spilled).toBe(0)
})

it('finds lists and places again that went to the disk', () => {
  const room = new Room(16 * 1024)
  const [lists, places] = [new Lists(room, 4), new Places(room)]
  const heads: number[] = []
  const lasts: number[] = []
  for (let nth = 0; nth < 6000; nth++) {
    const list = nth % 2000
    lasts[list] = lists.add(lasts[list] ?? 0, nth, 0, 0, -nth)
    heads[list] ??= lasts[list]
    expect(places.of(nth * 2 ** 35 + 5)).toBe(nth)
  }
  expect(room.spilled).toBeGreaterThan(100_000)
  for (let list = 0; list < 2000; list++) {
    const numbers = [list, list + 2000, list + 4000]
    expect(lists.map(heads[list]!, (reals, at) => reals[at])).toEqual(numbers)
    for (const nth of numbers) expect(places.find(nth * 2 ** 35 + 5)).toBe(nth)
  }
})
