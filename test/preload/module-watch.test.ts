import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test.each(['http', 'http2', 'worker_threads'])('a server that loads %s does not load it again and again', (name) => {
  const script = `
    const Module = require('node:module')
    const load = Module._load
    let loads = 0
    Module._load = function (...args) { loads++; return load.apply(this, args) }
    require('rolecall/register')
    loads = 0
    require('node:${name}')
    console.log(loads)`
  const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
  // Itself, and what its watch needs.
  expect(Number(stdout)).toBeLessThanOrEqual(3)
  expect(Number(stdout)).toBeGreaterThan(0)
})
