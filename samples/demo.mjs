#!/usr/bin/env node
/**
 * The story, live: `npm run demo`. Plays it against an AWS stand-in on loopback, in a temporary folder, and lets rolecall
 * say what happened. Exits 0 when the verdict is the story's, else 1 with what differed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { play } from './play.mjs'
import { stories } from './stories.mjs'
import { differences } from './verdict.mjs'

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const NAME = 'placeholder-role'

if (!existsSync(CLI)) {
  console.error('dist/cli.js is not there: run `npm run build` first, or `npm run demo`, which does both.')
  process.exit(1)
}

const folder = await mkdtemp(join(tmpdir(), 'rolecall-demo-'))
try {
  console.log('An MCP server under `node --require rolecall/register`, a local AWS, and a test runner.')
  console.log('Every request brings a token that names an AWS role. This is all that the runner sees:\n')
  const { results } = await play(stories[NAME], folder)
  for (const { name, status, message } of results.results.tests)
    console.log(`  ${status === 'passed' ? '✓' : '✗'} ${name}${message ? ` (${message})` : ''}`)
  const { passed, tests } = results.results.summary
  console.log(`\n  ${passed} of ${tests} passed. Looks like a slow bucket and a search that finds nothing.\n`)

  const run = (await readdir(folder)).find((name) => /^\d+-\d+-[0-9a-f]{4}$/.test(name))
  if (!run) throw new Error('the preload wrote no run folder')
  const paths = [run, 'results.json']
  console.log(`This is what \`rolecall analyze ${paths.join(' ')}\` sees:\n`)
  spawnSync(process.execPath, [CLI, 'analyze', ...paths], { cwd: folder, stdio: 'inherit' })

  const json = spawnSync(process.execPath, [CLI, 'analyze', ...paths, '--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const expected = JSON.parse(await readFile(new URL(`${NAME}/expected.json`, import.meta.url), 'utf8'))
  const wrong = json.stdout ? differences(JSON.parse(json.stdout), expected) : [`no report: ${json.stderr}`]
  if (json.status !== expected.exitCode) wrong.push(`exit code: expected ${expected.exitCode}, found ${json.status}`)
  if (wrong.length) {
    console.error(`\nThe verdict is not the story's (samples/${NAME}/README.md):\n  ${wrong.join('\n  ')}`)
    process.exitCode = 1
  } else {
    console.log(`\nThe verdict is the story's. The same run, recorded: samples/${NAME}`)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
