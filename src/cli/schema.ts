/** `rolecall schema clickhouse`: the tables as SQL, to be read and run by who owns the server. */
import { schemaOf } from '../clickhouse/schema/schema.ts'
import type { Command } from './commands.ts'

interface Arguments {
  server: string
  database: string
  json: boolean
  cluster: string | undefined
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
      .example('$0 schema clickhouse | clickhouse-client --multiquery', 'make them')
      .example('$0 schema clickhouse --cluster main', 'on all servers of a cluster'),
  handler({ database, json, cluster }) {
    const statements = schemaOf({
      database,
      attributes: json ? 'json' : 'map',
      ...(cluster && { cluster, onCluster: true }),
    })
    process.stdout.write(`${statements.map((one) => `${one};\n`).join('\n')}`)
  },
}
