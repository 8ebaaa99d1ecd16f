/**
 * npm run setup:agents [-- --ci]: installs the agents and the Node versions they are tested on into `.cache/`. What can't
 * be installed is said, and missing from the matrix later.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { agents } from './agents.mjs'
import { agentFolder, nodeBinary, nodeFolder, OWN_MAJOR } from './cache.mjs'

const ci = process.argv.includes('--ci')
const wanted = agents.filter((agent) => agent.ci || !ci)
const majors = ci ? [] : [...new Set(wanted.flatMap(({ nodes }) => nodes))].filter((major) => major !== OWN_MAJOR)
const failed = [
  ...majors
    .filter((major) => {
      install(nodeFolder(major), [
        `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}@${major}`,
      ])
      return !nodeBinary(major)
    })
    .map((major) => `Node ${major}`),
  ...wanted.filter(({ id, packages }) => !install(agentFolder(id), packages)).map(({ name }) => name),
]
if (failed.length) {
  console.error(`NOT INSTALLED: ${failed.join(', ')}`)
  process.exit(1)
}

/** @param {string} folder @param {string[]} packages */
function install(folder, packages) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/package.json`, '{ "private": true }\n')
  console.log(`installing ${packages.join(' ')}`)
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  const { status } = spawnSync('npm', ['install', ...options, ...packages], { cwd: folder, stdio: 'inherit' })
  return status === 0
}
