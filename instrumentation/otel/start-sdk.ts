/** `node --require rolecall/otel server.js`: OpenTelemetry's Node SDK with AWS SDK, HTTP and undici, and the run folder. */
import { warn } from '../evidence/run-folder.ts'
import { awsSdkHooks } from './aws-sdk-hooks.ts'
import { exportAsked, exportingProcessors } from './exporters.ts'
import { rolecallSpanProcessor } from './span-processor.ts'

const PACKAGES = [
  '@opentelemetry/sdk-node',
  '@opentelemetry/instrumentation-aws-sdk',
  '@opentelemetry/instrumentation-http',
  '@opentelemetry/instrumentation-undici',
] as const

/** Never throws: what is missing or wrong is one line on standard error, and the server runs without it. */
export function startSdk(): void {
  try {
    const missing = PACKAGES.filter((name) => !locate(name))
    if (missing.length) {
      warn(
        `rolecall/otel needs packages that are not installed: npm install ${['@opentelemetry/api', ...missing].join(' ')}` +
          ' (rolecall/register needs none); nothing is recorded in this process',
      )
      return
    }
    start(process.env)
  } catch (error) {
    warn(`rolecall/otel could not start: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
  }
}

function start(env: NodeJS.ProcessEnv): void {
  const [sdkNode, awsSdk, http, undici] = PACKAGES.map((name) => require(locate(name)!))
  const ofSdk = (name: string) => require(locate(name, locate(PACKAGES[0])!)!)
  const sdk = new sdkNode.NodeSDK({
    spanProcessors: [rolecallSpanProcessor(), ...exportingProcessors(ofSdk, env)],
    ...(!env['OTEL_PROPAGATORS'] && { textMapPropagator: readingOnly(ofSdk('@opentelemetry/core')) }),
    instrumentations: [
      new awsSdk.AwsInstrumentation(awsSdkHooks()),
      new http.HttpInstrumentation(),
      new undici.UndiciInstrumentation(),
    ],
    ...(!exportAsked('METRICS', env) && { metricReaders: [] }),
    ...(!exportAsked('LOGS', env) && { logRecordProcessors: [] }),
  })
  sdk.start()
  // ES importers of builtins see what is patched now, and later only what is patched before they link.
  require('node:http')
  require('node:https')
  ;(require('node:module') as typeof import('node:module')).syncBuiltinESMExports()
  process.once('beforeExit', () => sdk.shutdown().catch(() => {}))
}

interface Propagator {
  extract(...args: unknown[]): unknown
}
type Core = Record<string, new (options?: object) => Propagator>

/** The caller's trace goes on here; no header of ours goes to S3 and to other people's services, unless one asks for it. */
function readingOnly({ CompositePropagator, W3CTraceContextPropagator, W3CBaggagePropagator }: Core) {
  const standard = new CompositePropagator!({
    propagators: [new W3CTraceContextPropagator!(), new W3CBaggagePropagator!()],
  })
  return { inject() {}, extract: (...args: unknown[]) => standard.extract(...args), fields: () => [] }
}

/** Beside rolecall, else in the server's own folder; `from` another package's file. */
function locate(name: string, from?: string): string | undefined {
  try {
    return require.resolve(name, { paths: from ? [from] : [__dirname, process.cwd()] })
  } catch {
    return undefined
  }
}
