/**
 * Is a request a telemetry exporter's own? It may fail, hang and answer 403 without any harm to what is judged. Told apart by
 * path and host, as each agent documents or sends them:
 *
 * - OTLP over HTTP: https://opentelemetry.io/docs/specs/otlp/#otlphttp-request; over gRPC: the service's full name
 * - Datadog: https://docs.datadoghq.com/api/latest/tracing/ and its agent's intake; New Relic: `*.newrelic.com` and `*.nr-data.net`
 * - Sentry: https://develop.sentry.dev/sdk/overview/; Elastic: https://www.elastic.co/guide/en/observability/current/apm-api-events.html
 * - X-Ray, by its SDKs, its daemon and the collector: https://docs.aws.amazon.com/xray/latest/api/API_PutTraceSegments.html and its neighbours
 * - Zipkin: https://zipkin.io/zipkin-api/; Jaeger: https://www.jaegertracing.io/docs/latest/apis/
 */
const PATHS =
  /^(?:\/[\w.-]{1,80}){0,3}\/(?:v1\/(?:traces|metrics|logs)$|opentelemetry\.proto\.collector\.|v0\.\d\/(?:traces|stats)$|telemetry\/proxy\/|api\/v0\.2\/traces|api\/v2\/spans$|agent_listener\/|api\/\d{1,20}\/(?:envelope|store)\/?|intake\/v[23]\/|config\/v1\/agents|debugger\/v1\/|profiling\/v1\/|(?:TraceSegments|TelemetryRecords|GetSamplingRules|SamplingTargets)$)/
const HOSTS =
  /(?:^|\.)(?:newrelic\.com|nr-data\.net|datadoghq\.(?:com|eu)|ddog-gov\.com|sentry\.io|honeycomb\.io|lightstep\.com|signalfx\.com|apm\.[\w.-]{1,80}elastic-cloud\.com)(?::\d{1,5})?$/i
/** A path of common words: it speaks for Jaeger's collector at that collector's own port only. */
const JAEGER = /:14268\/api\/traces/

/**
 * @param host name, or `name:port`
 * @param path of the URL, without query
 */
export function isTelemetry(host: string | undefined, path: string | undefined): boolean {
  const address = (host ?? '').slice(0, 255)
  if (HOSTS.test(address)) return true
  const asked = (path ?? '').slice(0, 512)
  return PATHS.test(asked) || JAEGER.test(address + asked)
}

/** The same of a call by an SDK: the operations by which traces go to X-Ray, and how many of them. */
export function isTelemetryCall(service: string | undefined, operation: string | undefined): boolean {
  return (
    /^(?:AWS)?x-?ray$/i.test(service ?? '') &&
    /^(?:PutTraceSegments|PutTelemetryRecords|GetSamplingRules|GetSamplingTargets)$/.test(operation ?? '')
  )
}
