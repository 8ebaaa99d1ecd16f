/**
 * npm run test:coexistence:all [-- <agent id>…]: every agent, rolecall loaded before and after it, on every Node it
 * supports, against the same server without rolecall. Writes the table of docs/preload.md when all agents are asked for;
 * exits 1 on a difference.
 */
import { join } from 'node:path'
import { writeSection } from '../../scripts/section.mjs'
import { agents } from './agents.mjs'
import { installedVersion, nodeBinary, ROOT } from './cache.mjs'
import { Reference } from './judge.mjs'
import { table } from './page.mjs'

const only = process.argv.slice(2)
const chosen = agents.filter(({ id }) => only.length === 0 || only.includes(id))

const KINDS = /** @type {const} */ (['cjs', 'mjs'])
/** @type {import('./page.mjs').Row[]} */
const rows = []
/** @type {string[]} */
const left = []
const MAJORS = [20, 22, 24]
for (const major of MAJORS) {
  const node = nodeBinary(major)
  if (!node) {
    left.push(`Node ${major}: not installed (npm run setup:agents)`)
    continue
  }
  for (const modules of KINDS) {
    const reference = await Reference.of({ node, modules })
    report({ agent: 'none', major, modules, order: 'alone', ...(await reference.judge('before')) })
  }
  for (const agent of chosen) {
    const version = installedVersion(agent)
    if (!agent.nodes.includes(major)) left.push(`${agent.name} on Node ${major}: it does not support it`)
    else if (!version) left.push(`${agent.name} on Node ${major}: not installed (npm run setup:agents)`)
    else
      for (const modules of agent.server === 'fastify' ? KINDS.slice(0, 1) : KINDS) {
        const reference = await Reference.of({ agent, node, modules })
        for (const order of /** @type {const} */ (['before', 'after']))
          report({ agent: `${agent.name} ${version}`, major, modules, order, ...(await reference.judge(order)) })
      }
  }
}
for (const line of left) console.log(`LEFT OUT  ${line}`)
if (only.length === 0) writeSection(join(ROOT, 'docs/preload.md'), 'coexistence', table(rows, left, MAJORS, new Date()))
process.exitCode = rows.some(({ differences, missing }) => differences.length || missing.length) ? 1 : 0

/** @param {import('./page.mjs').Row} row */
function report(row) {
  rows.push(row)
  const { agent, major, modules, order, spans, compared, differences, recorded, missing } = row
  console.log(
    `${(differences.length || missing.length ? 'DIFFERS' : 'same').padEnd(8)} Node ${major}  ${modules}  ${agent.padEnd(28)} rolecall ${order.padEnd(6)}  ` +
      `${spans} spans, ${compared} places compared, ${differences.length} differ; evidence ${recorded} spans, ${missing.length} missing`,
  )
  for (const line of [...differences.slice(0, 8), ...missing.slice(0, 5).map((text) => `missing ${text}`)])
    console.log(`         ${line.slice(0, 300)}`)
}
