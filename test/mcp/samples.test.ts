/** A coding agent that asks `why` about any recorded run is told the root cause. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pathsOf } from '../python/verdict.ts'
import { ask, connect, SAMPLES } from './client.ts'

let client: Client
beforeAll(async () => {
  client = await connect(SAMPLES)
})
afterAll(() => client?.close())

/** What leads in each recorded file set, by what its `expected.json` says. */
function samples(): [paths: string[], leads: string][] {
  const expectedOf = (folder: string) => JSON.parse(readFileSync(join(SAMPLES, folder, 'expected.json'), 'utf8'))
  const folders = (folder: string) =>
    readdirSync(join(SAMPLES, folder)).filter((name) => existsSync(join(SAMPLES, folder, name, 'expected.json')))
  const stories = folders('.').map((name): [string[], string] => [[`${name}/inputs`], expectedOf(name).rootCauses[0]])
  const incidents = folders('incidents').flatMap((name) => {
    const { leads, stock, logs } = expectedOf(`incidents/${name}`)
    const levels = { preload: leads, stock: stock?.leads ?? leads, logs: logs?.leads ?? leads }
    // What less evidence cannot show is told by less.
    const cannot = { preload: {}, stock: stock?.cannot ?? {}, logs: logs?.cannot ?? {} }
    return (['preload', 'stock', 'logs'] as const).flatMap((level): [string[], string][] =>
      levels[level] in cannot[level] ? [] : [[[`incidents/${name}/${level}`], levels[level]]],
    )
  })
  const python = folders('python/runs').flatMap((name) =>
    (expectedOf(`python/runs/${name}`) as { evidence: string[]; leads: string; expectedRole?: string }[])
      .filter((one) => one.expectedRole === undefined)
      .map((one): [string[], string] => [
        pathsOf(`python/runs/${name}`, one as Parameters<typeof pathsOf>[1]),
        one.leads,
      ]),
  )
  return [...stories, ...incidents, ...python].filter(([, leads]) => typeof leads === 'string')
}

test('why names what leads, on every recorded sample', async () => {
  const all = samples()
  expect(all.length).toBeGreaterThan(180)
  const missed: string[] = []
  for (const [paths, leads] of all) {
    const { data } = await ask(client, 'why', { paths })
    const named = [
      ...[...data.causes, ...(data.elsewhere ?? [])].flatMap(
        ({ ruleId, leadsTo }: { ruleId: string; leadsTo: string[] }) => [ruleId, ...leadsTo],
      ),
      ...data.remarks,
    ]
    if (!named.some((one: string) => one.split(':')[0] === leads)) missed.push(`${paths}: ${named} for ${leads}`)
    for (const { evidence, fix } of data.causes) if (!fix || !evidence) missed.push(`${paths}: a cause without a fix`)
  }
  expect(missed.join('\n')).toBe('')
})
