#!/usr/bin/env node
/**
 * Installs what the Python servers need: `npm run setup:python`. An environment for each set of packages that can't share
 * one: the official MCP SDK traces itself, FastMCP 2 is traced by an instrumentation that the SDK's second version breaks,
 * and the suite asks for servers, other agents and majors of its own. Needs Python ≥ 3.11, as quilt-mcp does; does nothing where all is there
 * already.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))

const OF_THE_SUITE = fileURLToPath(new URL('../../test/python/requirements/', import.meta.url))

/** What the sample server stands on. @typedef {'mcp' | 'fastmcp'} Framework */
/** Environment -> its pinned packages. */
const WANTED = {
  mcp: join(HERE, 'requirements-mcp.txt'),
  fastmcp: join(HERE, 'requirements-fastmcp.txt'),
  'fastmcp-3': join(OF_THE_SUITE, 'fastmcp-3.txt'),
  'fastmcp-4': join(OF_THE_SUITE, 'fastmcp-4.txt'),
  launchers: join(OF_THE_SUITE, 'launchers.txt'),
  servers: join(OF_THE_SUITE, 'servers.txt'),
  frameworks: join(OF_THE_SUITE, 'frameworks.txt'),
  quilt: join(OF_THE_SUITE, 'quilt.txt'),
  agents: join(OF_THE_SUITE, 'agents.txt'),
}
/** @typedef {keyof typeof WANTED} Environment */
const ENVIRONMENTS = /** @type {Environment[]} */ (Object.keys(WANTED))

/** @param {Environment} name */
const filesOf = (name) => {
  const folder = join(HERE, '.venv', name)
  return { folder, wanted: WANTED[name], installed: join(folder, 'installed.txt') }
}

/**
 * Folder of an environment's programs.
 *
 * @param {Environment} name
 * @throws with what to do, if it was not set up
 */
export function pythonPrograms(name) {
  if (!isInstalled(name))
    throw new Error(`expected ${filesOf(name).folder} with the pinned packages: run \`npm run setup:python\``)
  return join(filesOf(name).folder, 'bin')
}

/** @param {Environment} name */
function isInstalled(name) {
  const { wanted, installed } = filesOf(name)
  return existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(wanted, 'utf8')
}

function findPython() {
  for (const name of ['python3', 'python']) {
    try {
      execFileSync(name, ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 11))'], { stdio: 'ignore' })
      return name
    } catch {
      // Not there, too old, or without the module venv: the next one may do.
    }
  }
  throw new Error('expected a `python3` or `python` of version 3.11 or newer, with the module venv; found none')
}

/** @param {string} program @param {string[]} args */
async function run(program, args) {
  const [code] = await once(spawn(program, args, { stdio: 'inherit' }), 'exit')
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}`)
}

/** @param {Environment} name */
async function install(name) {
  const { folder, wanted, installed } = filesOf(name)
  rmSync(folder, { recursive: true, force: true })
  await run(findPython(), ['-m', 'venv', folder])
  await run(join(folder, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--requirement', wanted])
  writeFileSync(installed, readFileSync(wanted))
}

/** Two at a time: one unpacks while the other waits for the registry. */
async function installAll() {
  const missing = ENVIRONMENTS.filter((one) => !isInstalled(one))
  const next = async () => {
    for (let name = missing.shift(); name; name = missing.shift()) await install(name)
  }
  await Promise.all([next(), next()])
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await installAll()
