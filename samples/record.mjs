#!/usr/bin/env node
/**
 * Records the stories anew: `npm run record [story…]`. What lies in `samples/<story>/inputs` afterwards is a real run,
 * the run folder that the preload wrote, the runner's results, the server's log; unchanged, but that places in the code begin
 * at the repository. A recording that holds a
 * secret or a path of this machine is thrown away, with an error.
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir, hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { play } from './play.mjs'
import { stories } from './stories.mjs'

const SAMPLES = fileURLToPath(new URL('.', import.meta.url))
const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** A sample is to be read by people. */
const LARGEST = 500_000
/** A story is the server's, not that of a busy machine that let it wait. */
const STALLED_MS = 250

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(stories)
const unknown = names.filter((name) => !Object.hasOwn(stories, name))
if (unknown.length) {
  console.error(`no story ${unknown.join(', ')}; there are ${Object.keys(stories).join(', ')}`)
  process.exit(2)
}

for (const name of names) {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-record-'))
  try {
    const { results, secrets } = await play(stories[name], folder)
    await rm(join(folder, 'home'), { recursive: true })
    await fromHere(folder)
    const size = await checked(folder, [...secrets, folder, SAMPLES, process.cwd(), homedir(), `"${hostname()}"`])
    const inputs = join(SAMPLES, name, 'inputs')
    await rm(inputs, { recursive: true, force: true })
    await cp(folder, inputs, { recursive: true })
    const { passed, tests } = results.results.summary
    console.log(`${name}: ${passed} of ${tests} tests passed, ${Math.round(size / 1000)} kB`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Places in the code as seen from the repository, wherever it lies: `samples/mcp-server/server.mjs`.
 *
 * @param {string} folder
 */
async function fromHere(folder) {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath ?? entry.path, entry.name)
    const text = await readFile(file, 'utf8')
    if (text.includes(ROOT)) await writeFile(file, text.replaceAll(ROOT, ''))
  }
}

/**
 * Total size of the files, none of which may hold one of the words.
 *
 * @param {string} folder @param {string[]} words
 */
async function checked(folder, words) {
  let size = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const text = await readFile(join(entry.parentPath ?? entry.path, entry.name), 'utf8')
    size += text.length
    for (const [, ms] of text.matchAll(/"rolecall\.event_loop\.delay_ms","value":\{"\w+":"?(\d+)/g))
      if (Number(ms) >= STALLED_MS) throw new Error('this machine held the server up meanwhile; record again')
    const found = words.find((word) => text.includes(word))
    if (found) throw new Error(`${entry.name} holds what must not be recorded: ${found.slice(0, 6)}…`)
  }
  if (size > LARGEST) throw new Error(`the recording has ${size} bytes; expected at most ${LARGEST}`)
  return size
}
