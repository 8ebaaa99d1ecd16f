/** A part of the matrix that is quick; `npm run test:coexistence:all` runs all of it and writes the table of docs/preload.md. */
import { beforeAll, describe, expect, test } from 'vitest'
import { agents } from './agents.mjs'
import { installedVersion, ROOT } from './cache.mjs'
import { Reference } from './judge.mjs'

const clean = { differences: [], missing: [] }

describe('no agent', () => {
  let reference: Reference
  beforeAll(async () => {
    reference = await Reference.of({ node: process.execPath, modules: 'cjs' })
  })

  test('rolecall alone leaves a server as it is', async () => {
    expect(await reference.judge('before')).toMatchObject({ ...clean, recorded: 15 })
  })

  test('a disturbance is noticed: header, signal listener, variable, output', async () => {
    const { differences } = await reference.judge('after', [`${ROOT}/test/coexistence/preloads/disturbing.cjs`])
    const places = differences.map((line) => line.split(':')[0])
    for (const place of ['headers', 'process.signals', 'process.variables', 'process.ending', 'output.stdout'])
      expect(places.some((other) => other?.startsWith(place))).toBe(true)
  })
})

const small = agents.filter(({ ci }) => ci)
const MANNERS = ['cjs', 'mjs'] as const

describe.each(small.flatMap((agent) => MANNERS.map((modules) => ({ agent, modules, name: agent.name }))))(
  '$name in a server of .$modules',
  ({ agent, modules }) => {
    let reference: Reference
    beforeAll(async () => {
      if (!installedVersion(agent)) throw new Error(`${agent.name} is not installed: npm run setup:agents -- --ci`)
      reference = await Reference.of({ agent, node: process.execPath, modules })
    })

    test.each(['before', 'after'] as const)('is the same with rolecall loaded %s it', async (order) => {
      expect(await reference.judge(order)).toMatchObject(clean)
    })
  },
)
