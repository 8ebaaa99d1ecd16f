/**
 * npm run setup:agents [-- --ci]: installs the agents and the Node versions they are tested on into `.cache/`. What can't
 * be installed is said, and missing from the matrix later.
 */
import { agents } from './agents.mjs'
import { agentFolder, install, installNode, OWN_MAJOR } from './cache.mjs'

const ci = process.argv.includes('--ci')
const wanted = agents.filter((agent) => agent.ci || !ci)
const majors = ci ? [] : [...new Set(wanted.flatMap(({ nodes }) => nodes))].filter((major) => major !== OWN_MAJOR)
const failed = [
  ...majors.filter((major) => !installNode(major)).map((major) => `Node ${major}`),
  ...wanted.filter(({ id, packages }) => !install(agentFolder(id), packages)).map(({ name }) => name),
]
if (failed.length) {
  console.error(`NOT INSTALLED: ${failed.join(', ')}`)
  process.exit(1)
}
