/** What an event of Lambda tells of the token of whoever asked, under AWS's own runtime, whose native client hands it on. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readEvidence } from './evidence.ts'
import { REGISTER } from './server-process.ts'

const ROLE = 'arn:aws:iam::391827364550:role/reader'
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const TOKEN = `${part({ alg: 'none' })}.${part({ sub: 'kim', role_arn: ROLE })}.c2lnbmVkLWJ5LW5vYm9keQ`
const authorization = `Bearer ${TOKEN}`

/** The native client, as its functions are called. */
const CLIENT = `
let given = 0
const events = require('./events.json')
exports.next = async () => ({
  headers: { 'lambda-runtime-aws-request-id': 'request-' + given, 'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:391827364550:function:report' },
  bodyJson: events[given++],
})
exports.done = exports.error = () => {}
`
const RUNTIME = `
const client = require('./rapid-client')
;(async () => {
  for (const _ of require('./events.json')) {
    const { headers } = await client.next()
    client.done(headers['lambda-runtime-aws-request-id'], '{}')
  }
})()
`
const events: [what: string, event: unknown, role: string | undefined][] = [
  [
    "an HTTP API's request",
    { rawPath: '/', requestContext: { http: { method: 'GET' } }, headers: { authorization } },
    ROLE,
  ],
  [
    "a load balancer's, with several values",
    { httpMethod: 'GET', multiValueHeaders: { Authorization: [authorization] } },
    ROLE,
  ],
  ["AppSync's", { info: {}, request: { headers: { authorization } } }, ROLE],
  [
    'what asks an authorizer',
    { methodArn: 'arn:aws:execute-api:us-east-1:391827364550:a/b/GET/', headers: { authorization } },
    undefined,
  ],
  ['a request without a token', { httpMethod: 'GET', headers: { accept: '*/*' } }, undefined],
  ['a message that only talks of one', { Records: [{ body: '"authorization"' }] }, undefined],
  ['no object', '"authorization"', undefined],
]

test('whose token an event brings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-lambda-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'events.json'), JSON.stringify(events.map(([, event]) => JSON.stringify(event))))
  writeFileSync(join(folder, 'rapid-client.js'), CLIENT)
  const child = spawn(process.execPath, ['--require', REGISTER, '-e', RUNTIME], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ROLECALL_DIR: folder, AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001' },
  })
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  const { spans, text } = readEvidence(folder)
  const roles = spans
    .sort((a, b) => String(a.at['faas.invocation_id']).localeCompare(String(b.at['faas.invocation_id'])))
    .map(({ at, end }) => [at['rolecall.token.role_arn'], end !== undefined])
  expect(roles).toEqual(events.map(([, , role]) => [role, true]))
  expect(text).not.toContain(TOKEN)
})
