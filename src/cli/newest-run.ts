/** Which run folders a command takes when nobody names any. */
import { existsSync } from 'node:fs'
import { newestOf, runsIn } from '../sources/input/run-folders.ts'
import { UserError } from './user-error.ts'

/** The newest run below the folder and those that overlap it in time, oldest first. */
export function newestRuns(folder: string): string[] {
  const newest = newestOf(runsIn(folder))
  if (newest.length === 0)
    throw new UserError(
      existsSync(folder)
        ? `No run in ${folder}. Start the server with \`node --require rolecall/register server.js\` first, or name the files to analyze.`
        : `There is no folder ${folder} here. Name the files to analyze, or start the server with \`node --require rolecall/register server.js\`, which writes it (ROLECALL_DIR moves it).`,
    )
  return newest.map((run) => run.path)
}

/** Runs that began at or after this UTC ms, oldest first. */
export function runsSince(folder: string, ms: number): string[] {
  return runsIn(folder)
    .filter((run) => run.from >= ms)
    .map((run) => run.path)
}
