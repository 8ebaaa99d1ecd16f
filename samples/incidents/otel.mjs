#!/usr/bin/env node
/**
 * `npm run incidents:otel [name…]`: plays every incident through `rolecall/otel`, OpenTelemetry's way in, and compares its
 * findings with those of the recorded run of `rolecall/register`, and where they differ with those of a run played now: time
 * and chance (a backoff, a timer) play a part in some. Prints each difference that stays; exits 1 where there is one.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { analyze } from 'rolecall'
import { isPython } from './launch.mjs'
import { play } from './play.mjs'

const INCIDENTS = fileURLToPath(new URL('.', import.meta.url))

const all = (await readdir(INCIDENTS, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && entry.name !== 'servers')
  .map((entry) => entry.name)
const names = process.argv.length > 2 ? process.argv.slice(2) : all
let equal = 0
let of = 0
for (const name of names) {
  const { scenario } = await import(`./${name}/scenario.mjs`)
  // Python has no such way in.
  if (isPython(scenario.server)) continue
  of += 1
  const otel = await played(scenario, 'otel')
  const recorded = await found(join(INCIDENTS, name, 'preload'))
  if (same(recorded, otel)) {
    equal += 1
    continue
  }
  const register = await played(scenario, 'preload')
  if (same(register, otel)) {
    equal += 1
    continue
  }
  const differences = [
    ...register.filter((one) => !otel.includes(one)).map((one) => `${one} by rolecall/register only`),
    ...otel.filter((one) => !register.includes(one)).map((one) => `${one} by rolecall/otel only`),
  ]
  console.log(`${name}: ${differences.join('; ')}`)
}
console.log(`${equal} of ${of} incidents: the same findings through rolecall/register and rolecall/otel`)
process.exitCode = equal === of ? 0 : 1

/** Rules with severity, and whether they lead or follow. @param {string} folder */
async function found(folder) {
  const { findings } = await analyze([folder])
  const told = findings.map(({ ruleId, severity, causedBy }) => `${ruleId} (${severity}${causedBy ? ', folded' : ''})`)
  return [...new Set(told)].sort()
}

/** What the spans and results of a run played now tell; its log would tell more. @param {import('./play.mjs').Scenario} scenario @param {'preload' | 'otel'} evidence */
async function played(scenario, evidence) {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-incident-'))
  try {
    await play(scenario, evidence, folder)
    for (const run of [folder, join(folder, 'there')]) await rm(join(run, 'server.log'), { force: true })
    return await found(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param {string[]} a @param {string[]} b */
function same(a, b) {
  return a.join() === b.join()
}
