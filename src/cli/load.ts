/** `rolecall load`: files into ClickHouse, for who begins with files. */
import { addressOf, isClickHouse } from '../clickhouse/address.ts'
import { connect } from '../clickhouse/connect.ts'
import { type Loaded, load } from '../clickhouse/load/load.ts'
import { count, list } from '../model/text.ts'
import type { Command } from './command.ts'
import { missingOf } from './named-inputs.ts'
import { UserError } from './user-error.ts'

export const loadCommand: Command<{ paths: string[] }> = {
  builder: (yargs) =>
    yargs
      .positional('paths', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'Files and folders, and clickhouse://user@host:8123/database',
      })
      .example('$0 load .rolecall clickhouse://127.0.0.1/otel', 'all recorded runs'),
  async handler({ paths }) {
    const [url, more] = paths.filter(isClickHouse)
    const files = paths.filter((path) => !isClickHouse(path))
    if (!url || more || files.length === 0)
      throw new UserError('load takes files and one address: rolecall load .rolecall clickhouse://user@host:8123/otel')
    const [missing] = missingOf(files)
    if (missing !== undefined) throw new UserError(`${missing}: no such file or folder`)
    const connection = await connect(addressOf(url))
    try {
      for (const note of connection.notes) process.stderr.write(`rolecall: ${note}\n`)
      const loaded = await load(files, connection)
      process.stdout.write(said(loaded, connection.address.shown))
      if (loaded.spans + loaded.logs + loaded.coverage === 0) throw new UserError('Nothing was loaded.')
    } finally {
      await connection.close()
    }
  },
}

function said({ spans, logs, coverage, others, inputs, notes }: Loaded, shown: string): string {
  const lines = [
    `Loaded ${list([count(spans, 'span'), count(logs, 'log record'), count(coverage, 'coverage record')])} into ${shown}.`,
  ]
  if (others > 0)
    lines.push(
      `Not loaded: ${count(others, 'test result or CloudTrail record', 'test results and CloudTrail records')}, for which the collector has no table. Name their files beside the address when you analyze.`,
    )
  for (const { file, skipped, skips } of inputs)
    if (skipped > 0) lines.push(`Skipped ${skipped} in ${file}: ${skips[0]!.reason}`)
  return [...lines, ...notes].map((line) => `${line}\n`).join('')
}
