#!/usr/bin/env node
/**
 * `npm run incidents [name…]`: analyzes every recorded incident and trap under three levels of evidence and holds the result
 * against what its `expected.json` says. That file is written by hand, from the scenario's truth:
 *
 * - `raises`: rules that must be raised; `never`: rules that must not, above info; `leads`: the leading root cause, or null
 * - `stock`, `logs`: what differs with less evidence. `cannot` names rules of `raises` that this evidence cannot show, with
 *   the reason; `raises` more rules, that stand in; `never` and `leads` replace the others
 *
 * A root cause above info that is in no list is a false alarm; what is folded under another finding is its consequence.
 * Exits 1 where the preload's evidence misses anything, or anything raises a false alarm.
 */
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { analyze } from 'rolecall'

const LEVELS = /** @type {const} */ (['preload', 'stock', 'logs'])
const INCIDENTS = fileURLToPath(new URL('.', import.meta.url))

/** @typedef {{ found: number, missed: number, cannot: number, inconclusive: number, false: number }} Cell */

/** @type {Map<string, Record<(typeof LEVELS)[number], Cell>>} */
const matrix = new Map()
const top = Object.fromEntries(LEVELS.map((level) => [level, { right: 0, of: 0 }]))
/** @type {string[]} */
const wrong = []
/** @type {string[]} */
const explained = []
let failed = false

const names = process.argv.length > 2 ? process.argv.slice(2) : await recorded()
for (const name of names) {
  const expected = JSON.parse(await readFile(`${INCIDENTS}${name}/expected.json`, 'utf8'))
  for (const level of LEVELS) judge(name, level, expected, await analyze([`${INCIDENTS}${name}/${level}`]))
}
print()
process.exitCode = failed ? 1 : 0

async function recorded() {
  const entries = await readdir(INCIDENTS, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory() && entry.name !== 'servers').map((entry) => entry.name)
}

/** @param {string} name @param {(typeof LEVELS)[number]} level @param {any} expected @param {import('rolecall').Report} report */
function judge(name, level, expected, report) {
  const own = level === 'preload' ? {} : (expected[level] ?? {})
  const cannot = own.cannot ?? {}
  const raises = [...expected.raises.filter((/** @type {string} */ id) => !(id in cannot)), ...(own.raises ?? [])]
  const ids = new Set(report.findings.map((finding) => finding.ruleId))
  for (const id of raises) {
    cell(id, level)[ids.has(id) ? 'found' : 'missed'] += 1
    if (ids.has(id)) continue
    wrong.push(`${level.padEnd(7)} ${name}: ${id} was missed`)
    failed ||= level === 'preload'
  }
  for (const [id, why] of Object.entries(cannot)) {
    const settled = report.inconclusive.some((item) => item.ruleId === id)
    cell(id, level)[settled ? 'inconclusive' : 'cannot'] += 1
    explained.push(`${level.padEnd(7)} ${name}: ${id} cannot be shown: ${why}${settled ? ' (inconclusive)' : ''}`)
  }
  const loud = report.findings.filter((finding) => finding.severity !== 'info')
  const never = own.never ?? expected.never
  const alarms = loud.filter(
    ({ ruleId, causedBy }) =>
      never.includes(ruleId) || (!causedBy && !expected.raises.includes(ruleId) && !raises.includes(ruleId)),
  )
  for (const { ruleId, message } of alarms) {
    cell(ruleId, level).false += 1
    wrong.push(`${level.padEnd(7)} ${name}: false alarm ${ruleId}: ${message}`)
    failed = true
  }
  const lead = loud.find((finding) => !finding.causedBy)?.ruleId ?? null
  const leads = 'leads' in own ? own.leads : expected.leads
  top[level].of += 1
  if (lead === leads) top[level].right += 1
  else {
    wrong.push(`${level.padEnd(7)} ${name}: ${lead ?? 'nothing'} leads, not ${leads ?? 'nothing'}`)
    failed ||= level === 'preload'
  }
}

/** @param {string} id @param {(typeof LEVELS)[number]} level */
function cell(id, level) {
  const empty = () => ({ found: 0, missed: 0, cannot: 0, inconclusive: 0, false: 0 })
  const row = matrix.get(id) ?? { preload: empty(), stock: empty(), logs: empty() }
  matrix.set(id, row)
  return row[level]
}

function print() {
  const width = Math.max(...[...matrix.keys()].map((id) => id.length), 20)
  const columns = ['found', 'missed', 'can’t', '?', 'false']
  console.log(`${''.padEnd(width)} ${LEVELS.map((level) => `| ${level.padEnd(columns.length * 7 - 1)}`).join('')}`)
  console.log(
    `${'rule'.padEnd(width)} ${LEVELS.map(() => `| ${columns.map((name) => name.padEnd(7)).join('')}`)
      .join('')
      .trimEnd()}`,
  )
  for (const id of [...matrix.keys()].sort()) {
    const row = /** @type {Record<string, Cell>} */ (matrix.get(id))
    const cells = LEVELS.map((level) => {
      const { found, missed, cannot, inconclusive, false: alarms } = /** @type {Cell} */ (row[level])
      return `| ${[found, missed, cannot, inconclusive, alarms].map((n) => String(n || '·').padEnd(7)).join('')}`
    })
    console.log(`${id.padEnd(width)} ${cells.join('').trimEnd()}`)
  }
  console.log('')
  for (const level of LEVELS) {
    const cells = [...matrix.values()].map((row) => row[level])
    const sum = (/** @type {keyof Cell} */ name) => cells.reduce((total, one) => total + one[name], 0)
    const [found, all] = [sum('found'), sum('found') + sum('missed')]
    const { right, of } = /** @type {{ right: number, of: number }} */ (top[level])
    console.log(
      `${level.padEnd(7)} recall ${found}/${all} (${percent(found, all)}) · false alarms ${sum('false')} · top-1 root cause ${right}/${of} (${percent(right, of)}) · beyond this evidence ${sum('cannot') + sum('inconclusive')}, of which ${sum('inconclusive')} inconclusive`,
    )
  }
  if (wrong.length) console.log(`\n${wrong.join('\n')}`)
  if (explained.length) console.log(`\n${explained.join('\n')}`)
}

/** @param {number} part @param {number} whole */
function percent(part, whole) {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`
}
