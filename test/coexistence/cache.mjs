/** Where set-up scripts put what is tested and measured beside rolecall: `.cache/agents/<id>` and `.cache/node/<major>`, ignored by git. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const OWN_MAJOR = Number(process.versions.node.split('.')[0])

/** @param {string} id */
export const agentFolder = (id) => join(ROOT, '.cache', 'agents', id)

const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

/** @param {number} major */
const nodeFolder = (major) => join(ROOT, '.cache', 'node', String(major))

/** Path of a Node of that major version; this very one where it fits. @param {number} major */
export function nodeBinary(major) {
  if (major === OWN_MAJOR) return process.execPath
  const path = join(
    nodeFolder(major),
    'node_modules',
    nodePackage,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  return existsSync(path) ? path : undefined
}

/** What can't be installed is said by npm. @param {string} folder @param {string[]} packages */
export function install(folder, packages) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/package.json`, '{ "private": true }\n')
  console.log(`installing ${packages.join(' ')}`)
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  const { status } = spawnSync('npm', ['install', ...options, ...packages], { cwd: folder, stdio: 'inherit' })
  return status === 0
}

/** @param {number} major */
export function installNode(major) {
  if (!nodeBinary(major)) install(nodeFolder(major), [`${nodePackage}@${major}`])
  return nodeBinary(major) !== undefined
}

/** Installed version of an agent's first package. @param {import('./agents.mjs').Agent} agent */
export function installedVersion({ id, packages }) {
  const name = /** @type {string} */ (packages[0]).replace(/(?<=.)@[^@/]*$/, '')
  const shown = name === '@opentelemetry/api' ? '@opentelemetry/sdk-node' : name
  const path = join(agentFolder(id), 'node_modules', shown, 'package.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).version : undefined
}
