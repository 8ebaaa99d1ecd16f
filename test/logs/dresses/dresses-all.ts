/**
 * Every failure that somebody pasted, in dresses chosen at random, none answered by a tick; and errors that are none of AWS's, in which nothing
 * is said: `npm run test:dresses -- --of-each 8 --seed 1`. Prints those that are not, by kind; that a few are not is known, their number must not grow.
 */
import { parseArgs } from 'node:util'
import { analyzeText, isGreen } from '../analyze-text.ts'
import { CODINGS, dressed, TAILS, WORDS } from './dresses.ts'
import { FOREIGN_ERRORS, HEALTHY_AWS } from './foreign.ts'
import type { Level } from './head.ts'
import { HEADS } from './heads.ts'
import { kernels } from './kernels.ts'

const { values } = parseArgs({ options: { 'of-each': { type: 'string' }, seed: { type: 'string' } } })
const ofEach = Number(values['of-each'] ?? 4)
let seed = Number(values.seed ?? 1)

function one<T>(all: readonly T[]): T {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return all[Math.floor((seed / 2 ** 32) * all.length)]!
}

const named = <T>(table: Readonly<Record<string, T>>): [string, T] => one(Object.entries(table))

/**
 * What passes by itself, or is asked for every day: told at a level that warns of no failure, with a process that goes on, it is no fault that
 * a report must name.
 */
const HARMLESS = /^(?:throttled|socket-pool-exhausted)$/
const OF_THINGS = /AlreadyExists|AlreadyOwned|NotFound|NoSuch|OptInRequired/

const LEVELS: readonly Level[] = ['error', 'error', 'error', 'warn', 'warn', 'info', 'info']
const faults = new Map<string, string[]>()
let tried = 0

function fault(kind: string, example: string): void {
  faults.set(kind, [...(faults.get(kind) ?? []), example])
}

for (const { text, must } of await kernels())
  for (let nth = 0; nth < ofEach; nth++) {
    const [[name, head], [, words], [tail, after], [, coding]] = [
      named(HEADS),
      named(WORDS),
      named(TAILS),
      named(CODINGS),
    ]
    const level = one(LEVELS)
    if (level !== 'error' && (must.every((id) => HARMLESS.test(id)) || OF_THINGS.test(text))) continue
    const log = dressed(words(text), { head, level, before: ['worker started, shard 3'], after })
    tried++
    if (isGreen(await analyzeText(coding(log))))
      fault(`a tick over ${level}, then ${tail}`, `${name}: ${text.slice(0, 160)}`)
  }

for (const [group, errors] of Object.entries(FOREIGN_ERRORS))
  for (const text of errors)
    for (let nth = 0; nth < ofEach; nth++) {
      const [name, head] = named(HEADS)
      const log = dressed(text, {
        head,
        level: one(LEVELS),
        before: ['worker started, shard 3', one(HEALTHY_AWS)],
        after: [one(HEALTHY_AWS), ...named(TAILS)[1]],
      })
      tried++
      const report = await analyzeText(log)
      if (!isGreen(report))
        fault(`no tick, ${group}`, `${name}: ${text.slice(0, 160)}: ${report.summary.headline.slice(0, 160)}`)
    }

for (const [kind, examples] of [...faults].sort(([, a], [, b]) => b.length - a.length))
  process.stdout.write(
    `${examples.length} × ${kind}\n${examples
      .slice(0, 5)
      .map((example) => `    ${example}\n`)
      .join('')}`,
  )
const ticks = [...faults].filter(([kind]) => kind.startsWith('a tick')).reduce((sum, [, all]) => sum + all.length, 0)
const alarms = [...faults.values()].flat().length - ticks
process.stdout.write(`${tried} tried: ${ticks} failures under a tick, ${alarms} healthy without one\n`)
