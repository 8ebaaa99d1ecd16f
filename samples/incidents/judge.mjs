/**
 * Judges every recorded incident and trap under three levels of evidence, against what its `expected.json` says. That file is
 * written by hand, from the scenario's truth:
 *
 * - `raises`: rules that must be raised; `never`: rules that must not, above info; `leads`: the leading root cause, or null
 * - `stock`, `logs`: what differs with less evidence. `cannot` names rules of `raises` that this evidence cannot show, with
 *   the reason; `raises` more rules, that stand in; `never` and `leads` replace the others
 *
 * A root cause above info that is in no list is a false alarm; what is folded under another finding is its consequence.
 */
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { analyze } from 'rolecall'

export const LEVELS = /** @type {const} */ (['preload', 'stock', 'logs'])
const INCIDENTS = fileURLToPath(new URL('.', import.meta.url))

/**
 * @typedef {(typeof LEVELS)[number]} Level
 * @typedef {{ found: number, missed: number, cannot: number, inconclusive: number, false: number }} Cell
 * @typedef {{ level: Level, incident: string, rule: string, why: string, inconclusive: boolean }} Beyond
 * @typedef {{
 *   incidents: number,
 *   rules: Map<string, Record<Level, Cell>>,
 *   top: Record<Level, { right: number, of: number }>,
 *   wrong: string[],
 *   beyond: Beyond[],
 *   failed: boolean,
 * }} Judgement `failed`: the preload's evidence missed something, or anything raised a false alarm
 */

/** @param {readonly string[]} names of incidents; none: all @returns {Promise<Judgement>} */
export async function judgeIncidents(names = []) {
  const chosen = names.length ? names : await recorded()
  /** @type {Judgement} */
  const judgement = {
    incidents: chosen.length,
    rules: new Map(),
    top: { preload: { right: 0, of: 0 }, stock: { right: 0, of: 0 }, logs: { right: 0, of: 0 } },
    wrong: [],
    beyond: [],
    failed: false,
  }
  for (const name of chosen) {
    const expected = JSON.parse(await readFile(`${INCIDENTS}${name}/expected.json`, 'utf8'))
    for (const level of LEVELS) judge(judgement, name, level, expected, await analyze([`${INCIDENTS}${name}/${level}`]))
  }
  return judgement
}

async function recorded() {
  const entries = await readdir(INCIDENTS, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory() && entry.name !== 'servers').map((entry) => entry.name)
}

/** @param {Judgement} judgement @param {string} name @param {Level} level @param {any} expected @param {import('rolecall').Report} report */
function judge(judgement, name, level, expected, report) {
  const own = level === 'preload' ? {} : (expected[level] ?? {})
  const cannot = own.cannot ?? {}
  const raises = [...expected.raises.filter((/** @type {string} */ id) => !(id in cannot)), ...(own.raises ?? [])]
  const ids = new Set(report.findings.map((finding) => finding.ruleId))
  for (const id of raises) {
    cell(judgement, id, level)[ids.has(id) ? 'found' : 'missed'] += 1
    if (ids.has(id)) continue
    judgement.wrong.push(`${level.padEnd(7)} ${name}: ${id} was missed`)
    judgement.failed ||= level === 'preload'
  }
  for (const [id, why] of Object.entries(cannot)) {
    const settled = report.inconclusive.some((item) => item.ruleId === id)
    cell(judgement, id, level)[settled ? 'inconclusive' : 'cannot'] += 1
    judgement.beyond.push({ level, incident: name, rule: id, why: String(why), inconclusive: settled })
  }
  const loud = report.findings.filter((finding) => finding.severity !== 'info')
  const never = own.never ?? expected.never
  const alarms = loud.filter(
    ({ ruleId, causedBy }) =>
      never.includes(ruleId) || (!causedBy && !expected.raises.includes(ruleId) && !raises.includes(ruleId)),
  )
  for (const { ruleId, message } of alarms) {
    cell(judgement, ruleId, level).false += 1
    judgement.wrong.push(`${level.padEnd(7)} ${name}: false alarm ${ruleId}: ${message}`)
    judgement.failed = true
  }
  const lead = loud.find((finding) => !finding.causedBy)?.ruleId ?? null
  const leads = 'leads' in own ? own.leads : expected.leads
  judgement.top[level].of += 1
  if (lead === leads) judgement.top[level].right += 1
  else {
    judgement.wrong.push(`${level.padEnd(7)} ${name}: ${lead ?? 'nothing'} leads, not ${leads ?? 'nothing'}`)
    judgement.failed ||= level === 'preload'
  }
}

/** @param {Judgement} judgement @param {string} id @param {Level} level */
function cell({ rules }, id, level) {
  const empty = () => ({ found: 0, missed: 0, cannot: 0, inconclusive: 0, false: 0 })
  const row = rules.get(id) ?? { preload: empty(), stock: empty(), logs: empty() }
  rules.set(id, row)
  return row[level]
}

/** The cells of all rules of a level, added up. @param {Judgement} judgement @param {Level} level @returns {Cell} */
export function sumOf({ rules }, level) {
  const sum = { found: 0, missed: 0, cannot: 0, inconclusive: 0, false: 0 }
  for (const row of rules.values())
    for (const name of /** @type {(keyof Cell)[]} */ (Object.keys(sum))) sum[name] += row[level][name]
  return sum
}

/** @param {number} part @param {number} whole */
export function percent(part, whole) {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`
}
