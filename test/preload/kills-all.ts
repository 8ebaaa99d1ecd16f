/** `npm run test:kills`: 200 SIGKILLs at random moments under load. */
import { killUnderLoad } from './kills.ts'

const result = await killUnderLoad(Number(process.env['KILLS'] ?? 200))
console.log(JSON.stringify(result))
process.exitCode = result.missing || result.lookOpen || result.hiding || !result.inFlight || !result.finished ? 1 : 0
