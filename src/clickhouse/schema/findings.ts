/** The tables that `rolecall watch clickhouse://…` writes: what it found, which windows it judged, and whom it told. */

/** {findings}, {cluster}: a row is written once, by a token of its fingerprint; what came twice after all is merged into one. */
export const FINDINGS = `CREATE TABLE IF NOT EXISTS {findings}{cluster} (
    Fingerprint String COMMENT 'Of rule and subject: the same over windows, restarts and watchers',
    FoundAt DateTime64(3) DEFAULT now64(3) COMMENT 'When it was written',
    FoundBy String COMMENT 'Which watch wrote it',
    WindowStart DateTime COMMENT 'Of the window it was first seen in',
    WindowEnd DateTime,
    RuleId LowCardinality(String),
    Severity LowCardinality(String),
    Confidence LowCardinality(String),
    Message String,
    Expected String,
    Observed String,
    Fix String,
    Tools Array(String),
    ToolCalls UInt64 COMMENT 'In that window',
    CausedBy String COMMENT 'Fingerprint of the finding that it follows from',
    TraceIds Array(String) COMMENT 'The first of those it was seen in'
) ENGINE = ReplacingMergeTree
ORDER BY Fingerprint
SETTINGS non_replicated_deduplication_window = 10000`

/** {windows}, {cluster} */
export const WINDOWS = `CREATE TABLE IF NOT EXISTS {windows}{cluster} (
    Start DateTime,
    Seconds UInt32,
    Spans UInt64 COMMENT 'How many there were when it was judged: more of them, and it is judged again',
    JudgedAt DateTime64(3)
) ENGINE = ReplacingMergeTree(JudgedAt)
ORDER BY (Start, Seconds)
TTL Start + INTERVAL 90 DAY`

/** {told}, {cluster} */
export const TOLD = `CREATE TABLE IF NOT EXISTS {told}{cluster} (
    Fingerprint String,
    ToldAt DateTime64(3)
) ENGINE = ReplacingMergeTree(ToldAt)
ORDER BY Fingerprint`
