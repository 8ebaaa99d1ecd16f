/** More requests than are written one by one: what makes no call is written with others, what makes one is on disk before it leaves. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { SEMCONV } from '../../src/model/attributes.ts'
import { readEvidence } from './evidence.ts'
import { call, SERVERS, startServer } from './server-process.ts'

const MANY = 1500
const CALLERS = 8

/** A server of which `MANY` requests were answered as fast as it could, and who goes on asking. */
async function flooded() {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-flood-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let reached = () => {}
  const waits = new Promise<void>((resolve) => (reached = resolve))
  const silent = createServer(() => reached())
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    silent.closeAllConnections()
    silent.close()
  })
  const server = await startServer({
    args: [join(SERVERS, 'caller-text.mjs')],
    env: { CLOSED: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` },
    evidence: folder,
  })
  onTestFinished(() => void server.stop('SIGKILL'))
  const answered: string[] = []
  let goesOn = true
  const caller = async (): Promise<void> => {
    while (goesOn) {
      const path = `/${answered.length}-${Math.random()}`
      // Whoever asks a server that was killed is refused.
      if (await call(server.port, path).catch(() => undefined)) answered.push(path)
    }
  }
  const callers = Array.from({ length: CALLERS }, caller)
  while (answered.length < MANY) await pause(10)
  const rest = async () => {
    goesOn = false
    await Promise.all(callers)
  }
  return { server, answered, rest, waits, evidence: () => readEvidence(folder) }
}

const pathsOf = (spans: ReturnType<typeof readEvidence>['spans']) =>
  new Set(spans.map((span) => span.at[SEMCONV.urlPath]))

const endedIn = ({ spans }: ReturnType<typeof readEvidence>) => pathsOf(spans.filter(({ end }) => end !== undefined))

test('each is recorded, once, and most of them are never written as open', async () => {
  const { server, answered, rest, evidence } = await flooded()
  await rest()
  // The newest wait for others, a few milliseconds long.
  await expect.poll(() => endedIn(evidence()).size).toBe(answered.length)
  await server.stop()
  const { spans, text, coverage } = evidence()
  const ended = endedIn(evidence())
  expect(answered.filter((path) => !ended.has(path))).toEqual([])
  expect(spans.filter(({ end }) => end === undefined)).toEqual([])
  expect(coverage[0]!.tail).toBe('complete')
  // Two hundred a second, and those that a tick finds open.
  const seconds = (Math.max(...spans.map(({ end }) => end!)) - Math.min(...spans.map(({ start }) => start))) / 1000
  const asOpen = text.split('"endTimeUnixNano":"0"').length - 1
  expect(asOpen).toBeLessThan((200 + 10 * CALLERS) * (seconds + 1))
})

test('killed, it names the call in flight and its request; of what was answered nothing looks open', async () => {
  const { server, answered, rest, waits, evidence } = await flooded()
  void call(server.port, '/assume', { body: '"arn:aws:iam::123456789012:role/r"' }).catch(() => undefined)
  await waits
  const before = [...answered]
  await server.stop('SIGKILL')
  await rest()
  const { spans } = evidence()
  const open = spans.filter(({ end }) => end === undefined)
  expect(pathsOf(open)).toContain('/assume')
  expect(open.map(({ name }) => name)).toContain('STS.AssumeRole')
  expect(before.filter((path) => pathsOf(open).has(path))).toEqual([])
  // Of the newest twenty nothing may be there yet.
  const ended = endedIn(evidence())
  expect(before.slice(0, -40).filter((path) => !ended.has(path))).toEqual([])
})
