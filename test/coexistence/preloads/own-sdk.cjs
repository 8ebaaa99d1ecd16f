const load = require('./from-cache.cjs')
const { NodeSDK } = load('@opentelemetry/sdk-node')
const { HttpInstrumentation } = load('@opentelemetry/instrumentation-http')
const { UndiciInstrumentation } = load('@opentelemetry/instrumentation-undici')
const { AwsInstrumentation } = load('@opentelemetry/instrumentation-aws-sdk')
const { trace } = load('@opentelemetry/api')
new NodeSDK({
  instrumentations: [new HttpInstrumentation(), new UndiciInstrumentation(), new AwsInstrumentation()],
}).start()
globalThis.flushAgent = () => trace.getTracerProvider().getDelegate().forceFlush()
