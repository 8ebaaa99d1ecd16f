import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { NODES } from './nodes.ts'
import { REGISTER } from './server-process.ts'

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

test.each([
  ['./core', 'core.js'],
  ['./smithy-client/dist-cjs/index.js', 'smithy-client/dist-cjs/index.js'],
])('modules that require each other by %s are warned of no more than without', (request, file) => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-circular-'))
  try {
    mkdirSync(join(folder, 'smithy-client/dist-cjs'), { recursive: true })
    writeFileSync(join(folder, file), `require(${JSON.stringify(join(folder, 'user.js'))}); exports.ready = true`)
    // Meets the exports of a module that is still loading: reading what they lack is what Node warns of.
    writeFileSync(join(folder, 'user.js'), `require(${JSON.stringify(request)})`)
    writeFileSync(join(folder, 'main.js'), `require(${JSON.stringify(request)})`)
    const { stderr, status } = spawnSync(process.execPath, ['--require', REGISTER, 'main.js'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(status).toBe(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test.each(NODES)('Node $major: who looks for the caller of a load finds the same as without', ({ node }) => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-callers-'))
  try {
    mkdirSync(join(folder, 'node_modules/old'), { recursive: true })
    // Node warns of this builtin, unless a package asks for it.
    const source = "require('punycode'); console.log(new Error().stack.includes('register'))"
    writeFileSync(join(folder, 'node_modules/old/index.js'), source)
    writeFileSync(join(folder, 'package.cjs'), "require('old')")
    writeFileSync(join(folder, 'application.cjs'), source)
    for (const main of ['package.cjs', 'application.cjs']) {
      const run = (args: string[]) => {
        const { stdout, stderr } = spawnSync(node, [...args, main], { cwd: folder, encoding: 'utf8' })
        return { main, stdout, stderr: stderr.replace(/node:\d+/, 'node') }
      }
      const plain = run([])
      expect(run(['--require', REGISTER])).toEqual(plain)
      expect(plain.stdout).toBe('false\n')
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
