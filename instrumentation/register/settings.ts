/** The preload's settings, from `ROLECALL_*` variables and the process itself; every one has a default. */
import { basename, isAbsolute, join } from 'node:path'
import { SEMCONV } from '../../src/model/attributes.ts'
import { resourceAttributes } from '../evidence/resource.ts'
import type { Attributes } from '../evidence/span.ts'

export interface Settings {
  /** Absolute path of the folder that holds the run folders (`ROLECALL_DIR`, default `.rolecall`). */
  root: string
  /** `<UTC ms>-<pid>-<4 hex>`. */
  runId: string
  service: string
  /** `OTEL_RESOURCE_ATTRIBUTES`; `undefined` where it is not as the standard has it. */
  resource: Attributes | undefined
  /** Upper bound for the files of one run, bytes (`ROLECALL_MAX_MB`, default 512). */
  cap: number
  /** Whether calls say where in the code they were made; `ROLECALL_CODE_LOCATION=0` saves the look. */
  codeLocation: boolean
  /** Worker thread's id; 0 in the main thread. */
  thread: number
  /** The span in which this Worker was created. */
  parent: { traceId: string; spanId: string } | undefined
}

/** `ROLECALL_DISABLED=1` (or `true`) turns the preload off. */
export function disabled(env: NodeJS.ProcessEnv): boolean {
  return /^(1|true|yes|on)$/i.test(env['ROLECALL_DISABLED'] ?? '')
}

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const root = env['ROLECALL_DIR'] || '.rolecall'
  const resource = resourceAttributes(env['OTEL_RESOURCE_ATTRIBUTES'] ?? '')
  const megabytes = Number(env['ROLECALL_MAX_MB'] || Number.NaN)
  return {
    root: isAbsolute(root) ? root : join(process.cwd(), root),
    runId: runId(),
    service: serviceName(env, resource?.[SEMCONV.serviceName]),
    resource,
    cap: (megabytes > 0 ? megabytes : 512) * 1024 * 1024,
    codeLocation: !/^(0|false|no|off)$/i.test(env['ROLECALL_CODE_LOCATION'] ?? ''),
    thread: 0,
    parent: undefined,
  }
}

/** Every thread of a process comes to the same id: they share the moment the process began, to the microsecond. */
function runId(): string {
  const { timeOrigin } = performance
  const hex = Math.floor((timeOrigin * 1000) % 0x10000).toString(16)
  return `${Math.floor(timeOrigin)}-${process.pid}-${hex.padStart(4, '0')}`
}

/** As OpenTelemetry names it, else after the npm package or the script. */
function serviceName(env: NodeJS.ProcessEnv, ofResource: Attributes[string]): string {
  const stated = env['OTEL_SERVICE_NAME'] || ofResource
  if (stated) return String(stated)
  const script = process.argv[1]
  return env['npm_package_name'] || (script ? basename(script).replace(/\.[cm]?[jt]sx?$/, '') : 'node')
}
