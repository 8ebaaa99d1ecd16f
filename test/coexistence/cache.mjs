/** Where `npm run setup:agents` puts things: `.cache/agents/<id>` and `.cache/node/<major>`, ignored by git. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const OWN_MAJOR = Number(process.versions.node.split('.')[0])

/** @param {string} id */
export const agentFolder = (id) => join(ROOT, '.cache', 'agents', id)

/** @param {number} major */
export const nodeFolder = (major) => join(ROOT, '.cache', 'node', String(major))

/** Path of a Node of that major version; this very one where it fits. @param {number} major */
export function nodeBinary(major) {
  if (major === OWN_MAJOR) return process.execPath
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const path = join(nodeFolder(major), 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(path) ? path : undefined
}

/** Installed version of an agent's first package. @param {import('./agents.mjs').Agent} agent */
export function installedVersion({ id, packages }) {
  const name = /** @type {string} */ (packages[0]).replace(/(?<=.)@[^@/]*$/, '')
  const shown = name === '@opentelemetry/api' ? '@opentelemetry/sdk-node' : name
  const path = join(agentFolder(id), 'node_modules', shown, 'package.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).version : undefined
}
