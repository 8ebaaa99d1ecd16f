/** `node --require rolecall/register server.js`: starts the passive taps. Exports nothing, never throws. */
import { warn } from '../evidence/run-folder.ts'
import { watchAwsSdkV2 } from './aws-sdk-v2.ts'
import { watchAwsSdkV3 } from './aws-sdk-v3.ts'
import { watchHttpClient } from './http-client.ts'
import { whenHttpLoads } from './http-load.ts'
import { watchHttpServer } from './http-server.ts'
import { watchHttp2 } from './http2-client.ts'
import { mcpOverHttp } from './mcp-http.ts'
import { mcpOverStdio } from './mcp-stdio.ts'
import { watchMessageBodies } from './message-body.ts'
import { watchModules } from './modules.ts'
import { Recorder } from './recorder.ts'
import { disabled, readSettings } from './settings.ts'
import { ToolCalls } from './tool-calls.ts'
import { watchUndici } from './undici.ts'
import { inherited, shareWithWorkers } from './workers.ts'

/** Two loads, by whatever path, are one. */
const LOADED = Symbol.for('rolecall.register')

function start(): void {
  const prototype = Object.getPrototypeOf(process) as Record<symbol, unknown>
  if (prototype[LOADED] || disabled(process.env)) return
  Object.defineProperty(prototype, LOADED, { value: true })
  const recorder = new Recorder({ ...readSettings(process.env), ...inherited() })
  const tools = new ToolCalls(recorder)
  const httpLoaded = whenHttpLoads((http, request) => {
    watchMessageBodies(http)
    watchHttpClient(recorder, http, request)
  })
  watchHttpServer(recorder, mcpOverHttp(recorder, tools))
  watchUndici(recorder)
  mcpOverStdio(recorder, tools)
  const http2Loaded = watchHttp2(recorder)
  recorder.beforeCoverage = () => {
    if (http2Loaded()) recorder.watched.add('http2')
  }
  recorder.beforeFirstRecord = () => shareWithWorkers(recorder)
  watchModules(recorder, [
    { matches: /^(node:)?https?$/, loaded: httpLoaded },
    { matches: /^(node:)?http2$/, loaded: http2Loaded },
    { matches: /^(node:)?worker_threads$/, loaded: () => shareWithWorkers(recorder) },
    {
      matches:
        /^@smithy\/core\/client$|smithy-client$|[\\/]smithy-client[\\/]dist-cjs[\\/]index\.js$|[\\/]submodules[\\/]client[\\/]index\.js$/,
      loaded: (exports) => watchAwsSdkV3(recorder, exports),
    },
    {
      matches: /(^|[\\/])aws-sdk($|[\\/])|^\.\.?\/(lib\/)?core$/,
      loaded: (exports) => watchAwsSdkV2(recorder, exports),
    },
  ])
  process.on('exit', () => recorder.guard(() => recorder.exit()))
}

try {
  start()
} catch (error) {
  warn(`could not start (${error instanceof Error ? error.message : error}); nothing is recorded in this process`)
}
