/** The span processors that the standard variables ask for: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ */

type Load = (name: string) => Record<string, new (options?: unknown) => object>
type Signal = 'TRACES' | 'METRICS' | 'LOGS'

/**
 * Whether a signal is to be exported. The standard's default, a collector on this machine, is not assumed: the run folder
 * is there without one.
 */
export function exportAsked(signal: Signal, env: NodeJS.ProcessEnv): boolean {
  return !!(
    env[`OTEL_${signal}_EXPORTER`] ||
    env['OTEL_EXPORTER_OTLP_ENDPOINT'] ||
    env[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`]
  )
}

/** `load` finds the packages that `@opentelemetry/sdk-node` brings. Unknown names are told in the error. */
export function exportingProcessors(load: Load, env: NodeJS.ProcessEnv): object[] {
  if (!exportAsked('TRACES', env)) return []
  const names = (env['OTEL_TRACES_EXPORTER'] || 'otlp').split(',').map((name) => name.trim())
  if (names.includes('none')) return []
  const sdk = load('@opentelemetry/sdk-trace')
  const number = (name: string) => (env[name] ? Number(env[name]) : undefined)
  return names.map((name) => {
    if (name === 'console') return new sdk['SimpleSpanProcessor']!({ exporter: new sdk['ConsoleSpanExporter']!() })
    return new sdk['BatchSpanProcessor']!({
      exporter: exporterOf(name, load, env),
      maxQueueSize: number('OTEL_BSP_MAX_QUEUE_SIZE'),
      scheduledDelayMillis: number('OTEL_BSP_SCHEDULE_DELAY'),
      exportTimeoutMillis: number('OTEL_BSP_EXPORT_TIMEOUT'),
      maxExportBatchSize: number('OTEL_BSP_MAX_EXPORT_BATCH_SIZE'),
    })
  })
}

function exporterOf(name: string, load: Load, env: NodeJS.ProcessEnv): object {
  if (name === 'zipkin') return new (load('@opentelemetry/exporter-zipkin')['ZipkinExporter']!)()
  if (name !== 'otlp') throw new Error(`OTEL_TRACES_EXPORTER=${name}: expected otlp, zipkin, console or none`)
  const protocol = env['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL'] || env['OTEL_EXPORTER_OTLP_PROTOCOL'] || 'http/protobuf'
  const kind = { grpc: 'grpc', 'http/json': 'http', 'http/protobuf': 'proto' }[protocol]
  if (!kind) throw new Error(`OTEL_EXPORTER_OTLP_PROTOCOL=${protocol}: expected grpc, http/json or http/protobuf`)
  return new (load(`@opentelemetry/exporter-trace-otlp-${kind}`)['OTLPTraceExporter']!)()
}
