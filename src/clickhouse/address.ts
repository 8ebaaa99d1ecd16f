/**
 * `clickhouse://user@host:port/database`: where the spans are. The port is that of ClickHouse's HTTP interface; `?secure` means
 * TLS, as in clickhouse-client's connection strings (https://clickhouse.com/docs/interfaces/cli#connection_string).
 */
import { ClickHouseProblem } from './problems.ts'

export interface Address {
  /** `http://host:8123` or `https://host:8443`: no user, no password, no path. */
  endpoint: string
  /** As it may be shown and stand in evidence: `clickhouse://user@host:8123/otel`. */
  shown: string
  user: string
  /** From CLICKHOUSE_PASSWORD; never shown. */
  password: string
  database: string
  /** The tables of the collector's exporter, or the Distributed tables over them; quoted for SQL, with their database. */
  traces: string
  logs: string
  /** Where a watch writes what it found. */
  findings: string
}

const HTTP_PORT = { plain: 8123, secure: 8443 }
/** Ports of the protocol that clickhouse-client speaks: https://clickhouse.com/docs/guides/sre/network-ports */
const NATIVE_PORTS: Readonly<Record<string, number>> = { 9000: HTTP_PORT.plain, 9440: HTTP_PORT.secure }
const OPTIONS = ['secure', 'traces', 'logs', 'findings']
const EXAMPLE = 'clickhouse://user@host:8123/otel'

export function isClickHouse(path: string): boolean {
  return /^clickhouse:/i.test(path)
}

/**
 * @param text `clickhouse://[user@]host[:port][/database][?secure][&traces=table][&logs=table][&findings=table]`
 * @param env CLICKHOUSE_USER and CLICKHOUSE_PASSWORD, as clickhouse-client reads them
 * @throws ClickHouseProblem that says what to type instead
 */
export function addressOf(text: string, env: NodeJS.ProcessEnv = process.env): Address {
  const url = parsed(text)
  if (url.password)
    throw new ClickHouseProblem(
      'usage',
      `the password stands in the address, where every user of this machine can read it (ps): leave it out, and set CLICKHOUSE_PASSWORD. Expected: ${EXAMPLE}`,
    )
  const unknown = [...url.searchParams.keys()].find((name) => !OPTIONS.includes(name))
  if (unknown !== undefined)
    throw new ClickHouseProblem('usage', `?${unknown} is not known in ${EXAMPLE}?… There are: ${OPTIONS.join(', ')}.`)
  const secure = isSecure(url)
  const native = NATIVE_PORTS[url.port]
  if (native)
    throw new ClickHouseProblem(
      'usage',
      `${url.port} is the port of ClickHouse’s native protocol, and rolecall speaks HTTP: ${native} where nobody changed it.`,
    )
  const port = url.port || String(secure ? HTTP_PORT.secure : HTTP_PORT.plain)
  const user = decodeURIComponent(url.username) || env['CLICKHOUSE_USER'] || 'default'
  const database = decodeURIComponent(url.pathname.slice(1)) || 'default'
  const table = (option: string, name: string): string => quotedTable(url.searchParams.get(option) || name, database)
  return {
    endpoint: `${secure ? 'https' : 'http'}://${url.hostname}:${port}`,
    shown: `clickhouse://${encodeURIComponent(user)}@${url.hostname}:${port}/${encodeURIComponent(database)}`,
    user,
    password: env['CLICKHOUSE_PASSWORD'] ?? '',
    database,
    traces: table('traces', 'otel_traces'),
    logs: table('logs', 'otel_logs'),
    findings: table('findings', 'rolecall_findings'),
  }
}

/** A name of a table, `table` or `database.table`, as SQL: `` `otel`.`otel_traces` ``. */
function quotedTable(name: string, database: string): string {
  const [table = '', within = database, ...more] = name.split('.').reverse()
  for (const part of [within, table])
    if (!/^[\w-]{1,128}$/.test(part) || more.length > 0)
      throw new ClickHouseProblem('usage', `“${name.slice(0, 200)}” is no name of a table: letters, digits, _ and -.`)
  return `\`${within}\`.\`${table}\``
}

function parsed(text: string): URL {
  // URL checks hosts of the schemes it knows, and drops their default port: of those, ftp’s 21 is the one nobody means here.
  const url = urlOf(text.replace(/^clickhouse:/i, 'ftp:'))
  if (!url?.hostname || !/^clickhouse:\/\/[^/]/i.test(text))
    throw new ClickHouseProblem('usage', `expected ${EXAMPLE}, and “${withoutPassword(text)}” cannot be read as such.`)
  return url
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

function isSecure(url: URL): boolean {
  const given = url.searchParams.get('secure')
  if (given === null) return url.port === String(HTTP_PORT.secure)
  return !/^(0|false|no)$/i.test(given)
}

function withoutPassword(text: string): string {
  return text.slice(0, 200).replace(/:[^:@/]*@/, ':…@')
}
