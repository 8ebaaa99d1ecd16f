/** What goes wrong with a ClickHouse server, in words for users. */

/**
 * - `usage`: the address or the options are wrong
 * - `unreachable`: nobody answers there
 * - `refused`: wrong password, a missing right, a read-only user
 * - `limit`: a query came to a limit of time, memory or size
 * - `shard`: a shard or replica did not answer, so that what was read is not all there is
 * - `missing`: no such database or table
 */
type Kind = 'usage' | 'unreachable' | 'refused' | 'limit' | 'shard' | 'missing' | 'other'

/** Shown as its message alone. */
export class ClickHouseProblem extends Error {
  override name = 'ClickHouseProblem'
  readonly kind: Kind
  /** ClickHouse's error code, where it is the server's: https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp */
  readonly code: number | undefined

  constructor(kind: Kind, message: string, code?: number) {
    super(message)
    this.kind = kind
    this.code = code
  }
}

const KINDS: Readonly<Record<number, readonly [Kind, string]>> = {
  60: ['missing', 'there is no such table; name others as ?traces=…&logs=… (rolecall schema clickhouse prints them)'],
  81: ['missing', 'there is no such database; it stands behind the port: clickhouse://host:8123/DATABASE'],
  158: ['limit', 'the query read more rows than allowed'],
  159: ['limit', 'the query took longer than max_execution_time, or a shard did not answer in time'],
  164: ['refused', 'the user is read-only'],
  209: ['shard', 'a shard did not answer in time'],
  210: ['shard', 'a shard broke the connection'],
  241: ['limit', 'the query needed more than max_memory_usage'],
  279: ['shard', 'a shard cannot be reached'],
  306: ['limit', 'the query is too deep for the server'],
  307: ['limit', 'the query read more bytes than allowed'],
  396: ['limit', 'the answer is larger than max_result_bytes'],
  497: ['refused', 'the user lacks a right'],
  516: ['refused', 'the user or CLICKHOUSE_PASSWORD is wrong'],
}

/** ClickHouse repeats the query in some messages. */
const MOST = 300

/** What the client or the server threw, as a problem; a problem stays itself. */
export function problemOf(error: unknown, shown: string): ClickHouseProblem {
  if (error instanceof ClickHouseProblem) return error
  const { message, code } = error as Error & { code?: string | number }
  const said = String(message ?? error)
    .split('\n')[0]!
    .trim()
    .slice(0, MOST)
  const number = Number(code)
  const [kind, words] = KINDS[number] ?? []
  if (kind) return new ClickHouseProblem(kind, `${shown}: ${words}. ClickHouse says (code ${number}): ${said}`, number)
  if (number) return new ClickHouseProblem('other', `${shown}: ClickHouse says (code ${number}): ${said}`, number)
  if (typeof code === 'string' || /socket|connect|timeout|EAI_AGAIN|hang up/i.test(said))
    return new ClickHouseProblem('unreachable', `${shown} does not answer: ${said || code}`)
  return new ClickHouseProblem('other', `${shown}: ${said}`)
}
