/** Before `npm run bench` and `npm run bench:preload`: what they measure beside rolecall, and the Node versions they measure on, into `.cache/`. */
import { existsSync } from 'node:fs'
import { install, installNode } from '../test/coexistence/cache.mjs'
import { DUCKDB, MAJORS, PEER } from './measured.mjs'

const missing = MAJORS.filter((major) => !installNode(major)).map((major) => `Node ${major}`)
if (!existsSync(PEER.preload) && !install(PEER.folder, PEER.packages)) missing.push(PEER.name)
if (!existsSync(DUCKDB.folder) && !install(DUCKDB.folder, DUCKDB.packages)) missing.push('DuckDB')
if (missing.length) console.error(`NOT INSTALLED, and not measured: ${missing.join(', ')}`)
