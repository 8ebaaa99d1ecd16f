/** Every format that is told by its text. The surest wins; among equals, the first. */

import { cloudTrail } from './calls/cloudtrail.ts'
import { cloudTrailCsv } from './calls/cloudtrail-csv.ts'
import { clientSideMonitoring } from './calls/csm.ts'
import { s3AccessLog } from './calls/s3-access-log.ts'
import { coverage } from './input/coverage.ts'
import { logExport } from './logs/log-export.ts'
import { logs } from './logs/logs.ts'
import { ctrf } from './results/ctrf.ts'
import { junit } from './results/junit.ts'
import { mcpMessages } from './results/mcp-messages.ts'
import { quiltRunner } from './results/quilt-runner.ts'
import { tap } from './results/test-anything.ts'
import { jest, playwright, pytest, pytestReportLog } from './results/test-reports.ts'
import type { Source } from './source.ts'
import { clickhouseRows } from './spans/clickhouse-rows.ts'
import { consoleJavaScript, consolePython } from './spans/console-exporters.ts'
import { jaeger } from './spans/jaeger.ts'
import { otlpJson, rolecallOpenCalls, rolecallSpans } from './spans/otlp-json.ts'
import { xray } from './spans/xray.ts'
import { zipkin } from './spans/zipkin.ts'

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
