/**
 * When each trace was, to the second: both variants of the collector's ClickHouse exporter keep it beside the spans.
 * Its own templates, v0.161.0, Apache-2.0:
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/exporter/clickhouseexporter/v0.161.0/exporter/clickhouseexporter/internal/sqltemplates
 */

/** {lookup}, {cluster}, {engine} */
export const LOOKUP = `CREATE TABLE IF NOT EXISTS {lookup}{cluster} (
    TraceId String CODEC(ZSTD(1)),
    Start DateTime CODEC(Delta, ZSTD(1)),
    End DateTime CODEC(Delta, ZSTD(1)),
    INDEX idx_trace_id TraceId TYPE bloom_filter(0.01) GRANULARITY 1
) ENGINE = {engine}
    PARTITION BY toDate(Start)
    ORDER BY (TraceId, Start)
    SETTINGS index_granularity=8192, ttl_only_drop_parts = 1`

/** {lookup_mv}, {lookup}, {table}, {cluster} */
export const LOOKUP_VIEW = `CREATE MATERIALIZED VIEW IF NOT EXISTS {lookup_mv}{cluster}
TO {lookup}
AS SELECT
              TraceId,
              min(Timestamp) as Start,
              max(Timestamp) as End
   FROM {table}
   WHERE TraceId != ''
   GROUP BY TraceId`
