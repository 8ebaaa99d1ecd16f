#!/usr/bin/env node
/**
 * The stand-in as a process: `node samples/aws-stand-in/cli.mjs world.json`. Prints one JSON line with its endpoints and
 * its users' keys, then serves until it is stopped. `PUT /_faults` on its endpoint replaces the faults.
 */
import { readFileSync } from 'node:fs'
import { startAws } from './index.mjs'

const [file] = process.argv.slice(2)
if (!file) {
  console.error('usage: cli.mjs <world.json>\n\nThe file holds the configuration of startAws (see world.mjs).')
  process.exit(2)
}
const { config, aws } = await started(file)
const { endpoint, metadataEndpoint, catalogEndpoint } = aws
/** @type {{ arn: string }[]} */
const users = config.users ?? []
const keys = Object.fromEntries(users.map(({ arn }) => [arn, aws.keysOf(arn)]))
console.log(JSON.stringify({ endpoint, metadataEndpoint, catalogEndpoint, keys }))

/** @param {string} file */
async function started(file) {
  try {
    const config = JSON.parse(readFileSync(file, 'utf8'))
    return { config, aws: await startAws(config) }
  } catch (error) {
    console.error(`cannot start from ${file}: ${/** @type {Error} */ (error).message}`)
    process.exit(2)
  }
}
