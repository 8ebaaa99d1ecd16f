const load = require('./from-cache.cjs')
const { NodeSDK } = load('@opentelemetry/sdk-node')
const { HttpInstrumentation } = load('@opentelemetry/instrumentation-http')
const { FastifyOtelInstrumentation } = load('@fastify/otel')
const { trace } = load('@opentelemetry/api')
new NodeSDK({
  instrumentations: [new HttpInstrumentation(), new FastifyOtelInstrumentation({ registerOnInitialization: true })],
}).start()
globalThis.flushAgent = () => trace.getTracerProvider().getDelegate().forceFlush()
