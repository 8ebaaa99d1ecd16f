#!/usr/bin/env node
/**
 * `npm run incidents [name…]`: rule × found, missed, false alarm on every recorded incident and trap, under three levels of
 * evidence. Exits 1 where the preload's evidence misses anything, or anything raises a false alarm.
 */
import { judgeIncidents, LEVELS, percent, sumOf } from './judge.mjs'

const judgement = await judgeIncidents(process.argv.slice(2))
print(judgement)
process.exitCode = judgement.failed ? 1 : 0

/** @param {import('./judge.mjs').Judgement} judgement */
function print(judgement) {
  const { rules, wrong, beyond } = judgement
  const width = Math.max(...[...rules.keys()].map((id) => id.length), 20)
  const columns = ['found', 'missed', 'can’t', '?', 'false']
  console.log(`${''.padEnd(width)} ${LEVELS.map((level) => `| ${level.padEnd(columns.length * 7 - 1)}`).join('')}`)
  console.log(
    `${'rule'.padEnd(width)} ${LEVELS.map(() => `| ${columns.map((name) => name.padEnd(7)).join('')}`)
      .join('')
      .trimEnd()}`,
  )
  for (const id of [...rules.keys()].sort()) {
    const row = /** @type {Record<string, import('./judge.mjs').Cell>} */ (rules.get(id))
    const cells = LEVELS.map((level) => {
      const {
        found,
        missed,
        cannot,
        inconclusive,
        false: alarms,
      } = /** @type {import('./judge.mjs').Cell} */ (row[level])
      return `| ${[found, missed, cannot, inconclusive, alarms].map((n) => String(n || '·').padEnd(7)).join('')}`
    })
    console.log(`${id.padEnd(width)} ${cells.join('').trimEnd()}`)
  }
  console.log('')
  for (const level of LEVELS) {
    const { found, missed, cannot, inconclusive, false: alarms } = sumOf(judgement, level)
    const { right, of } = judgement.top[level]
    console.log(
      `${level.padEnd(7)} recall ${found}/${found + missed} (${percent(found, found + missed)}) · false alarms ${alarms} · top-1 root cause ${right}/${of} (${percent(right, of)}) · beyond this evidence ${cannot + inconclusive}, of which ${inconclusive} inconclusive`,
    )
  }
  if (wrong.length) console.log(`\n${wrong.join('\n')}`)
  const explained = beyond.map(
    ({ level, incident, rule, why, inconclusive }) =>
      `${level.padEnd(7)} ${incident}: ${rule} cannot be shown: ${why}${inconclusive ? ' (inconclusive)' : ''}`,
  )
  if (explained.length) console.log(`\n${explained.join('\n')}`)
}
