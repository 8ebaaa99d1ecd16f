/** Every format. The surest wins; among equals, the first. */
import { cloudTrail } from './cloudtrail.ts'
import { coverage } from './coverage.ts'
import { clientSideMonitoring } from './csm.ts'
import { ctrf } from './ctrf.ts'
import { logExport, logs } from './logs.ts'
import { otlpJson, rolecallOpenCalls, rolecallSpans } from './otlp-json.ts'
import { s3AccessLog } from './s3-access-log.ts'
import type { Source } from './source.ts'

export const SOURCES: readonly Source[] = [
  rolecallOpenCalls,
  rolecallSpans,
  otlpJson,
  coverage,
  ctrf,
  cloudTrail,
  s3AccessLog,
  clientSideMonitoring,
  logExport,
  logs,
]
