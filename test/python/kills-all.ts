/** `npm run test:python:kills`: 200 SIGKILLs at random moments under load. */
import { isSound } from '../preload/kills.ts'
import { killPythonUnderLoad } from './kills.ts'

const result = await killPythonUnderLoad(Number(process.env['KILLS'] ?? 200))
console.log(JSON.stringify(result))
process.exitCode = isSound(result) ? 0 : 1
