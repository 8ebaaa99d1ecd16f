#!/usr/bin/env node
/** Where the command begins: an older Node would fail somewhere in the middle, in words of its own. */
import { fileURLToPath } from 'node:url'
import { runCached } from './cached-script.ts'

/** The file that the build made of `main.ts`. */
declare const ROLECALL_COMMAND: string

const OLDEST = [20, 6] as const
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `rolecall: needs Node ${OLDEST.join('.')} or later, and this is ${process.versions.node}. Install a newer one (https://nodejs.org), or run it by one: npx --package node@22 --package rolecall rolecall\n`,
  )
  process.exitCode = 2
} else {
  const script = runCached(fileURLToPath(new URL(ROLECALL_COMMAND, import.meta.url)))
  const { start } = script.exports as typeof import('./main.ts')
  // What an analysis needed is what most starts need.
  if (await start()) script.keep()
}
