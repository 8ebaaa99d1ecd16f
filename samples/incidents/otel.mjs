#!/usr/bin/env node
/**
 * `npm run incidents:otel [name…]`: plays every incident through `rolecall/otel`, OpenTelemetry's way in, and compares its
 * findings with those of the recorded run of `rolecall/register`. Prints each difference; exits 1 where there is one.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { analyze } from 'rolecall'
import { play } from './play.mjs'

const INCIDENTS = fileURLToPath(new URL('.', import.meta.url))

const all = (await readdir(INCIDENTS, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && entry.name !== 'servers')
  .map((entry) => entry.name)
const names = process.argv.length > 2 ? process.argv.slice(2) : all
let equal = 0
for (const name of names) {
  const { scenario } = await import(`./${name}/scenario.mjs`)
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-incident-'))
  try {
    await play(scenario, 'otel', folder)
    const [register, otel] = [await found(join(INCIDENTS, name, 'preload')), await found(folder)]
    const differences = [
      ...register.filter((one) => !otel.includes(one)).map((one) => `${one} by rolecall/register only`),
      ...otel.filter((one) => !register.includes(one)).map((one) => `${one} by rolecall/otel only`),
    ]
    if (differences.length) console.log(`${name}: ${differences.join('; ')}`)
    else equal += 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
console.log(`${equal} of ${names.length} incidents: the same findings through rolecall/register and rolecall/otel`)
process.exitCode = equal === names.length ? 0 : 1

/** Rules with severity, and whether they lead or follow. @param {string} folder */
async function found(folder) {
  const { findings } = await analyze([folder])
  const told = findings.map(({ ruleId, severity, causedBy }) => `${ruleId} (${severity}${causedBy ? ', folded' : ''})`)
  return [...new Set(told)].sort()
}
