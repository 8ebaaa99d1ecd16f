import { expect, test } from 'vitest'
import { randomFrom } from '../../bench/random.mjs'
import { Room } from '../../src/engine/kit/pages.ts'
import { Passes } from '../../src/engine/survey/passes.ts'

const PROCESSES = 5

interface Call {
  asked: number
  at: number
  trace: number
  target: number
  key: number
}

/** Hashes are numbers of 53 bits: those of few things, which differ in their upper bits alone. */
const hash = (of: number): number => of * 0x1_0000_0000 + (of % 3)
const processOf = (trace: number): number => hash(1 + (trace % PROCESSES))

function passesOf(calls: readonly Call[]): Passes {
  const passes = new Passes(new Room())
  for (const { asked, at, trace, target, key } of calls) passes.add(asked, at, trace, target, key)
  passes.sort((one, other) => one - other, processOf)
  return passes
}

test('calls are found by what was asked, of which object, by which key and in which process, as by a look at each', () => {
  const random = randomFrom(7)
  const some = (most: number): number => Math.floor(random() * most)
  const calls = Array.from({ length: 3000 }, (_, trace) => ({
    asked: some(2),
    // Some are far out of order.
    at: trace * 10 + some(40) + (trace % 500 === 0 ? 9000 : 0),
    trace,
    target: hash(some(20)),
    key: hash(some(9)),
  }))
  const passes = passesOf(calls)
  const inOrder = [...calls].sort((a, b) => a.at - b.at || a.trace - b.trace)
  for (let nth = 0; nth < 400; nth++) {
    const [from, except] = [some(30_000), some(3000)]
    const again = {
      asked: some(3),
      target: some(2) ? hash(some(21)) : undefined,
      key: some(2) ? hash(some(10)) : undefined,
      process: some(2) ? processOf(some(PROCESSES)) : undefined,
    }
    const to = from + some(2) * 20_000 + 50
    const expected = inOrder
      .filter(
        ({ asked, at, trace, target, key }) =>
          asked === again.asked &&
          at >= from &&
          at <= to &&
          (again.target === undefined || again.target === target) &&
          (again.key === undefined || again.key === key) &&
          (again.process === undefined || again.process === processOf(trace)),
      )
      .map(({ trace }) => trace)
    expect([...passes.during(again, from, to)]).toEqual(expected)
    expect(passes.isThere(again, from, to, except)).toBe(expected.some((trace) => trace !== except))
  }
})

test('the one that asked for the same object is found behind thousands of others', () => {
  const others = Array.from({ length: 5000 }, (_, trace) => ({ asked: 1, at: trace, trace, target: 2, key: 3 }))
  const passes = passesOf([...others, { asked: 1, at: 5000, trace: 5000, target: 4, key: 3 }])
  const again = { asked: 1, target: 4, key: undefined, process: undefined }
  expect([...passes.during(again, 0, 9000)]).toEqual([5000])
  expect(passes.isThere(again, 0, 9000, 1)).toBe(true)
  expect(passes.isThere(again, 0, 9000, 5000)).toBe(false)
})
