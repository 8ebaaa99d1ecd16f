/** `npm run test:kills`: 200 SIGKILLs at random moments under load. */
import { isSound, killUnderLoad } from './kills.ts'

const result = await killUnderLoad(Number(process.env['KILLS'] ?? 200))
console.log(JSON.stringify(result))
process.exitCode = isSound(result) ? 0 : 1
