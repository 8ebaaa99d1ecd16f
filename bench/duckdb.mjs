/** How many spans of a file have an error, asked of DuckDB with the columns that it needs and no others: what it must read is the same. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { DUCKDB } from './measured.mjs'

const { DuckDBInstance } = createRequire(join(DUCKDB.folder, 'package.json'))('@duckdb/node-api')
const connection = await (await DuckDBInstance.create(':memory:')).connect()
const columns = "{resourceSpans: 'STRUCT(scopeSpans STRUCT(spans STRUCT(status STRUCT(code INTEGER))[])[])[]'}"
const lines = `read_json('${process.argv[2]}', format = 'newline_delimited', maximum_object_size = 100000000, columns = ${columns})`
const resources = `SELECT unnest(resourceSpans) AS resource FROM ${lines}`
const scopes = `SELECT unnest(resource.scopeSpans) AS scope FROM (${resources})`
const answer = await connection.run(
  `SELECT count(*) FROM (SELECT unnest(scope.spans) AS span FROM (${scopes})) WHERE span.status.code = 2`,
)
console.log(String((await answer.getRows())[0][0]))
