/** doctor against a stand-in for AWS on loopback, which checks signatures and refuses in AWS's words. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startAws } from '../../samples/aws-stand-in/index.mjs'
import { type Ran, rolecall } from './run-cli.ts'

const USER = 'arn:aws:iam::391827364550:user/ci'
const ROLE = 'arn:aws:iam::391827364550:role/Reader'
const PLACEHOLDER = 'arn:aws:iam::123456789012:role/TestRole'

let aws: Awaited<ReturnType<typeof startAws>>
let home: string
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'rolecall-doctor-'))
  const trust = { Statement: [{ Effect: 'Allow' as const, Principal: { AWS: USER }, Action: 'sts:AssumeRole' }] }
  aws = await startAws({
    users: [{ arn: USER }],
    roles: [{ arn: ROLE, trust }],
    metadata: { mode: 'role', role: ROLE },
  })
})
afterAll(async () => {
  await aws?.close()
  rmSync(home, { recursive: true })
})

function doctor(args: string[], variables: Record<string, string>, stdin?: string): Promise<Ran> {
  const clean = Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => name.startsWith('AWS_'))
      .map((name) => [name, undefined]),
  )
  const env = { ...clean, HOME: home, COLUMNS: '120', ...variables }
  return rolecall(['doctor', ...args], { env, ...(stdin !== undefined && { stdin }) })
}

test('names the provider that answers, the one behind it, and who that is; no secret is shown', async () => {
  const { code, stdout } = await doctor([], aws.environment(USER))
  expect(code).toBe(0)
  expect(stdout).toMatch(/✓ environment variables .*AKIA….*\(used\)/)
  expect(stdout).toMatch(/✓ instance metadata .*ASIA….*not used/)
  expect(stdout).toContain(USER)
  for (const secret of aws.secrets()) expect(stdout).not.toContain(secret)
})

test('a role that can be assumed: its session and how long it lasts', async () => {
  const { code, stdout } = await doctor(['--assume', ROLE], aws.environment(USER))
  expect(code).toBe(0)
  expect(stdout).toContain('assumed-role/Reader/rolecall-doctor')
})

test("a token that names the documentation's account: said at once, and the refusal explained by the rules", async () => {
  const token = await new SignJWT({ role: PLACEHOLDER })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode('key'))
  const { code, stdout } = await doctor(['--token', '-'], aws.environment(USER), token)
  expect(code).toBe(1)
  expect(stdout.slice(0, 300).replace(/\s+/g, ' ')).toContain('123456789012 is a sample account')
  expect(stdout).toContain('AccessDenied: User: arn:aws:iam::391827364550:user/ci is not authorized')
  expect(stdout).toContain('assume-role-denied')
})

test('nothing answers: each provider says why, and the code is 1', async () => {
  const { AWS_EC2_METADATA_SERVICE_ENDPOINT: _, ...environment } = aws.environment()
  const { code, stdout } = await doctor([], { ...environment, AWS_EC2_METADATA_DISABLED: 'true' })
  expect(code).toBe(1)
  expect(stdout).toContain('AWS_EC2_METADATA_DISABLED is set')
  expect(stdout).toContain('No provider answered')
})

test('a profile whose role is refused says so', async () => {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, ...environment } = aws.environment(USER)
  writeFileSync(
    join(home, 'config'),
    `[default]\nrole_arn = ${PLACEHOLDER}\nsource_profile = base\n[profile base]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
  )
  const variables = { ...environment, AWS_CONFIG_FILE: join(home, 'config'), AWS_EC2_METADATA_DISABLED: 'true' }
  const { code, stdout } = await doctor([], variables)
  expect(code).toBe(1)
  expect(stdout).toMatch(/✗ profile .*not authorized to perform: sts:AssumeRole/)
})
