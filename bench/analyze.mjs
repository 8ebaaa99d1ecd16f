/**
 * `npm run bench [-- --megabytes 30,100 --suspicious 0.03 --runs 3]`: how long `rolecall analyze` takes on large files, and
 * how much memory, beside the cheapest things one can do with the same bytes, in one run. Ratios are to the loop that
 * gives each line to `JSON.parse` and asks one question; times are wall, CPU is user and system, memory is the peak
 * resident set, all medians. What is not installed here is said to be so.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { FOLDER, library } from '../test/clickhouse/places.ts'
import { writeCorpus } from './corpus.mjs'
import { measure, median, row } from './measure.mjs'
import { DUCKDB } from './measured.mjs'

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '30,100' },
    suspicious: { type: 'string', default: '0.03' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '3' },
  },
})
const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

/** Each asks one question at least: which lines speak of AssumeRole, or how many spans failed. `analyze` asks everything. */
const CONTENDERS = [
  { name: 'grep -c', isHere: has('grep'), argv: (file) => ['grep', '-c', 'AssumeRole', file] },
  { name: 'JSON.parse loop', argv: (file) => [process.execPath, here('read-loop.mjs'), 'parse', file] },
  { name: 'ndjson', argv: (file) => [process.execPath, here('read-loop.mjs'), 'ndjson', file] },
  {
    name: 'jq',
    isHere: has('jq'),
    argv: (file) => ['jq', '-c', 'select(.resourceSpans[].scopeSpans[].spans[].status.code == 2) | 1', file],
  },
  {
    name: 'DuckDB',
    setup: 'setup:bench',
    isHere: existsSync(DUCKDB.folder),
    argv: (file) => [process.execPath, here('duckdb.mjs'), file],
  },
  {
    name: 'chDB',
    setup: 'setup:clickhouse',
    isHere: existsSync(FOLDER) && has('python3'),
    argv: (file) => ['python3', here('chdb.py'), library(), file],
  },
  {
    name: 'rolecall analyze',
    argv: (file, out) => [process.execPath, here('../dist/cli.js'), 'analyze', file, '-f', 'json', '-o', out],
  },
]

const folder = mkdtempSync(join(tmpdir(), 'rolecall-bench-'))
try {
  console.log(row('size', 'contender', 'wall s', 'CPU s', 'peak MB', '× JSON.parse', 'output MB'))
  console.log(row('---', '---', '---:', '---:', '---:', '---:', '---:'))
  for (const megabytes of values.megabytes.split(',').map(Number)) await measureSize(megabytes)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measureSize(megabytes) {
  const file = join(folder, `${megabytes}.jsonl`)
  const out = join(folder, 'report.json')
  const { spans } = await writeCorpus({
    bytes: megabytes * 1e6,
    suspicious: Number(values.suspicious),
    seed: Number(values.seed),
    file,
  })
  const present = CONTENDERS.filter(({ isHere = true }) => isHere)
  const taken = new Map(present.map((one) => [one, []]))
  // Round by round, so that what else the machine does in the meantime meets all of them.
  for (let run = 0; run < Number(values.runs); run++)
    for (const one of present)
      taken.get(one).push(await measure(one.argv(file, out), one.name === 'rolecall analyze' ? [0, 1] : [0]))
  const reference = median(taken.get(CONTENDERS[1]).map(({ wall }) => wall))
  for (const [one, runs] of taken) {
    const [wall, cpu, peak] = ['wall', 'cpu', 'peak'].map((figure) => median(runs.map((run) => run[figure])))
    const written = one.name === 'rolecall analyze' ? (statSync(out).size / 1e6).toFixed(1) : ''
    console.log(
      row(
        `${megabytes} MB, ${spans} spans`,
        one.name,
        wall.toFixed(2),
        cpu.toFixed(2),
        peak.toFixed(0),
        (wall / reference).toFixed(2),
        written,
      ),
    )
  }
  for (const { name, setup } of CONTENDERS.filter((one) => !present.includes(one)))
    console.log(row(`${megabytes} MB`, name, `not installed here${setup ? `: npm run ${setup}` : ''}`))
  rmSync(file)
}
