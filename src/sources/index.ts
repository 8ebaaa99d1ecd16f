/** Every format that is told by its text. The surest wins; among equals, the first. */
import { clickhouseRows } from './clickhouse-rows.ts'
import { cloudTrail } from './cloudtrail.ts'
import { cloudTrailCsv } from './cloudtrail-csv.ts'
import { consoleJavaScript, consolePython } from './console-exporters.ts'
import { coverage } from './coverage.ts'
import { clientSideMonitoring } from './csm.ts'
import { ctrf } from './ctrf.ts'
import { jaeger } from './jaeger.ts'
import { junit } from './junit.ts'
import { logExport, logs } from './logs.ts'
import { mcpMessages } from './mcp-messages.ts'
import { otlpJson, rolecallOpenCalls, rolecallSpans } from './otlp-json.ts'
import { quiltRunner } from './quilt-runner.ts'
import { s3AccessLog } from './s3-access-log.ts'
import type { Source } from './source.ts'
import { tap } from './tap.ts'
import { jest, playwright, pytest, pytestReportLog } from './test-reports.ts'
import { xray } from './xray.ts'
import { zipkin } from './zipkin.ts'

export const SOURCES: readonly Source[] = [
  rolecallOpenCalls,
  rolecallSpans,
  otlpJson,
  coverage,
  ctrf,
  cloudTrail,
  cloudTrailCsv,
  s3AccessLog,
  clientSideMonitoring,
  xray,
  jaeger,
  zipkin,
  clickhouseRows,
  consoleJavaScript,
  consolePython,
  junit,
  jest,
  playwright,
  pytest,
  pytestReportLog,
  tap,
  quiltRunner,
  mcpMessages,
  logExport,
  logs,
]
