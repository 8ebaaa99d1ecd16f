/**
 * `rolecall/otel`, for servers that run OpenTelemetry or want it. As a module: a span processor and hooks for a server's
 * own SDK. As a preload (`--require rolecall/otel`, `--import rolecall/otel`): starts the SDK as well.
 */
import { startSdk } from './start-sdk.ts'

export { type AwsSdkHooks, awsSdkHooks } from './aws-sdk-hooks.ts'
export { rolecallSpanProcessor } from './span-processor.ts'
export type { SpanProcessor } from './span-types.ts'

/** `--import` leaves no trace in the module, only on the command line. */
const IMPORTED = /--import[= ]["']?(?:\S*[\\/])?rolecall[\\/](?:dist[\\/])?otel(?:\.[cm]js)?["']?(?:\s|$)/

const preloaded =
  module.parent?.id === 'internal/preload' ||
  IMPORTED.test(process.execArgv.join(' ')) ||
  IMPORTED.test(process.env['NODE_OPTIONS'] ?? '')
if (preloaded) startSdk()
