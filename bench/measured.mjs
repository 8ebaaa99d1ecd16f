/** What `npm run bench:preload` measures, on which Node versions; and what `npm run bench` measures beside rolecall. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { agentFolder } from '../test/coexistence/cache.mjs'

export const MAJORS = [20, 22, 24]

const dist = (name) => fileURLToPath(new URL(`../dist/${name}`, import.meta.url))
const PEER_PACKAGE = '@opentelemetry/auto-instrumentations-node'
const folder = agentFolder('auto-instrumentations')

/** The last line of it that runs on Node 20. */
export const PEER = {
  name: `${PEER_PACKAGE}/register, console exporter`,
  folder,
  packages: [`${PEER_PACKAGE}@0.81`, '@opentelemetry/api'],
  preload: join(folder, 'node_modules', PEER_PACKAGE, 'build/src/register.js'),
  env: {
    OTEL_TRACES_EXPORTER: 'console',
    OTEL_METRICS_EXPORTER: 'none',
    OTEL_LOGS_EXPORTER: 'none',
    OTEL_NODE_RESOURCE_DETECTORS: 'none',
  },
}

/** Ratios to bare Node; `rolecall/otel` is mostly OpenTelemetry's Node SDK. */
export const OURS = [
  { name: 'rolecall/register', preload: dist('register.cjs'), env: {}, budget: { start: 1.5, request: 1.3 } },
  { name: 'rolecall/otel', preload: dist('otel.cjs'), env: {} },
]

export const DUCKDB = { folder: agentFolder('duckdb'), packages: ['@duckdb/node-api@1.5.6-r.1'] }
