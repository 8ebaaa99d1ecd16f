/** Digests that are kept beside the spans: their tables, as SQL. */
import { createHash } from 'node:crypto'
import { exemplarsSql, exemplarTypes } from './exemplars.ts'
import { SEAL_TYPES, sealingSql } from './seal.ts'
import { settlingSql } from './settle.ts'
import { DIGEST_TYPES, madeDigestSql } from './span-digest.ts'
import { textLiteral } from './sql.ts'
import { KEPT_SPANS, keptName, type SpanColumns, type Table } from './tables.ts'
import { BUCKET, PASS_TYPES, PIECE_TYPES, passedSql, piecesSql } from './trace-digest.ts'

/**
 * What is kept, by what stands behind the name of the table of spans, with what a cluster spreads it by. Each is filled by what comes
 * into the one before it, so that spans are read once.
 */
export const KEPT = {
  spans: { suffix: KEPT_SPANS, key: 'cityHash64(TraceId)' },
  /** Of each trace what came in one insert, and of several inserts what they come to (`settle.ts`): nothing is left to group. */
  traces: { suffix: '_digests_traces', key: 'cityHash64(TraceId)' },
  /** Of hours that are over what makes classes of their traces (`seal.ts`). */
  seals: { suffix: '_digests_seals', key: 'hour' },
  /** Spans of those that stand for their classes (`exemplars.ts`). */
  exemplars: { suffix: '_digests_exemplars', key: 'cityHash64(TraceId)' },
  /** Who issued each key. */
  keys: { suffix: '_digests_keys', key: 'issued' },
  /** What went well when, to a few seconds. */
  passes: { suffix: '_digests_passes', key: 'asked' },
} as const
export type Kept = keyof typeof KEPT

/** Columns of traces that are read of all of them: sooner read than small. */
const LOOKED_AT =
  /^(id|is_settled|pieces|spans|start|end|tool_began|unit_began|tools|flags|process|is_loose|is_own|class) /

/**
 * Besides what is kept of a piece: whether it is a whole row and of how many pieces, when it came; of a whole row when the last of its pieces
 * began, and when it was written.
 */
const SETTLED_TYPES = {
  is_settled: 'UInt8',
  pieces: 'UInt32',
  inserted: 'DateTime',
  last_begun: 'Int64',
  written: 'DateTime',
} as const

/** Where single rows are read, of each a block is unpacked. */
const SMALL_BLOCKS = 'min_compress_block_size = 8192, max_compress_block_size = 8192'

interface Statements {
  /** Tables and views, in order; and what asks all shards, once there are tables that do. */
  make: string[]
  makeLast: string
  /** Of spans that were there before. */
  fill: string
}

/**
 * Of a table of the collector's: the statements that keep digests of its spans, and of those that are there already.
 *
 * @param all the table that reads it on all shards
 */
export function keptStatements(spans: Table<SpanColumns>, on: string, all = spans.name): Statements {
  const name = (kept: Kept): string => keptName(spans.name, KEPT[kept].suffix)
  const view = (kept: Kept, made: string): string =>
    `CREATE MATERIALIZED VIEW IF NOT EXISTS ${name(kept).replace(/`$/, '_mv`')}${on}\nTO ${name(kept)}\nAS ${made}`
  /** What ClickHouse adds by itself, every so many minutes. */
  const again = (kept: Kept, suffix: string, minutes: number, made: string): string =>
    `CREATE MATERIALIZED VIEW IF NOT EXISTS ${name(kept).replace(/`$/, `_${suffix}\``)}${on}\nREFRESH EVERY ${minutes} MINUTE APPEND TO ${name(kept)}\nAS ${made}`
  const table = (kept: Kept, columns: readonly string[], rest: string, indexes: readonly string[] = []): string =>
    `CREATE TABLE IF NOT EXISTS ${name(kept)}${on} (\n${[...columns.map((one) => `${one} CODEC(${LOOKED_AT.test(one) ? 'LZ4' : 'ZSTD(1)'})`), ...indexes].map((one) => `    ${one}`).join(',\n')}\n) ${rest}\nCOMMENT ${textLiteral(commentOf(spans))}`
  const typed = (types: Readonly<Record<string, string>>): string[] =>
    Object.entries(types).map(([column, type]) => `${column} ${type}`)
  const settings = 'SETTINGS index_granularity = 8192, ttl_only_drop_parts = 1'
  const made = madeDigestSql(
    spans,
    '1',
    'fromUnixTimestamp64Nano(start_ns) AS Timestamp, trace AS TraceId, service_name AS ServiceName',
  )
  const traces = piecesSql(`SELECT TraceId AS trace, ${Object.keys(DIGEST_TYPES).join(', ')} FROM ${name('spans')}`)
  return {
    make: [
      table(
        'spans',
        ['Timestamp DateTime64(9)', 'TraceId String', 'ServiceName LowCardinality(String)', ...typed(DIGEST_TYPES)],
        // By trace within an hour: so traces are grouped as they are read, and a window of time reads little else.
        `ENGINE = MergeTree() PARTITION BY toDate(Timestamp) ORDER BY (toStartOfHour(Timestamp), TraceId) ${settings}`,
      ),
      table(
        'traces',
        ['Timestamp DateTime64(6)', 'id UInt64', 'TraceId String', ...typed(SETTLED_TYPES), ...typed(PIECE_TYPES)],
        `ENGINE = MergeTree() PARTITION BY toDate(Timestamp) ORDER BY (is_settled, is_own, toStartOfMinute(Timestamp), id) ${settings.replace('8192', '1024')}`,
        ['INDEX came inserted TYPE minmax GRANULARITY 8'],
      ),
      table(
        'seals',
        ['Timestamp DateTime', ...typed(SEAL_TYPES)],
        `ENGINE = MergeTree() PARTITION BY toDate(Timestamp) ORDER BY (hour, seal, process, class) ${settings}`,
      ),
      table(
        'exemplars',
        typed(exemplarTypes(spans)),
        `ENGINE = MergeTree() PARTITION BY toDate(Timestamp) ORDER BY TraceId ${settings.replace('8192', '128')}`,
      ),
      table(
        'keys',
        [
          'Timestamp DateTime64(6)',
          'issued UInt64',
          'TraceId String',
          'ServiceName LowCardinality(String)',
          'start_us Int64',
          'process UInt64',
          'asked_role UInt64',
        ],
        `ENGINE = MergeTree() PARTITION BY toDate(Timestamp) ORDER BY issued ${settings}`,
      ),
      table(
        'passes',
        typed(PASS_TYPES),
        `ENGINE = AggregatingMergeTree() PARTITION BY toDate(toDateTime(bucket * ${BUCKET / 1_000_000})) ORDER BY (asked, bucket, process) ${settings.replace('8192', '64')}, ${SMALL_BLOCKS}`,
      ),
      view(
        'traces',
        `SELECT fromUnixTimestamp64Micro(start) AS Timestamp, cityHash64(trace) AS id, trace AS TraceId, toUInt8(0) AS is_settled, toUInt32(0) AS pieces, nowInBlock() AS inserted, start AS last_begun, inserted AS written, ${Object.keys(PIECE_TYPES).join(', ')} FROM (${traces})`,
      ),
      // Every server puts together what is its own.
      again('traces', 'settled_mv', 1, settlingSql(name('traces'))),
      again('seals', 'mv', 5, sealingSql(name('traces'), name('seals'))),
      view(
        'keys',
        `SELECT fromUnixTimestamp64Micro(start_us) AS Timestamp, issued, TraceId, ServiceName, start_us, process, asked_role FROM ${name('spans')} WHERE issued != 0`,
      ),
      view('passes', passedSql(name('spans'), 'TraceId')),
      view('spans', made),
    ],
    makeLast: again(
      'exemplars',
      'mv',
      5,
      exemplarsSql(spans, { ...exemplarNames(name), allPieces: keptName(all, KEPT.traces.suffix) }),
    ),
    fill: `INSERT INTO ${name('spans')} (Timestamp, TraceId, ServiceName, ${Object.keys(DIGEST_TYPES).join(', ')}) ${made} ORDER BY TraceId`,
  }
}

const exemplarNames = (name: (kept: Kept) => string) => ({
  pieces: name('traces'),
  seals: name('seals'),
  passes: name('passes'),
  exemplars: name('exemplars'),
})

/** By which a table of digests says what made it. */
export function commentOf(spans: Table<SpanColumns>): string {
  const made =
    madeDigestSql({ ...spans, name: '' }, '1', 'trace') +
    piecesSql('') +
    passedSql('', '') +
    settlingSql('') +
    sealingSql('', '') +
    exemplarsSql({ ...spans, name: '' }, { ...exemplarNames(() => ''), allPieces: '' })
  return `rolecall digests ${createHash('sha256').update(made).digest('hex').slice(0, 16)}`
}
