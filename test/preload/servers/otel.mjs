/** The server's own OpenTelemetry: what it exported goes to `OTEL_FILE`, one line a span, when the process is told to end. */
import { appendFileSync } from 'node:fs'
import { AwsInstrumentation } from '@opentelemetry/instrumentation-aws-sdk'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici'
import { NodeSDK } from '@opentelemetry/sdk-node'

const traceExporter = {
  export(spans, done) {
    for (const { name, kind, status, attributes } of spans)
      appendFileSync(
        process.env.OTEL_FILE,
        `${JSON.stringify([name, kind, status.code, Object.keys(attributes).sort()])}\n`,
      )
    done({ code: 0 })
  },
  shutdown: async () => {},
}
const sdk = new NodeSDK({
  traceExporter,
  autoDetectResources: false,
  instrumentations: [new AwsInstrumentation(), new HttpInstrumentation(), new UndiciInstrumentation()],
})
sdk.start()
process.on('message', () => sdk.shutdown().then(() => process.exit(0)))
