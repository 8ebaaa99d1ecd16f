#!/usr/bin/env node
/**
 * Installs what the Python server needs: `npm run setup:python`. Two environments, since the official MCP SDK traces itself,
 * and FastMCP 2 is traced by an instrumentation that the SDK's second version breaks. Needs Python ≥ 3.10; does nothing
 * where all is there already.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))

/** @typedef {'mcp' | 'fastmcp'} Framework */
/** @type {Framework[]} */
const FRAMEWORKS = ['mcp', 'fastmcp']

/** @param {Framework} framework */
const filesOf = (framework) => {
  const folder = join(HERE, '.venv', framework)
  return { folder, wanted: join(HERE, `requirements-${framework}.txt`), installed: join(folder, 'installed.txt') }
}

/**
 * Folder of an environment's programs.
 *
 * @param {Framework} framework
 * @throws with what to do, if it was not set up
 */
export function pythonPrograms(framework) {
  if (!isInstalled(framework))
    throw new Error(`expected ${filesOf(framework).folder} with the pinned packages: run \`npm run setup:python\``)
  return join(filesOf(framework).folder, 'bin')
}

/** @param {Framework} framework */
function isInstalled(framework) {
  const { wanted, installed } = filesOf(framework)
  return existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(wanted, 'utf8')
}

function findPython() {
  for (const name of ['python3', 'python']) {
    try {
      execFileSync(name, ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 10))'], { stdio: 'ignore' })
      return name
    } catch {
      // Not there, too old, or without the module venv: the next one may do.
    }
  }
  throw new Error('expected a `python3` or `python` of version 3.10 or newer, with the module venv; found none')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const framework of FRAMEWORKS.filter((one) => !isInstalled(one))) {
    const { folder, wanted, installed } = filesOf(framework)
    const python = findPython()
    rmSync(folder, { recursive: true, force: true })
    execFileSync(python, ['-m', 'venv', folder], { stdio: 'inherit' })
    execFileSync(join(folder, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--requirement', wanted], {
      stdio: 'inherit',
    })
    writeFileSync(installed, readFileSync(wanted))
  }
