/** Kills loaded servers at random moments: whatever was in flight must be named, no torn line may hide another. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readEvidence, readLine } from './evidence.ts'
import { call, SERVERS, type ServerProcess, startServer } from './server-process.ts'

export interface KillResult {
  kills: number
  /** Requests that had reached the other side, unanswered, when the process died. */
  inFlight: number
  /** Those of them that the evidence does not show as open. */
  missing: number
  /** Requests whose caller had the whole answer. */
  finished: number
  /** Calls to the other side made for those, which the evidence shows as open all the same. */
  lookOpen: number
  /** Lines that are no record. */
  torn: number
  /** Torn lines with another record behind them on the same line. */
  hiding: number
}

/** Starts a server whose evidence goes to a folder, and whose S3 is at an endpoint. */
export type Start = (evidence: string, env: NodeJS.ProcessEnv) => Promise<ServerProcess>

const startNode: Start = (evidence, env) => startServer({ args: [join(SERVERS, 'plain.mjs')], env, evidence })

/** Starts a server, drives it with ten clients at once, kills it after a random while, compares. */
export async function killUnderLoad(kills: number, start = startNode, random = Math.random): Promise<KillResult> {
  const result: KillResult = { kills: 0, inFlight: 0, missing: 0, finished: 0, lookOpen: 0, torn: 0, hiding: 0 }
  const waiting = new Map<string, ServerResponse>()
  const s3 = createServer((request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname
    waiting.set(path, response)
    response.on('finish', () => waiting.delete(path))
    setTimeout(() => response.end('x'), random() * 40)
  })
  await new Promise<void>((resolve) => s3.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(s3.address() as AddressInfo).port}`
  try {
    for (; result.kills < kills; result.kills++) await killOnce(start, endpoint, waiting, random, result)
  } finally {
    s3.closeAllConnections()
    s3.close()
  }
  return result
}

async function killOnce(
  start: Start,
  endpoint: string,
  waiting: Map<string, ServerResponse>,
  random: () => number,
  result: KillResult,
): Promise<void> {
  const evidence = mkdtempSync(join(tmpdir(), 'rolecall-kill-'))
  const server = await start(evidence, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    WORK_SOURCE: 'code',
    WORK_KEYS: '{"accessKeyId":"AKIAIOSFODNN7EXAMPLE","secretAccessKey":"s"}',
  })
  waiting.clear()
  let running = true
  let n = 0
  const finished: string[] = []
  const client = async () => {
    while (running) {
      const key = `${result.kills}-${n++}`
      const answer = await call(server.port, `/work?key=${key}`, { patience: 5000 })
      if (answer?.status === 200) finished.push(key)
    }
  }
  const clients = Array.from({ length: 10 }, client)
  // The first requests load half of the SDK; the moments that count come after them.
  while (n < 30) await pause(10)
  await pause(random() * 500)
  running = false
  await server.stop('SIGKILL')
  const inFlight = [...waiting.keys()]
  await Promise.all(clients)

  for (const folder of readdirSync(evidence)) {
    for (const name of readdirSync(join(evidence, folder)).filter((name) => name.endsWith('.jsonl'))) {
      const path = join(evidence, folder, name)
      for (const line of readFileSync(path, 'utf8')
        .split('\n')
        .filter((text) => text.trim() !== '')) {
        try {
          readLine(line)
        } catch {
          result.torn++
          if (line.indexOf('{"resourceSpans"', 1) > 0) result.hiding++
        }
      }
    }
  }
  const open = new Set(
    readEvidence(evidence)
      .spans.filter((span) => span.end === undefined)
      .map((span) => span.at['url.path']),
  )
  result.inFlight += inFlight.length
  result.missing += inFlight.filter((path) => !open.has(path)).length
  const looksOpen = new Set([...open].map((path) => String(path).split('/').at(-1)))
  result.finished += finished.length
  result.lookOpen += finished.filter((key) => looksOpen.has(key)).length
  rmSync(evidence, { recursive: true, force: true })
}

/** Is every call in flight named, and did anything happen at all? A kill may tear a line in the middle of its write. */
export function isSound({ missing, lookOpen, hiding, inFlight, finished }: KillResult): boolean {
  return !missing && !lookOpen && !hiding && inFlight > 0 && finished > 0
}
