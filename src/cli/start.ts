#!/usr/bin/env node
/** Where the command begins: an older Node would fail somewhere in the middle, in words of its own. */
const OLDEST = [20, 6] as const
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `rolecall: needs Node ${OLDEST.join('.')} or later, and this is ${process.versions.node}. Install a newer one (https://nodejs.org), or run it by one: npx --package node@22 --package rolecall rolecall\n`,
  )
  process.exitCode = 2
} else if (process.argv[2] === '--complete') {
  // A shell asks at each Tab: what it does not need is not loaded.
  const { candidatesOf } = await import('./completion.ts')
  for (const one of await candidatesOf(process.argv.slice(3))) process.stdout.write(`${one}\n`)
} else await import('./main.ts')
