// Made by scripts/list-sources.mjs from the formats' files. Do not edit.
import { cloudTrail } from './calls/cloudtrail.ts'
import { cloudTrailCsv } from './calls/cloudtrail-csv.ts'
import { clientSideMonitoring } from './calls/csm.ts'
import { s3AccessLog } from './calls/s3-access-log.ts'
import { coverage } from './input/coverage.ts'
import { logCsv } from './logs/log-csv.ts'
import { logExport } from './logs/log-export.ts'
import { logs } from './logs/logs.ts'
import { stepFunctions } from './logs/step-functions.ts'
import { windowsEvents } from './logs/windows-events.ts'
import { ctrf } from './results/ctrf.ts'
import { goTest } from './results/go-test.ts'
import { junit } from './results/junit.ts'
import { mcpMessages } from './results/mcp-messages.ts'
import { mocha } from './results/mocha.ts'
import { quiltRunner } from './results/quilt-runner.ts'
import { tap } from './results/test-anything.ts'
import { jest, playwright, pytest, pytestReportLog } from './results/test-reports.ts'
import type { Source } from './source.ts'
import { clickhouseRows } from './spans/clickhouse-rows.ts'
import { consoleDotnet } from './spans/console-dotnet.ts'
import { consoleGo, consoleJava, consoleJavaScript, consolePython } from './spans/console-exporters.ts'
import { datadog } from './spans/datadog.ts'
import { elasticApm } from './spans/elastic-apm.ts'
import { jaeger } from './spans/jaeger.ts'
import { otlpJson, rolecallOpenCalls, rolecallSpans } from './spans/otlp-json.ts'
import { tempoSearch } from './spans/tempo-search.ts'
import { xray } from './spans/xray.ts'
import { zipkin } from './spans/zipkin.ts'

/** Every format that is told by its text. The surest wins; among equals, the first. */
export const SOURCES: readonly Source[] = [
  clickhouseRows,
  consoleDotnet,
  consoleJavaScript,
  consolePython,
  consoleGo,
  consoleJava,
  datadog,
  elasticApm,
  jaeger,
  otlpJson,
  rolecallSpans,
  rolecallOpenCalls,
  tempoSearch,
  xray,
  zipkin,
  coverage,
  cloudTrailCsv,
  cloudTrail,
  clientSideMonitoring,
  s3AccessLog,
  ctrf,
  goTest,
  junit,
  mcpMessages,
  mocha,
  quiltRunner,
  tap,
  jest,
  playwright,
  pytest,
  pytestReportLog,
  logCsv,
  logExport,
  logs,
  stepFunctions,
  windowsEvents,
]
