/** The taps of a process: everything that watches, whoever records. */
import { watchAwsSdkV2 } from './aws-sdk-v2.ts'
import { watchBullMq } from './bullmq.ts'
import { watchHttpClient } from './http-client.ts'
import { whenHttpLoads } from './http-load.ts'
import { watchHttpServer } from './http-server.ts'
import { watchHttp2Client } from './http2-client.ts'
import { watchHttp2Server } from './http2-server.ts'
import { LambdaRuntime } from './lambda.ts'
import { mcpOverHttp } from './mcp-http.ts'
import { mcpOverStdio } from './mcp-stdio.ts'
import { watchMessageBodies } from './message-body.ts'
import { watchModules } from './modules.ts'
import { QueueMessages } from './queue-messages.ts'
import type { Recorder } from './recorder.ts'
import { disabled, readSettings, type Settings } from './settings.ts'
import { ToolCalls } from './tool-calls.ts'
import { watchUndici } from './undici.ts'
import { Work } from './work.ts'
import { inherited, shareWithWorkers } from './workers.ts'

/** Two loads, by whatever path, are one. */
const LOADED = Symbol.for('rolecall.register')

/**
 * Starts all taps but the one for AWS SDK v3 clients, which `awsSdkV3` is, called as their module loads. Nothing, and
 * no recorder, where taps are there already or the preload is turned off. Throws where they can't start, with all taken back
 * that was begun.
 */
export function startTaps<R extends Recorder>(
  recorderOf: (settings: Settings) => R,
  awsSdkV3: (recorder: R, exports: never) => void,
): R | undefined {
  const prototype = Object.getPrototypeOf(process) as Record<symbol, unknown>
  if (prototype[LOADED] || disabled(process.env)) return undefined
  let recorder: R | undefined
  try {
    Object.defineProperty(prototype, LOADED, { value: true })
    if (process.versions['bun']) throw new Error('Bun has not what this needs')
    const settings = { ...readSettings(process.env), ...inherited() }
    recorder = recorderOf(settings)
    tap(recorder, settings, awsSdkV3)
    return recorder
  } catch (error) {
    recorder?.stop()
    throw error
  }
}

function tap<R extends Recorder>(
  recorder: R,
  settings: Settings,
  awsSdkV3: (recorder: R, exports: never) => void,
): void {
  const tools = new ToolCalls(recorder)
  const httpLoaded = whenHttpLoads(recorder, (http) => {
    watchMessageBodies(http)
    watchRequests(http)
  })
  const work = new Work(recorder)
  recorder.messages = new QueueMessages(recorder, work)
  const lambda = new LambdaRuntime(recorder, work)
  const watchRequests = watchHttpClient(recorder, lambda)
  watchHttp2Server(recorder, watchHttpServer(recorder, mcpOverHttp(recorder, tools)))
  watchUndici(recorder, lambda)
  mcpOverStdio(recorder, tools)
  const http2Loaded = watchHttp2Client(recorder)
  recorder.beforeCoverage = http2Loaded
  recorder.beforeFirstRecord = () => shareWithWorkers(recorder, settings)
  watchModules(recorder, [
    { matches: /^(node:)?https?$/, loaded: httpLoaded },
    { matches: /^(node:)?http2$/, loaded: http2Loaded },
    { matches: /^(node:)?worker_threads$/, loaded: () => shareWithWorkers(recorder, settings) },
    {
      matches:
        /^@smithy\/core\/client$|smithy-client$|[\\/]smithy-client[\\/]dist-cjs[\\/]index\.js$|[\\/]submodules[\\/]client[\\/]index\.js$/,
      loaded: (exports) => awsSdkV3(recorder, exports),
    },
    { matches: /(^|[\\/])rapid-client(\.node)?$/, loaded: (exports) => lambda.watchNative(exports) },
    {
      matches: /^bullmq$|[\\/]bullmq[\\/]dist[\\/]cjs[\\/](classes[\\/])?index\.js$/,
      loaded: (exports) => watchBullMq(recorder, work, exports),
    },
    {
      matches: /(^|[\\/])aws-sdk($|[\\/])|^\.\.?\/(lib\/)?core$/,
      loaded: (exports) => watchAwsSdkV2(recorder, exports),
    },
  ])
  // Changes nothing of what becomes of the error: https://nodejs.org/api/process.html#event-uncaughtexceptionmonitor
  const uncaught = (error: unknown) => recorder.guard(() => recorder.uncaught(error))
  process.on('uncaughtExceptionMonitor', uncaught)
  recorder.undoLater(() => process.off('uncaughtExceptionMonitor', uncaught))
  const exit = (code: number) => recorder.guard(() => recorder.exit(code))
  process.on('exit', exit)
  recorder.undoLater(() => process.off('exit', exit))
}
