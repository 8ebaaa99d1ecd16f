/** A debug log and monitoring datagrams hold secrets in clear; the recordings' were blanked out, so put new ones in. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAll } from '../../src/sources/input/read.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each(['logs/server.log', 'csm/datagrams.jsonl'])('nothing of a secret in %s is kept', async (name) => {
  const secrets: string[] = []
  const blanked = readFileSync(`samples/python/runs/healthy/${name}`, 'utf8')
  const clear = blanked.replaceAll('[secret]', () => {
    secrets.push(randomBytes(30).toString('base64'))
    return secrets.at(-1)!
  })
  expect(secrets.length).toBeGreaterThan(5)
  const file = join(folder, basename(name))
  await writeFile(file, clear)
  const records: unknown[] = []
  await readAll([file], (record) => records.push(record))
  const kept = JSON.stringify(records)
  expect(kept).toContain('AssumeRole')
  expect(secrets.filter((secret) => kept.includes(secret.slice(0, 16)))).toEqual([])
})
