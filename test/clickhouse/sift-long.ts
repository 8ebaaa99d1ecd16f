/**
 * Surveyed in SQL and read whole from files say the same of generated runs: `npm run test:clickhouse:sift -- --runs 50 --seed 1`,
 * with `--digests` by those that are kept beside the spans, of every other run put together and sealed. Half of the runs have a log beside them.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { addressOf } from '../../src/clickhouse/address.ts'
import { connect } from '../../src/clickhouse/connect.ts'
import { sealingSql } from '../../src/clickhouse/seal.ts'
import { settlingSql } from '../../src/clickhouse/settle.ts'
import { startCluster } from './cluster.ts'
import { surveyedAndWhole } from './surveyed-and-whole.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    copies: { type: 'string', default: '100' },
    digests: { type: 'boolean', default: false },
  },
})

const cluster = await startCluster()
const [pieces, seals] = ['traces', 'seals'].map((kept) => `\`otel\`.\`otel_traces_digests_${kept}\``) as [
  string,
  string,
]
/** As ClickHouse does by and by: its traces, and so many of its hours as one go seals. */
async function putTogether(): Promise<void> {
  await cluster.everywhere(`INSERT INTO ${pieces} ${settlingSql(pieces, 0)}`)
  await cluster.everywhere(`INSERT INTO ${seals} ${sealingSql(pieces, seals, 0)}`)
}
const folder = mkdtempSync(join(tmpdir(), 'rolecall-sift-'))
let different = 0
try {
  await cluster.createTables('otel', 'map', values.digests)
  process.env['CLICKHOUSE_PASSWORD'] = cluster.env('writer')['CLICKHOUSE_PASSWORD']
  const url = `${cluster.url('writer', 'otel')}?traces=otel_traces_all&logs=otel_logs_all`
  const writer = await connect(addressOf(url))
  const tables = await cluster.everywhere<{ name: string }>(
    "SELECT DISTINCT name FROM system.tables WHERE database = 'otel' AND engine LIKE '%MergeTree' AND name NOT LIKE 'rolecall_%'",
  )
  for (let seed = Number(values.seed); seed < Number(values.seed) + Number(values.runs); seed++) {
    for (const table of new Set(tables.map(({ name }) => name)))
      await cluster.everywhere(`TRUNCATE TABLE otel.\`${table}\``)
    const { made, differences } = await surveyedAndWhole(seed, {
      folder,
      writer,
      url,
      copies: Number(values.copies),
      // Of every other run as they came.
      ...(values.digests && seed % 2 === 0 && { onceIn: putTogether }),
    })
    if (differences.length > 0) different++
    const said = differences.map((one) => `\n  ${one.slice(0, 2500)}`).join('')
    process.stdout.write(`${differences.length ? 'DIFFERENT' : 'same'} ${JSON.stringify(made)}${said}\n`)
  }
  await writer.close()
} finally {
  rmSync(folder, { recursive: true })
  await cluster.stop()
}
process.stdout.write(`${values.runs} runs: ${different} different\n`)
process.exitCode = different > 0 ? 1 : 0
