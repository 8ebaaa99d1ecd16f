/** However long a list is: spread into a function's arguments, one of some hundred thousand ends the analysis. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOMS = [
  'analyzers',
  'src/engine',
  'src/facts',
  'src/model',
  'src/scan',
  'src/sources',
  'src/clickhouse',
  'src/watch',
]
/** A list that is written out may be spread: its length is seen. */
const SPREAD =
  /(?:Math\.(?:max|min)|\.(?:push|unshift|splice)|fromCharCode)\((?!\.\.\.\[)(?:[^(){}]|\([^()]*\))*\.\.\.[^{}]*\)/

it('no list is spread into the arguments of a function that takes any number', () => {
  const spread = ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        readFileSync(join(room, name), 'utf8')
          .split('\n')
          .filter((line) => SPREAD.test(line) && !/^\s*(?:\/\*\*|\*|\/\/)/.test(line))
          .map((line) => `${join(room, name)}: ${line.trim()}`),
      ),
  )
  expect(spread).toEqual([])
  expect(SPREAD.test('rows.push(...(await this.traces(sql)))')).toBe(true)
  expect(SPREAD.test('return Math.max(0, ...rows.map((row) => row.length))')).toBe(true)
})
