/** Spans that are kept once more say what those of the table say, and are read in their place while the hour's seal holds. */
import { expect, it } from 'vitest'
import { exemplarsSql } from '../../src/clickhouse/exemplars.ts'
import { readTables } from '../../src/clickhouse/read.ts'
import { sealingSql } from '../../src/clickhouse/seal.ts'
import { settlingSql } from '../../src/clickhouse/settle.ts'
import { newestCollectorSpans } from '../../src/clickhouse/tables.ts'
import type { Span } from '../../src/model/records.ts'
import { spanOf, wholes } from './made-spans.ts'
import { ownCluster } from './own-cluster.ts'

const own = ownCluster()
/** Each step asks for a whole analysis: a busy machine takes minutes. */
const BUSY = 600_000
/** What a copy is told by here. */
const COPIED = 'copied'

for (const attributes of ['map', 'json'] as const)
  it(
    `are the same, with attributes as ${attributes}`,
    async () => {
      const database = `kept_${attributes}`
      await own.cluster.createTables(database, attributes, true)
      const name = (kept: string): string => `\`${database}\`.\`otel_traces_digests_${kept}\``
      const tables = {
        pieces: name('traces'),
        seals: name('seals'),
        passes: name('passes'),
        exemplars: name('exemplars'),
        allPieces: name('traces').replace('otel_traces', 'otel_traces_all'),
      }
      const { pieces, seals, exemplars } = tables
      for (const view of [pieces, seals, exemplars])
        await own.cluster.everywhere(
          `SYSTEM STOP VIEW ${view.replace(/`$/, '_mv`').replace('traces_mv', 'traces_settled_mv')}`,
        )
      const spans = newestCollectorSpans(`\`${database}\`.\`otel_traces\``, attributes)
      /** As ClickHouse does by and by: of each hour the last that was sealed. */
      const keep = async (): Promise<void> => {
        await own.cluster.everywhere(`INSERT INTO ${pieces} ${settlingSql(pieces, 0)}`)
        for (let n = 0; n < 2; n++) await own.cluster.everywhere(`INSERT INTO ${seals} ${sealingSql(pieces, seals, 0)}`)
        for (let n = 0; n < 4; n++)
          await own.cluster.everywhere(`INSERT INTO ${exemplars} ${exemplarsSql(spans, tables)}`)
      }
      const mark = () =>
        own.cluster.everywhere(
          `ALTER TABLE ${exemplars} UPDATE StatusMessage = '${COPIED}' WHERE 1 SETTINGS mutations_sync = 2`,
        )
      const read = async () => {
        const found: Span[] = []
        await readTables(own.urlOf(database), {}, (rec) => rec.type === 'span' && found.push(rec), 1)
        const isCopy = ({ message }: Span): boolean => message === COPIED
        return {
          spans: found
            .map(({ traceId, spanId, name: said, attributes: all }) => JSON.stringify([traceId, spanId, said, all]))
            .sort(),
          copied: new Set(found.filter(isCopy).map(({ traceId }) => traceId)),
          others: new Set(found.filter((span) => !isCopy(span)).map(({ traceId }) => traceId)),
          places: new Set(found.map(({ evidence }) => evidence.file)),
        }
      }
      for (const at of [0, 1, 2])
        await own.insert(database, wholes(1000 * (at + 1), 40, { at: at + 0.1, service: `server-${at}` }))
      // In two pieces, one of them failed; in one and failed.
      await own.insert(database, [spanOf(1, { at: 1.5, isRoot: true })])
      await own.insert(database, [spanOf(1, { at: 1.6, isBroken: true })])
      await own.insert(database, [spanOf(2, { at: 2.5, isRoot: true }), spanOf(2, { at: 2.6, isBroken: true })])
      const before = await read()
      expect(before.copied.size).toBe(0)
      expect(before.others.size).toBeGreaterThan(5)

      await keep()
      await mark()
      const kept = await read()
      expect(kept.spans).toEqual(before.spans)
      expect(kept.places).toEqual(before.places)
      expect(kept.copied.size).toBeGreaterThan(5)
      for (const nth of [1, 2]) expect(kept.copied).toContain(String(nth).padStart(32, '0'))

      // What came since is read, and the copy of that hour is not.
      await own.insert(database, [spanOf(2, { at: 2.7 })])
      const since = await read()
      expect(since.spans.length).toBe(before.spans.length + 1)
      expect(since.others).toContain('2'.padStart(32, '0'))
      expect(since.copied).toContain('1'.padStart(32, '0'))
      await keep()
      await mark()
      const anew = await read()
      expect(anew.spans).toEqual(since.spans)
      expect(anew.copied).toContain('2'.padStart(32, '0'))

      // Written twice, or in part: the table has them all.
      await own.cluster.everywhere(
        `INSERT INTO ${exemplars} SELECT * FROM ${exemplars} WHERE SpanName = 'S3.GetObject'`,
      )
      const twice = await read()
      expect(twice.spans).toEqual(since.spans)
      expect(twice.copied.size).toBe(0)
      await own.cluster.everywhere(
        `ALTER TABLE ${exemplars} DELETE WHERE SpanName = 'S3.GetObject' SETTINGS mutations_sync = 2`,
      )
      expect((await read()).spans).toEqual(since.spans)
    },
    BUSY,
  )
