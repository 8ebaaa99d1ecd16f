/** `node --require rolecall/register server.js`: starts the passive taps. Exports nothing, never throws. */
import http from 'node:http'
import { warn } from '../evidence/run-folder.ts'
import { watchAwsSdkV3 } from './aws-sdk-v3.ts'
import { watchHttpClient } from './http-client.ts'
import { watchHttpServer } from './http-server.ts'
import { mcpOverHttp } from './mcp-http.ts'
import { watchMessageBodies } from './message-body.ts'
import { watchModules } from './modules.ts'
import { Recorder } from './recorder.ts'
import { disabled, readSettings } from './settings.ts'
import { ToolCalls } from './tool-calls.ts'

/** Two loads, by whatever path, are one. */
const LOADED = Symbol.for('rolecall.register')

function start(): void {
  const prototype = http.ClientRequest.prototype as unknown as Record<symbol, unknown>
  if (prototype[LOADED] || disabled(process.env)) return
  Object.defineProperty(prototype, LOADED, { value: true })
  const recorder = new Recorder(readSettings(process.env))
  const tools = new ToolCalls(recorder)
  watchMessageBodies()
  watchHttpClient(recorder)
  watchHttpServer(recorder, mcpOverHttp(recorder, tools))
  watchModules([
    {
      matches:
        /^@smithy\/core\/client$|smithy-client$|[\\/]smithy-client[\\/]dist-cjs[\\/]index\.js$|[\\/]submodules[\\/]client[\\/]index\.js$/,
      loaded: (exports) => recorder.guard(() => watchAwsSdkV3(recorder, exports)),
    },
  ])
  process.on('exit', () => recorder.guard(() => recorder.exit()))
}

try {
  start()
} catch (error) {
  warn(`could not start (${error instanceof Error ? error.message : error}); nothing is recorded in this process`)
}
