/** The spans that `npm run bench:clickhouse` writes, as SQL. */

/** One tool call of so many has a span that was refused. */
export const REFUSED = 1000
/** Traces of one insert; of one in so many, refused or not, the tool call's own span comes in an insert of its own. */
export const CHUNK = 10_000
export const LATE = 10
/** When the first trace begins, and how long after it the next, s. */
export const BEGAN = '2026-11-20T00:00:00Z'
export const TRACE_SECONDS = 0.007
/** The server's own, of which each trace is issued another. */
export const OWN_KEY = 'AKIA-02dd7b9dd7ae-YAYJ'

/** A trace of ten spans: a tool call, AssumeRole and three calls of S3 each with its HTTP attempt, and a span of the server's own. */
export const spansSql = (database: string, from: number, which: 'most' | 'late' | 'all'): string => `
INSERT INTO ${database}.otel_traces_all (Timestamp, TraceId, SpanId, ParentSpanId, SpanName, SpanKind, ServiceName, ResourceAttributes, ScopeName, SpanAttributes, Duration, StatusCode)
SELECT
  addNanoseconds(toDateTime64('${BEGAN.slice(0, 19).replace('T', ' ')}', 9), toInt64(t) * ${TRACE_SECONDS * 1e9} + s * 1000000) AS Timestamp,
  lower(hex(MD5(toString(t)))) AS TraceId,
  lower(hex(cityHash64(t, s))) AS SpanId,
  multiIf(s = 0, '', s IN (2, 4, 6, 8), lower(hex(cityHash64(t, s - 1))), lower(hex(cityHash64(t, 0)))) AS ParentSpanId,
  multiIf(s = 0, 'tools/call read', s = 1, 'STS.AssumeRole', s IN (3, 5, 7), 'S3.GetObject', s = 9, 'render', 'GET') AS SpanName,
  multiIf(s = 0, 'Server', s = 9, 'Internal', 'Client') AS SpanKind,
  concat('server-', toString(t % 20)) AS ServiceName,
  map('service.name', ServiceName, 'service.instance.id', ServiceName, 'host.name', 'host', 'process.pid', '7'),
  'bench',
  multiIf(
    s = 0, map('mcp.method.name', 'tools/call', 'gen_ai.tool.name', 'read', 'http.request.method', 'POST', 'rolecall.token.fingerprint', concat('tok-', substring(TraceId, 1, 12)), 'rolecall.token.role_arn', 'arn:aws:iam::391827364550:role/Reader'),
    s = 1, map('rpc.system', 'aws-api', 'rpc.service', 'STS', 'rpc.method', 'AssumeRole', 'rolecall.sts.role_arn', 'arn:aws:iam::391827364550:role/Reader', 'rolecall.identity.key', '${OWN_KEY}', 'rolecall.issued.key', concat('ASIA-', substring(TraceId, 1, 12), '-AAAA'), 'rolecall.issued.session_arn', 'arn:aws:sts::391827364550:assumed-role/Reader/bench'),
    s = 2, map('http.request.method', 'POST', 'server.address', 'sts.amazonaws.com', 'http.response.status_code', '200', 'rolecall.identity.key', '${OWN_KEY}'),
    s IN (3, 5, 7), map('rpc.system', 'aws-api', 'rpc.service', 'S3', 'rpc.method', 'GetObject', 'aws.s3.bucket', 'acme-data', 'rolecall.identity.key', concat('ASIA-', substring(TraceId, 1, 12), '-AAAA'), 'aws.request_id', SpanId, 'http.response.status_code', if(refused AND s = 7, '403', '200'), 'error.type', if(refused AND s = 7, 'AccessDenied', '')),
    s = 9, map('code.function.name', 'render'),
    map('http.request.method', 'GET', 'server.address', 'acme-data.s3.us-east-1.amazonaws.com', 'url.path', concat('/key/', toString(t)), 'http.response.status_code', if(refused AND s = 8, '403', '200'), 'rolecall.identity.key', concat('ASIA-', substring(TraceId, 1, 12), '-AAAA'))),
  multiIf(s = 0, 60000000, s IN (2, 4, 6, 8), 800000, 1000000) AS Duration,
  if(refused AND s IN (7, 8), 'Error', 'Unset') AS StatusCode
FROM (SELECT number + ${from} AS t, t % ${REFUSED} = 13 AS refused, arrayJoin(range(10)) AS s FROM numbers(${CHUNK}))
WHERE ${which === 'all' ? 1 : `${which === 'late' ? '' : 'NOT'} (cityHash64(t) % ${LATE} = 3 AND s = 0)`}
SETTINGS distributed_foreground_insert = 1`
