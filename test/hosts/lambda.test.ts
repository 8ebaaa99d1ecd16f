/** A Lambda function under AWS's own runtime, and under others: each invocation is judged as what it is. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { analyze } from '../../src/engine/analyze.ts'
import { readEvidence } from '../preload/evidence.ts'
import { type ServerProcess, startServer } from '../preload/server-process.ts'
import { type Kit, kit } from './kit.ts'

const ARN = 'arn:aws:lambda:us-east-1:391827364550:function:report'
let one: Kit
beforeEach(async () => {
  one = await kit()
})
afterEach(() => one.stop())

/** Lambda's runtime API: hands each event out once, and notes what comes back; then it lets the function wait. */
async function runtimeApi(events: readonly object[], patience = 60_000) {
  const said: { id: string; how: string; body: string }[] = []
  let given = 0
  const waiting: ServerResponse[] = []
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const part of req) body += part
    const [, id, how] = /invocation\/([^/]+)\/(response|error)$/.exec(req.url!) ?? []
    if (id) {
      said.push({ id, how: how!, body })
      res.writeHead(202).end('{}')
    } else if (given < events.length) {
      res.writeHead(200, {
        'Lambda-Runtime-Aws-Request-Id': `request-${given}`,
        'Lambda-Runtime-Deadline-Ms': String(Date.now() + patience),
        'Lambda-Runtime-Invoked-Function-Arn': ARN,
      })
      res.end(JSON.stringify(events[given++]))
    } else waiting.push(res)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  one.later(() => {
    server.closeAllConnections()
    server.close()
  })
  return { said, address: `127.0.0.1:${(server.address() as AddressInfo).port}` }
}

function start(how: string, address: string): Promise<ServerProcess> {
  return one.started(
    startServer({
      args: [fileURLToPath(new URL('servers/lambda.mjs', import.meta.url)), how],
      env: {
        ...one.env,
        AWS_LAMBDA_RUNTIME_API: address,
        AWS_LAMBDA_FUNCTION_NAME: 'report',
        AWS_LAMBDA_NODEJS_DISABLE_CALLBACK_WARNING: '1',
      },
      evidence: one.evidence,
      stdio: true,
    }),
  )
}

test.each(['ric', 'http', 'fetch'])('invocations under %s', async (how) => {
  const api = await runtimeApi([{ key: 'a' }, { key: 'secret/b' }, { key: 'a' }])
  const server = await start(how, api.address)
  await expect.poll(() => api.said.length, { message: server.stderr() }).toBe(3)
  expect(api.said.map((answer) => answer.how)).toEqual(['response', 'error', 'response'])
  await expect
    .poll(() => readEvidence(one.evidence).spans.filter(({ at, end }) => at['faas.invocation_id'] && end).length)
    .toBe(3)
  await server.stop()
  const { spans } = readEvidence(one.evidence)
  expect(spans.some(({ at }) => String(at['url.path']).startsWith('/2018-06-01'))).toBe(false)
  const report = await analyze([one.evidence])
  expect(report.toolCalls.map(({ kind, tool, awsCalls, outcome }) => [kind, tool, awsCalls, outcome])).toEqual([
    ['invocation', 'report', 1, 'unknown'],
    ['invocation', 'report', 1, 'failed'],
    ['invocation', 'report', 1, 'unknown'],
  ])
  expect(report.findings[0]).toMatchObject({ ruleId: 'access-denied', severity: 'error', concerns: '1 invocation' })
})

test('an invocation that Lambda ends at its limit', async () => {
  const api = await runtimeApi([{ key: 'hangs' }], 2500)
  const server = await start('http', api.address)
  await expect.poll(() => readEvidence(one.evidence).spans.filter(({ at }) => at['faas.invocation_id']).length).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 3000))
  await server.stop('SIGKILL')
  const report = await analyze([one.evidence])
  expect(report.toolCalls[0]).toMatchObject({
    kind: 'invocation',
    outcome: 'timeout',
    deadline: { from: 'configuration' },
  })
  expect(report.findings[0]).toMatchObject({ ruleId: 'tool-timeout-hung-call' })
})

test('an invocation that hands messages of its batch back has failed, though it answers', async () => {
  const batch = (...keys: string[]) => ({ Records: keys.map((body, n) => ({ messageId: `m${n}`, body })) })
  const api = await runtimeApi([batch('a', 'a'), batch('a', 'secret/b')])
  const server = await start('ric', api.address)
  await expect.poll(() => api.said.length, { message: server.stderr() }).toBe(2)
  await server.stop()
  const report = await analyze([one.evidence])
  expect(report.toolCalls.map(({ outcome, awsCalls }) => [outcome, awsCalls])).toEqual([
    ['unknown', 2],
    ['failed', 2],
  ])
  expect(report.findings[0]).toMatchObject({ ruleId: 'access-denied', severity: 'error', concerns: '1 invocation' })
})
