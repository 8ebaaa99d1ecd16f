/** Calls that name no tool go to the case that ran alone at their time: never by guess. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'

const RUN = 'samples/python/runs/placeholder-role'
const datagrams = readFileSync(`${RUN}/csm/datagrams.jsonl`, 'utf8')
const results = JSON.parse(readFileSync(`${RUN}/results.json`, 'utf8'))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function callsByTool(files: Record<string, string>): Promise<Record<string, number>> {
  const paths = Object.keys(files).map((name) => join(folder, name))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  const report = await analyze(paths)
  return Object.fromEntries(report.toolCalls.filter((t) => t.outbound > 0).map((t) => [t.tool, t.outbound]))
}

test('one after the other: each case gets its own', async () => {
  expect(await callsByTool({ 'results.json': JSON.stringify(results), 'csm.jsonl': datagrams })).toEqual({
    bucket_list: 2,
    bucket_objects_list: 2,
    bucket_object_text: 2,
    permissions_discover: 5,
  })
})

test('side by side: nobody can tell whose they are', async () => {
  const { tests, summary } = results.results
  const parallel = tests.map((one: object) => ({ ...one, start: summary.start, stop: summary.stop }))
  const text = JSON.stringify({ ...results, results: { ...results.results, tests: parallel } })
  expect(await callsByTool({ 'results.json': text, 'csm.jsonl': datagrams })).toEqual({
    'sample-data-server outside any request': 11,
  })
})

test('two servers: nobody can tell which of them a case spoke to', async () => {
  const other = datagrams.replaceAll('"sample-data-server"', '"billing-worker"')
  expect(
    await callsByTool({ 'results.json': JSON.stringify(results), 'csm.jsonl': datagrams, 'other.jsonl': other }),
  ).toEqual({ 'sample-data-server outside any request': 11, 'billing-worker outside any request': 11 })
})
