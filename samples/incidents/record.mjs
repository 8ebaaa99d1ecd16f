#!/usr/bin/env node
/**
 * Records incidents anew: `npm run record:incidents [name…]`. Each is played twice, with the preload and with stock
 * OpenTelemetry; `logs/` is the preload run's server log and results alone. Paths of this machine are replaced; a recording
 * that holds a secret is thrown away, with an error. Of the calls in `open.jsonl` those that ended are left out: `spans.jsonl`
 * has them whole.
 */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { play } from './play.mjs'

const INCIDENTS = fileURLToPath(new URL('.', import.meta.url))

const all = (await readdir(INCIDENTS, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && entry.name !== 'servers')
  .map((entry) => entry.name)
const names = process.argv.length > 2 ? process.argv.slice(2) : all
const unknown = names.filter((name) => !all.includes(name))
if (unknown.length) {
  console.error(`no incident ${unknown.join(', ')}; there are ${all.join(', ')}`)
  process.exit(2)
}

for (const name of names) {
  const { scenario } = await import(`./${name}/scenario.mjs`)
  let size = 0
  for (const evidence of /** @type {const} */ (['preload', 'stock'])) {
    const folder = await mkdtemp(join(tmpdir(), 'rolecall-incident-'))
    try {
      const { secrets, paths } = await play(scenario, evidence, folder)
      const runs = scenario.there ? [folder, join(folder, 'there')] : [folder]
      for (const run of runs) {
        await rm(join(run, 'home'), { recursive: true })
        await dropEnded(run)
      }
      size += await clean(folder, secrets, [...paths, [`"${hostname()}"`, '"host"']])
      const target = join(INCIDENTS, name, evidence)
      await rm(target, { recursive: true, force: true })
      if (evidence === 'preload') {
        const logs = join(INCIDENTS, name, 'logs')
        await rm(logs, { recursive: true, force: true })
        await mkdir(logs)
        for (const file of ['server.log', 'results.json']) await cp(join(folder, file), join(logs, file))
      }
      for (const run of runs) await rm(join(run, 'server.log'))
      await cp(folder, target, { recursive: true })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
  console.log(`${name}: ${Math.round(size / 1000)} kB`)
}

/**
 * Replaces paths in every file and makes sure that no secret is left.
 *
 * @param {string} folder @param {string[]} secrets @param {[string, string][]} paths
 */
async function clean(folder, secrets, paths) {
  let size = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath ?? entry.path, entry.name)
    let text = await readFile(file, 'utf8')
    for (const [path, stand] of paths) text = text.replaceAll(path, stand)
    // An emulator's `test` is a word, not a secret.
    const found = secrets.find((secret) => secret.length >= 16 && text.includes(secret))
    if (found) throw new Error(`${entry.name} holds a secret: ${found.slice(0, 6)}…`)
    await writeFile(file, text)
    size += text.length
  }
  return size
}

/** @param {string} folder */
async function dropEnded(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue
    const open = join(folder, entry.name, 'open.jsonl')
    const ended = await readFile(join(folder, entry.name, 'spans.jsonl'), 'utf8').catch(() => '')
    const lines = (await readFile(open, 'utf8').catch(() => '')).split('\n')
    const left = lines.filter((line) => line && !ended.includes(/"spanId":"\w+"/.exec(line)?.[0] ?? ' '))
    if (left.length) await writeFile(open, `${left.join('\n')}\n`)
    else await rm(open, { force: true })
  }
}
