/** Before `npm run bench:preload`: the peer it measures and the Node versions it measures on, into `.cache/`. */
import { existsSync } from 'node:fs'
import { install, installNode } from '../test/coexistence/cache.mjs'
import { MAJORS, PEER } from './measured.mjs'

const missing = MAJORS.filter((major) => !installNode(major)).map((major) => `Node ${major}`)
if (!existsSync(PEER.preload) && !install(PEER.folder, PEER.packages)) missing.push(PEER.name)
if (missing.length) console.error(`NOT INSTALLED, and not measured: ${missing.join(', ')}`)
