/** Which run folders a command takes when nobody names any. */
import { existsSync, statSync } from 'node:fs'
import { newestOf, runsIn } from '../sources/input/run-folders.ts'
import { UserError } from './user-error.ts'

/** Where runs are written, as ROLECALL_DIR says. */
export function runsFolder(): string {
  const folder = process.env.ROLECALL_DIR || '.rolecall'
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new UserError(
      `${folder} is a file, and runs are written to a folder. ${process.env.ROLECALL_DIR ? 'Give ROLECALL_DIR another value, or unset it.' : 'Move the file away, or name another folder by ROLECALL_DIR.'}`,
    )
  return folder
}

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
