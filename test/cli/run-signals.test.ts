import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'

/** Long enough for a second signal, if one was sent on; then it says how many came. */
const SERVER = `
let seen = 0
const told = (name) => () => {
  seen++
  if (seen === 1) setTimeout(() => { console.log(name + ' ' + seen); process.exit(7) }, 700)
}
for (const name of ['SIGINT', 'SIGTERM']) process.on(name, told(name))
setInterval(() => {}, 1000)
console.log('ready')
`

test.for([
  ['its process alone', 'SIGTERM', 1],
  ['the whole group', 'SIGTERM', -1],
  ['its process alone', 'SIGINT', 1],
  ['the whole group, as Ctrl-C does', 'SIGINT', -1],
] as const)('the command sees a signal to %s once: %s', async ([, signal, whom]) => {
  const cwd = mkdtempSync(join(tmpdir(), 'rolecall-signals-'))
  try {
    const ran = spawn(process.execPath, [resolve('dist/cli.js'), 'run', '--', process.execPath, '-e', SERVER], {
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const closed = once(ran, 'close')
    const lines = createInterface({ input: ran.stdout })[Symbol.asyncIterator]()
    expect((await lines.next()).value).toBe('ready')
    process.kill(whom * ran.pid!, signal)
    expect((await lines.next()).value).toBe(`${signal} 1`)
    expect((await closed)[0]).toBe(7)
  } finally {
    rmSync(cwd, { recursive: true })
  }
})

test('a signal to its process alone goes on where there is no witness to ask', async () => {
  const ran = spawn(process.execPath, [resolve('dist/cli.js'), 'run', '--', process.execPath, '-e', SERVER], {
    cwd: tmpdir(),
    env: { ...process.env, PATH: '', ROLECALL_DIR: mkdtempSync(join(tmpdir(), 'rolecall-signals-')) },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const closed = once(ran, 'close')
  const lines = createInterface({ input: ran.stdout })[Symbol.asyncIterator]()
  await lines.next()
  ran.kill('SIGTERM')
  expect((await lines.next()).value).toBe('SIGTERM 1')
  await closed
})
