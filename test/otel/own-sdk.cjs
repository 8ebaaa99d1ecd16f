// A server's own OpenTelemetry, as people write it. ROLECALL_IN_IT=yes adds the two lines; spans go to $OWN_SPANS.
const { appendFileSync } = require('node:fs')
const { AwsInstrumentation } = require('@opentelemetry/instrumentation-aws-sdk')
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http')
const { JsonTraceSerializer } = require('@opentelemetry/otlp-transformer')
const { NodeSDK, tracing } = require('@opentelemetry/sdk-node')

const toFile = {
  export(spans, done) {
    appendFileSync(process.env.OWN_SPANS, `${Buffer.from(JsonTraceSerializer.serializeRequest(spans))}\n`)
    done({ code: 0 })
  },
  shutdown: () => Promise.resolve(),
}
const rolecall = process.env.ROLECALL_IN_IT === 'yes' ? require('rolecall/otel') : undefined

new NodeSDK({
  spanProcessors: [...(rolecall ? [rolecall.rolecallSpanProcessor()] : []), new tracing.SimpleSpanProcessor(toFile)],
  instrumentations: [new AwsInstrumentation(rolecall?.awsSdkHooks()), new HttpInstrumentation()],
  metricReaders: [],
  logRecordProcessors: [],
}).start()
// As an exporter that sends does: from here on `node:http` is traced, in ES modules too.
require('node:http')
