#!/usr/bin/env node
/**
 * Records the stories anew: `npm run record:python [story…]`, after `npm run setup:python`. What lies in `runs/<story>`
 * afterwards is a real run; only secrets and this machine's paths were blanked out.
 */
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { homedir, hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { play } from './play.mjs'
import { stories } from './stories.mjs'

const RUNS = fileURLToPath(new URL('runs/', import.meta.url))
/** Of a file, in bytes: a sample is to be read by people. */
const LARGEST = 100_000

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(stories)
const unknown = names.filter((name) => !Object.hasOwn(stories, name))
if (unknown.length) {
  console.error(`no story ${unknown.join(', ')}; there are ${Object.keys(stories).join(', ')}`)
  process.exit(2)
}

for (const name of names) {
  await record(name, 'stock', ['spans', 'csm', 'logs', 'results.json'], join(RUNS, name))
  await record(name, 'hook', ['hook', 'results.json'], join(RUNS, name, 'hook'))
}

/** @param {string} name @param {'stock' | 'hook'} by @param {string[]} kinds @param {string} target */
async function record(name, by, kinds, target) {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-record-'))
  try {
    const { results, secrets } = await play(stories[name], folder, by)
    await rm(join(folder, 'home'), { recursive: true })
    await check(folder, [...secrets, folder, process.cwd(), homedir(), `"${hostname()}"`])
    for (const kind of kinds) {
      // The hook's run folders lie in their own.
      const place = kind === 'hook' ? target : join(target, kind)
      await rm(place, { recursive: true, force: true })
      await cp(join(folder, kind), place, { recursive: true })
    }
    const { passed, tests } = results.results.summary
    console.log(`${name}, ${by}: ${passed} of ${tests} tests passed`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** No file may hold one of the words, or be too large. @param {string} folder @param {string[]} words */
async function check(folder, words) {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const text = await readFile(join(entry.parentPath ?? entry.path, entry.name), 'utf8')
    const found = words.find((word) => text.includes(word))
    if (found) throw new Error(`${entry.name} holds what must not be recorded: ${found.slice(0, 6)}…`)
    if (text.length > LARGEST) throw new Error(`${entry.name} has ${text.length} bytes; expected at most ${LARGEST}`)
  }
}
