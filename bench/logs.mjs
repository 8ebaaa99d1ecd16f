/**
 * `npm run bench:logs [-- --megabytes 60,500 --runs 3]`: how long `rolecall analyze` takes on a log that mixes makes, as it is and
 * as gz, and how much memory, beside `grep -c` and `rg -c` for what one would look for, and beside the least that a viewer of logs does: a
 * loop that takes time and level off each line, and parses those that are JSON. Ratios are to that loop; times are wall, CPU is user
 * and system, memory is the peak resident set, all medians of one run. What is not installed here is said to be so.
 */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'
import { measure, median, row } from './measure.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { megabytes: { type: 'string', default: '30,100' }, runs: { type: 'string', default: '3' } },
})
const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0
const SOUGHT =
  'AccessDenied|not authorized|ExpiredToken|InvalidClientTokenId|Unable to locate credentials|NoCredentialProviders|AssumeRole|SignatureDoesNotMatch|169.254.169.254|Throttl'

const CONTENDERS = [
  { name: 'grep -cE, ten words', needs: 'grep', argv: (file) => ['grep', '-cE', SOUGHT, file] },
  { name: 'rg -c, ten words', needs: 'rg', argv: (file) => ['rg', '-c', SOUGHT, file] },
  { name: 'readline, nothing else', argv: (file) => [process.execPath, here('logs.mjs'), 'lines', file] },
  { name: 'time, level, JSON', argv: (file) => [process.execPath, here('logs.mjs'), 'view', file] },
  {
    name: 'rolecall analyze',
    argv: (file) => [process.execPath, here('../dist/cli.js'), 'analyze', file, '-f', 'json'],
  },
  {
    name: 'rolecall analyze, gz',
    argv: (file) => [process.execPath, here('../dist/cli.js'), 'analyze', `${file}.gz`, '-f', 'json'],
  },
  { name: 'zcat | grep -c', needs: 'zcat', argv: (file) => ['sh', '-c', `zcat ${file}.gz | grep -cE '${SOUGHT}'`] },
]

if (positionals[0] === 'view') await view(positionals[1])
else if (positionals[0] === 'lines') await lines(positionals[1])
else await bench()

async function bench() {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-bench-'))
  try {
    console.log(row('size', 'contender', 'wall s', 'CPU s', 'peak MB', '× viewer'))
    console.log(row('---', '---', '---:', '---:', '---:', '---:'))
    for (const megabytes of values.megabytes.split(',').map(Number)) {
      const file = join(folder, `${megabytes}.log`)
      await writeLog(file, megabytes * 1e6)
      await pipeline(createReadStream(file), createGzip({ level: 1 }), createWriteStream(`${file}.gz`))
      const present = CONTENDERS.filter(({ needs }) => !needs || has(needs))
      const taken = new Map(present.map((one) => [one, []]))
      for (let run = 0; run < Number(values.runs); run++)
        for (const one of present) taken.get(one).push(await measure(one.argv(file), [0, 1, 3]))
      const reference = median(
        taken.get(CONTENDERS.find(({ name }) => name === 'time, level, JSON')).map(({ wall }) => wall),
      )
      for (const [{ name }, runs] of taken) {
        const [wall, cpu, peak] = ['wall', 'cpu', 'peak'].map((figure) => median(runs.map((run) => run[figure])))
        console.log(
          row(`${megabytes} MB`, name, wall.toFixed(2), cpu.toFixed(2), peak.toFixed(0), (wall / reference).toFixed(2)),
        )
      }
      for (const { name } of CONTENDERS.filter((one) => !present.includes(one)))
        console.log(row(`${megabytes} MB`, name, 'not installed here'))
      rmSync(file)
      rmSync(`${file}.gz`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Lines, and nothing done with them. */
async function lines(file) {
  let count = 0
  for await (const line of createInterface({ input: createReadStream(file) })) count += line.length > 0 ? 1 : 0
  console.log(count)
}

/** The least that a viewer does. */
async function view(file) {
  const levels = {}
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const level = line.startsWith('{')
      ? JSON.parse(line).level
      : /\b(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\b/i.exec(line)?.[0]
    const time = /\d{4}-\d\d-\d\dT[\d:.]+Z?/.exec(line)?.[0]
    levels[level] = Math.max(levels[level] ?? 0, time ? Date.parse(time) : 0)
  }
  console.log(JSON.stringify(levels))
}

/** Eight makes in turn; one line in four thousand is a refusal. */
async function writeLog(file, bytes) {
  const out = createWriteStream(file)
  const start = Date.parse('2026-10-12T08:00:00Z')
  for (let n = 0, written = 0; written < bytes; ) {
    let chunk = ''
    for (let k = 0; k < 2000; k++, n++) chunk += `${lineOf(n, start + n * 37)}\n`
    written += chunk.length
    if (!out.write(chunk)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

function lineOf(n, time) {
  const at = new Date(time).toISOString()
  const refused = `put failed: AccessDenied: User: arn:aws:sts::418362907715:assumed-role/depot-task/5e6f is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::depot/out/${n} because no identity-based policy allows the s3:PutObject action`
  const makes = [
    () => JSON.stringify({ level: 30, time, pid: 1, reqId: n, msg: 'request completed', responseTime: n % 97 }),
    () => `${at} INFO [worker-3] c.d.Depot - stored s3://depot/in/${n}.json in ${n % 300} ms`,
    () => `time="${at}" level=info msg="reconciled" controller=store name=store-${n % 50}`,
    () => `I1012 08:00:00.000000       1 controller.go:60] sync loop ${n}`,
    () => JSON.stringify({ level: 'info', ts: time / 1000, msg: 'Found credentials in environment variables' }),
    () => `${at} DEBUG [http-1] o.a.http.wire - http-outgoing-${n % 9} << "HTTP/1.1 200 OK"`,
    () => `10.0.0.${n % 255} - - [12/Oct/2026:08:00:00 +0000] "GET /depot/${n} HTTP/1.1" 200 ${n % 5000}`,
    () =>
      n % 4000 === 7
        ? `${at} ERROR [worker-3] c.d.Depot - ${refused}`
        : `${at} WARN [worker-${n % 5}] c.d.Depot - queue is ${n % 100} deep`,
  ]
  return makes[n % makes.length]()
}
