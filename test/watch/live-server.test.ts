/** Real servers with the preload, watched while they work. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startAws } from '../../samples/aws-stand-in/index.mjs'
import { issueToken, startServer } from '../../samples/play.mjs'
import { stories } from '../../samples/stories.mjs'
import { rolecall } from '../cli/run-cli.ts'
import { startWatch } from './start-watch.ts'

const story = stories['healthy']!
const SECRET = 'a secret of this test alone, 32 b'
const OBJECT = { bucket: 'acme-genomics', key: 'runs/2026-11/sample-001.csv' }

let folder: string
let aws: Awaited<ReturnType<typeof startAws>>
const ends: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-watch-'))
  aws = await startAws(story.world)
})
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
  await aws.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A server of the sample, and a client that calls its tools. */
async function server(): Promise<{
  call: (tool: string, args?: object) => Promise<unknown>
  kill: () => Promise<void>
}> {
  const started = await startServer(folder, { ...aws.environment(story.base), MCP_JWT_SECRET: SECRET })
  ends.push(() => started.kill())
  const client = new Client({ name: 'test', version: '1.0.0' })
  const headers = { authorization: `Bearer ${await issueToken(story.role, SECRET)}` }
  await client.connect(new StreamableHTTPClientTransport(new URL(started.url), { requestInit: { headers } }) as never)
  ends.push(() => client.close())
  return {
    call: (tool, args = {}) => client.callTool({ name: tool, arguments: { ...args } }).catch((error: Error) => error),
    kill: () => started.kill(),
  }
}

test('a call is told of while it hangs, and that it was answered after all; the verdict comes with Ctrl-C', async () => {
  const watching = startWatch([folder])
  ends.push(() => watching.end())
  const { call } = await server()
  await call('bucket_list')
  aws.setFaults([{ kind: 'slow', operation: 'GetObject', ms: 16_000 }])
  const slow = call('bucket_object_text', OBJECT)
  const hang = await watching.told('hang')
  expect(hang).toMatchObject({
    name: 'S3 GetObject',
    target: 'bucket acme-genomics',
    waitingFor: 'answer',
    toolCall: { tool: 'bucket_object_text' },
    service: 'sample-data-server',
  })
  expect(hang.identity).toContain('assumed-role/DataReader')
  expect(hang.forMs).toBeGreaterThanOrEqual(10_000)
  expect(aws.requests.some(({ operation }) => operation === 'GetObject')).toBe(true)
  await slow
  const answered = await watching.told('answered')
  expect(answered).toMatchObject({ call: hang.call, outcome: 'ok' })
  expect(answered.forMs).toBeGreaterThan(15_000)
  const { code, verdict, stderr } = await watching.end()
  expect(stderr).toBe('')
  const analyzed = await rolecall(['analyze', folder, '-f', 'json'])
  expect(code).toBe(analyzed.code)
  expect(verdict.exitCode).toBe(code)
  const { summary } = JSON.parse(analyzed.stdout)
  expect(verdict).toMatchObject({ verdict: summary.verdict, headline: summary.headline, toolCalls: summary.toolCalls })
  expect(watching.events.filter((event) => event.type === 'finding' && event.finding.severity === 'error')).toEqual([])
})

test('what a killed process left open hangs no more: the finding is told', async () => {
  aws.setFaults([{ kind: 'hang', operation: 'GetObject' }])
  const watching = startWatch([folder])
  ends.push(() => watching.end())
  const { call, kill } = await server()
  void call('bucket_object_text', OBJECT)
  await watching.told('hang')
  await kill()
  await watching.told('process', ({ state }) => state === 'gone')
  const { finding } = await watching.told('finding', (event) => event.finding.ruleId === 'tool-timeout-hung-call')
  expect(finding.severity).toBe('error')
  const { code, verdict } = await watching.end()
  expect(code).toBe(1)
  expect(verdict.verdict).toBe('error')
})

test('a failure that heals is not told of; one that stays is, in whichever process', async () => {
  const watching = startWatch([folder])
  ends.push(() => watching.end())
  const [one, other] = [await server(), await server()]
  aws.setFaults([{ kind: 'deny', operation: 'GetObject', times: 1 }])
  await one.call('bucket_object_text', OBJECT)
  await one.call('bucket_object_text', OBJECT)
  aws.setFaults([{ kind: 'deny', operation: 'ListBuckets' }])
  await other.call('bucket_list')
  const { finding } = await watching.told('finding', (event) => event.finding.ruleId === 'access-denied')
  expect(finding.message).toContain('ListBuckets')
  expect(watching.events.filter((event) => event.type === 'process' && event.state === 'started')).toHaveLength(2)
  expect(readdirSync(folder).filter((name) => /^\d{13}-/.test(name))).toHaveLength(2)
  const { code } = await watching.end()
  expect(code).toBe((await rolecall(['analyze', folder])).code)
  const told = watching.events.flatMap((event) => (event.type === 'finding' ? event.finding : []))
  // What a tool's answer hid stays hidden, whatever healed; that the call was refused is not told.
  const loud = told.filter(({ severity }) => severity !== 'info')
  expect(
    loud.filter(({ ruleId, message }) => ruleId !== 'error-hidden-in-result' && message.includes('GetObject')),
  ).toEqual([])
})
