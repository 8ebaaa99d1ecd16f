#!/usr/bin/env node
/**
 * Installs what the Python server needs into `samples/python/.venv`: `npm run setup:python`. Needs Python ≥ 3.10; does
 * nothing if all is there already.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const VENV = join(HERE, '.venv')
const WANTED = join(HERE, 'requirements.txt')
const INSTALLED = join(VENV, 'requirements.installed.txt')

/** Folder of the virtual environment's programs. @throws with what to do, if it was not set up */
export function pythonPrograms() {
  if (!isInstalled())
    throw new Error('expected samples/python/.venv with the pinned packages: run `npm run setup:python`')
  return join(VENV, 'bin')
}

const isInstalled = () => existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === readFileSync(WANTED, 'utf8')

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

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !isInstalled()) {
  const python = findPython()
  rmSync(VENV, { recursive: true, force: true })
  execFileSync(python, ['-m', 'venv', VENV], { stdio: 'inherit' })
  execFileSync(join(VENV, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--requirement', WANTED], {
    stdio: 'inherit',
  })
  writeFileSync(INSTALLED, readFileSync(WANTED))
}
