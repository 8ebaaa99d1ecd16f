/** A server that asks another service and no AWS: what that one refused is told, though the answer was a 200. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { world } from '../../../samples/incidents/world.mjs'
import { temporary } from '../hook/python.ts'
import { play } from './play.ts'

/** Refuses whoever brings no token. */
async function ledger(): Promise<string> {
  const server = createServer(({ headers }, answer) => {
    answer.writeHead(headers.authorization ? 200 : 401, { 'content-type': 'application/json' })
    answer.end(headers.authorization ? '[1]' : '{"message":"bearer token missing"}')
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const asked = async (variables: Record<string, string>) => {
  const LEDGER = await ledger()
  return play(
    {
      environment: 'frameworks',
      command: ['python', 'tornado_bff.py'],
      listens: true,
      world: world(),
      variables: () => ({ LEDGER, ...variables }),
      ask: ({ get }) => get('/accounts', { sub: 'alice', roles: 'teller' }),
      until: (spans) => spans.some(({ name, end }) => name === 'GET /accounts' && end !== undefined),
    },
    temporary(),
  )
}

test('a token that is not passed on', async () => {
  const { report, output } = await asked({})
  const [lead] = report.findings
  expect(lead?.ruleId, output).toBe('outbound-unauthenticated')
  expect(lead).toMatchObject({ severity: 'error' })
  expect(lead!.observed).toContain('GET /v1/accounts) without Authorization, answered 401')
  expect(lead!.fix).toContain('headers={"Authorization": request.headers["Authorization"]}')
})

test('a token that is passed on', async () => {
  const { report, spans, output } = await asked({ PASS_ON: '1' })
  expect(report.findings, output).toEqual([])
  expect(spans.map(({ at }) => at['rolecall.auth.scheme']).filter(Boolean)).toEqual(['bearer'])
})
