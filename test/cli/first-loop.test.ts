/** A new user's loop, by the README's own commands: set up, record, red, mend, record again, green; with results each time. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startAws } from '../../samples/aws-stand-in/index.mjs'
import { projectBesidePackage } from './installed.ts'

const ACCOUNT = '391827364550'
const CI = `arn:aws:iam::${ACCOUNT}:user/ci`
const READER = `arn:aws:iam::${ACCOUNT}:role/Reader`
const policy = { Statement: [{ Effect: 'Allow' as const, Action: 's3:GetObject', Resource: '*' }] }

/** Goes on with its own credentials where the role is refused, as servers do that nobody looked at. */
const SERVER = `
import { createServer } from 'node:http'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
const sts = new STSClient({})
async function credentialsOf(role) {
  const { Credentials: c } = await sts.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'jane' }))
  return { accessKeyId: c.AccessKeyId, secretAccessKey: c.SecretAccessKey, sessionToken: c.SessionToken }
}
createServer(async (request, response) => {
  const { role } = JSON.parse(Buffer.from(request.headers.authorization.split('.')[1], 'base64url'))
  const credentials = await credentialsOf(role).catch(() => undefined)
  const s3 = new S3Client({ forcePathStyle: true, ...(credentials && { credentials }) })
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'data', Key: request.url.slice(1) }))
  response.end(await Body.transformToString())
}).listen(process.env.PORT ?? 0, '127.0.0.1', function () { console.log('listening ' + this.address().port) })
`

const TEST = `
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
const claims = Buffer.from(JSON.stringify({ iss: 'https://login.example', role: readFileSync('role.txt', 'utf8') })).toString('base64url')
const ask = async (path) =>
  (await fetch('http://127.0.0.1:' + process.env.PORT + path, { headers: { authorization: 'Bearer eyJhbGciOiJSUzI1NiJ9.' + claims + '.c2ln' } })).text()
test('GET /a.txt', async () => expect(await ask('/a.txt')).toBe('one'))
test('GET /b.txt', async () => expect(await ask('/b.txt')).toBe('two'))
`

const README = readFileSync('README.md', 'utf8')
/** A command that the README names. */
function readme(command: string): string {
  expect(README.replace(/ *#.*/g, '').split('\n').join('\n')).toMatch(
    new RegExp(`^${command.replace(/[.-]/g, '\\$&')}$`, 'm'),
  )
  return command
}

let root: string
let aws: Awaited<ReturnType<typeof startAws>>
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'rolecall-first-loop-'))
  aws = await startAws({
    users: [{ arn: CI, policy }],
    roles: [
      {
        arn: READER,
        trust: { Statement: [{ Effect: 'Allow', Principal: { AWS: CI }, Action: 'sts:AssumeRole' }] },
        policy,
      },
    ],
    buckets: [{ name: 'data', account: ACCOUNT, objects: { 'a.txt': 'one', 'b.txt': 'two' } }],
  })
})
afterEach(async () => {
  await aws.close()
  rmSync(root, { recursive: true })
})

test('set up, red, mend, green', { timeout: 180_000 }, async () => {
  const cwd = projectBesidePackage(root, { name: 'p', type: 'module' })
  const { ROLECALL_DIR: _, NODE_OPTIONS: __, VITEST: ___, ...own } = process.env
  const env = { ...own, npm_config_offline: 'true', ...aws.environment(CI), NODE_NO_WARNINGS: '1' }
  // Not waited for by blocking: AWS stands in this process.
  const sh = async (command: string) => {
    const child = spawn(command, { cwd, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
    const text = async (from: Readable) => (await from.setEncoding('utf8').toArray()).join('')
    const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
    return { status, stdout, stderr }
  }

  // What is not in the registry of this machine is installed from the folder that it was packed into.
  const install = readme('npm install --save-dev rolecall').replace(/rolecall$/, '../rolecall')
  expect(await sh(`${install} --no-audit --no-fund`)).toMatchObject({ status: 0 })
  for (const name of ['@aws-sdk', 'vitest']) symlinkSync(resolve('node_modules', name), join(cwd, 'node_modules', name))
  writeFileSync(join(cwd, 'server.js'), SERVER)
  writeFileSync(join(cwd, 'server.test.js'), TEST)
  expect(await sh(readme('npx rolecall init'))).toMatchObject({ status: 0, stderr: '' })

  const record = async () => {
    const [node, ...args] = readme('node --require rolecall/register server.js').split(' ')
    const server = spawn(node!, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] })
    const [said] = await once(server.stdout!.setEncoding('utf8'), 'data')
    const port = /listening (\d+)/.exec(said)![1]
    const results = await sh(
      `PORT=${port} node node_modules/vitest/vitest.mjs run --reporter=json --outputFile=results.json`,
    )
    server.kill()
    await once(server, 'exit')
    // The tests pass, whoever it was that signed.
    expect(results.status, results.stdout + results.stderr).toBe(0)
  }
  const verdict = () => sh(readme('npx rolecall analyze .rolecall results.json'))

  writeFileSync(join(cwd, 'role.txt'), 'arn:aws:iam::123456789012:role/ExampleRole')
  await record()
  const red = await verdict()
  expect(red).toMatchObject({ status: 1, stderr: '' })
  expect(red.stdout).toMatch(/^✗ 2 of 2 passing tests ran as user\/ci, not as role\/ExampleRole\n/)
  expect(red.stdout).toMatch(/^ {2}fix +Configure the real role where the token is issued/m)

  writeFileSync(join(cwd, 'role.txt'), READER)
  await record()
  const green = await verdict()
  expect(green).toMatchObject({ status: 0, stderr: '' })
  expect(green.stdout).toMatch(/^✓ Nothing found in 2 /)
  expect(green.stdout).toContain('2/2 passed, of which 2 reached AWS as the token')
  expect(readdirSync(join(cwd, '.rolecall'))).toHaveLength(2)
})
