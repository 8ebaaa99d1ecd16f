/**
 * Sifted and whole hold the same on many spans, and so do one file and its shards, one thread and many, scanner and `JSON.parse`: `npm run test:sift -- --spans 1000000 --seed 1`. The spans come in runs of
 * their own, each as large as one machine can also judge whole; half of them are long and mostly healthy, half are made
 * of any recorded runs with changes, results, logs and CloudTrail beside.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeCorpus } from '../../bench/corpus.mjs'
import { analyze } from '../../src/index.ts'
import { generateRun } from './generated-run.ts'
import { digestsOf } from './same-digests.ts'
import { differencesOf, siftedAndWhole } from './sifted.ts'

const { values } = parseArgs({ options: { spans: { type: 'string' }, seed: { type: 'string' } } })
const wanted = Number(values.spans ?? 1_000_000)
/** Bytes of a long run: some 60,000 spans. */
const BYTES = 4e7
const SHARES = [0.03, 0.2, 1]
const SHARDS = 7

/** Deals the lines of a file out to several, in the same place of a folder or in a new one: what names files in reports stays. */
function shard(file: string, folder: string): void {
  const lines = readFileSync(file, 'utf8').split('\n')
  mkdirSync(folder, { recursive: true })
  rmSync(file)
  for (let shard = 0; shard < SHARDS; shard++)
    writeFileSync(join(folder, `spans-${shard}.jsonl`), lines.filter((_, nth) => nth % SHARDS === shard).join('\n'))
}

const folder = mkdtempSync(join(tmpdir(), 'rolecall-sift-'))
let [spans, runs, different] = [0, 0, 0]
try {
  for (let seed = Number(values.seed ?? 1); spans < wanted; seed++) {
    const run = join(folder, String(seed))
    let made: unknown
    let path = run
    if (seed % 10 === 1) {
      path = `${run}.jsonl`
      const suspicious = SHARES[runs % SHARES.length]!
      made = { seed, suspicious, ...(await writeCorpus({ bytes: BYTES, suspicious, seed, file: path })) }
    } else made = generateRun(seed, run, { copies: 300 })
    const file = path === run ? join(run, 'spans.jsonl') : path
    const digests = await digestsOf(file)
    const { differences, note, records, sifted } = await siftedAndWhole([path])
    shard(file, run)
    const shards = await analyze([run], { siftFrom: 0 })
    differences.push(...digests.differences, ...differencesOf(['one file', sifted], ['shards', shards], ['inputs']))
    spans += records
    runs++
    if (differences.length > 0) different++
    const said = differences.map((one) => `\n  ${one.slice(0, 2000)}`).join('')
    process.stdout.write(`${differences.length ? 'DIFFERENT' : 'same'} ${JSON.stringify(made)} ${note}${said}\n`)
    rmSync(run, { recursive: true })
  }
} finally {
  rmSync(folder, { recursive: true })
}
process.stdout.write(`${runs} runs, ${spans} records: ${different} different\n`)
process.exitCode = different > 0 ? 1 : 0
