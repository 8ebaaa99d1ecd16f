/**
 * The agents that rolecall must not disturb, as real packages. They are no dependencies of the project: `npm run
 * setup:agents` installs them into `.cache/agents/`.
 */

/**
 * @typedef {object} Agent
 * @property {string} id Folder in the cache.
 * @property {string} name As the table shows it.
 * @property {string[]} packages What npm installs.
 * @property {string} preload File in `preloads/` that starts it.
 * @property {number[]} nodes Node majors it runs on.
 * @property {'http' | 'fastify'} [server]
 * @property {boolean} [ci] Part of the small subset.
 * @property {(endpoint: string) => Record<string, string>} variables
 */

/** @param {string} endpoint */
const otlp = (endpoint) => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  OTEL_METRICS_EXPORTER: 'none',
  OTEL_LOGS_EXPORTER: 'none',
  OTEL_SERVICE_NAME: 'coexistence',
})
/** @param {string} endpoint */
const datadog = (endpoint) => ({
  DD_TRACE_AGENT_URL: endpoint,
  DD_SERVICE: 'coexistence',
  DD_TRACE_STARTUP_LOGS: 'false',
  DD_INSTRUMENTATION_TELEMETRY_ENABLED: 'false',
  DD_REMOTE_CONFIGURATION_ENABLED: 'false',
})
/** Serverless mode neither connects nor waits. */
const newrelic = () => ({
  NEW_RELIC_SERVERLESS_MODE_ENABLED: 'true',
  NEW_RELIC_APP_NAME: 'coexistence',
  NEW_RELIC_LOG_ENABLED: 'false',
  NEW_RELIC_DISTRIBUTED_TRACING_ENABLED: 'true',
  NEW_RELIC_ACCOUNT_ID: '1',
  NEW_RELIC_TRUSTED_ACCOUNT_KEY: '1',
})

/** @type {Agent[]} */
export const agents = [
  {
    id: 'sentry',
    name: '@sentry/node',
    packages: ['@sentry/node'],
    preload: 'sentry.cjs',
    nodes: [20, 22, 24],
    ci: true,
    variables: (endpoint) => ({ SENTRY_DSN: `${endpoint.replace('://', '://public@')}/1` }),
  },
  {
    id: 'dd-trace-5',
    name: 'dd-trace 5',
    packages: ['dd-trace@5', '@msgpack/msgpack'],
    preload: 'dd-trace.cjs',
    nodes: [20, 22, 24],
    variables: datadog,
  },
  {
    id: 'dd-trace-6',
    name: 'dd-trace 6',
    packages: ['dd-trace@6', '@msgpack/msgpack'],
    preload: 'dd-trace.cjs',
    nodes: [22, 24],
    variables: datadog,
  },
  {
    id: 'newrelic-13',
    name: 'newrelic 13',
    packages: ['newrelic@13'],
    preload: 'newrelic.cjs',
    nodes: [20, 22, 24],
    variables: newrelic,
  },
  {
    id: 'newrelic-14',
    name: 'newrelic 14',
    packages: ['newrelic@14'],
    preload: 'newrelic.cjs',
    nodes: [22, 24],
    variables: newrelic,
  },
  {
    id: 'elastic',
    name: 'elastic-apm-node',
    packages: ['elastic-apm-node'],
    preload: 'elastic.cjs',
    nodes: [20, 22, 24],
    variables: (endpoint) => ({ ELASTIC_APM_SERVER_URL: endpoint, ELASTIC_APM_SERVICE_NAME: 'coexistence' }),
  },
  {
    id: 'fastify-otel',
    name: '@fastify/otel',
    packages: [
      '@fastify/otel',
      'fastify',
      '@opentelemetry/api',
      '@opentelemetry/sdk-node@0.223',
      '@opentelemetry/instrumentation-http@0.223',
    ],
    preload: 'fastify-otel.cjs',
    nodes: [20, 22, 24],
    server: 'fastify',
    variables: otlp,
  },
  {
    id: 'own-sdk-2',
    name: 'own NodeSDK 2.x',
    packages: [
      '@opentelemetry/api',
      '@opentelemetry/sdk-node@0.223',
      '@opentelemetry/instrumentation-http@0.223',
      '@opentelemetry/instrumentation-undici@0.33',
      '@opentelemetry/instrumentation-aws-sdk@0.78',
    ],
    preload: 'own-sdk.cjs',
    nodes: [20, 22, 24],
    ci: true,
    variables: otlp,
  },
  {
    id: 'own-sdk-3',
    name: 'own NodeSDK 3.x',
    packages: [
      '@opentelemetry/api',
      '@opentelemetry/sdk-node@0.301',
      '@opentelemetry/instrumentation-http@0.301',
      '@opentelemetry/instrumentation-undici',
      '@opentelemetry/instrumentation-aws-sdk',
    ],
    preload: 'own-sdk.cjs',
    nodes: [22, 24],
    variables: otlp,
  },
]
