/** The kills of the Node preload, on a Python server whose calls run in threads. */
import { type KillResult, killUnderLoad } from '../preload/kills.ts'
import { startPython } from './start.ts'

export function killPythonUnderLoad(kills: number): Promise<KillResult> {
  return killUnderLoad(kills, (evidence, env) =>
    startPython({
      environment: 'servers',
      command: ['uvicorn', '--port', 'PORT', '--log-level', 'warning', 'fastapi_server:app'],
      env,
      evidence,
    }),
  )
}
