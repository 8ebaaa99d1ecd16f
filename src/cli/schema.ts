/** `rolecall schema clickhouse`: the tables as SQL, to be read and run by who owns the server. */
import { fillDigests, schemaOf } from '../clickhouse/schema/schema.ts'
import type { Command } from './command.ts'

interface Arguments {
  server: string
  database: string
  json: boolean
  cluster: string | undefined
  digests: boolean
}

export const schemaCommand: Command<Arguments> = {
  builder: (yargs) =>
    yargs
      .positional('server', { choices: ['clickhouse'], demandOption: true, describe: 'For which server' })
      .option('database', { type: 'string', default: 'otel', describe: 'Its name' })
      .option('json', {
        type: 'boolean',
        default: false,
        describe: 'Attributes as JSON columns, as the collector’s exporter makes them with json: true',
      })
      .option('cluster', {
        type: 'string',
        describe: 'Adds tables that read all shards of this cluster; needs a Keeper (ON CLUSTER)',
      })
      .option('digests', {
        type: 'boolean',
        default: false,
        describe:
          'Adds a table with a digest of each span, made as it comes in: analyses of many spans read that instead',
      })
      .example('$0 schema clickhouse | clickhouse-client --multiquery', 'make them')
      .example('$0 schema clickhouse --cluster main', 'on all servers of a cluster'),
  handler({ database, json, cluster, digests }) {
    const attributes = json ? 'json' : 'map'
    const statements = schemaOf({ database, attributes, digests, ...(cluster && { cluster, onCluster: true }) })
    process.stdout.write(`${statements.map((one) => `${one};\n`).join('\n')}`)
    if (!digests) return
    const fill = fillDigests(database, attributes).replace(/^/gm, '-- ')
    process.stdout.write(
      `\n-- Where there are spans already, once${cluster ? ', on one server of each shard' : ''}:\n${fill};\n`,
    )
  },
}
