// Stock OpenTelemetry, as a server that knows nothing of rolecall would have it: AWS SDK, HTTP and fetch instrumentation, spans as
// OTLP JSON lines into the file STOCK_SPANS.
const { appendFileSync } = require('node:fs')
const { JsonTraceSerializer } = require('@opentelemetry/otlp-transformer')
const { AwsInstrumentation } = require('@opentelemetry/instrumentation-aws-sdk')
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http')
const { UndiciInstrumentation } = require('@opentelemetry/instrumentation-undici')
const { NodeSDK, tracing } = require('@opentelemetry/sdk-node')

const exporter = {
  export(spans, done) {
    const line = Buffer.from(JsonTraceSerializer.serializeRequest(spans)).toString()
    appendFileSync(process.env.STOCK_SPANS, `${line}\n`)
    done({ code: 0 })
  },
  shutdown: async () => {},
}
new NodeSDK({
  serviceName: process.env.OTEL_SERVICE_NAME,
  resourceDetectors: [],
  spanProcessors: [new tracing.SimpleSpanProcessor(exporter)],
  instrumentations: [
    new HttpInstrumentation(),
    new UndiciInstrumentation(),
    new AwsInstrumentation({ suppressInternalInstrumentation: false }),
  ],
}).start()
// Instrumentation lands when a module is first loaded, which an ES module's own import of it would not be.
require('node:http')
require('node:https')
