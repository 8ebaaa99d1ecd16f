import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readToken } from '../../src/cli/read-token.ts'
import { type Expectations, problemsOf } from '../../src/cli/token-problems.ts'
import { rolecall } from './run-cli.ts'

const SECRET = 'a-shared-secret-of-a-test-server'
const ROLE = 'arn:aws:iam::391827364550:role/DataReader'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-jwt-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function sign(claims: Record<string, unknown>): Promise<string> {
  const { exp = Math.floor(Date.now() / 1000) + 600, aud = 'mcp-server', ...rest } = claims
  return new SignJWT({ ...rest, exp, aud } as never)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(SECRET))
}

interface Answer {
  signature: { state: string; why: string }
  problems: { severity: string; text: string }[]
}

async function read(token: string, ...args: string[]): Promise<Answer & { code: number }> {
  const { code, stdout } = await rolecall(['jwt', '-', '--json', ...args], {
    stdin: token,
    env: { JWT_SECRET: SECRET },
  })
  return { ...JSON.parse(stdout), code }
}

test("the documentation's placeholder account is named in the first line, whatever else is wrong", async () => {
  const token = await sign({ role: 'arn:aws:iam::123456789012:role/TestRole', exp: 1_700_000_000 })
  const { code, stdout } = await rolecall(['jwt', token])
  expect(code).toBe(1)
  expect(stdout.slice(0, 300).replace(/\s+/g, ' ')).toContain('account 123456789012 is a sample account')
  expect(stdout).not.toContain(token.split('.')[2])
})

test('a good token has no problem', async () => {
  const { code, problems, signature } = await read(
    await sign({ role: ROLE }),
    '--key',
    'env:JWT_SECRET',
    '--claim',
    'role',
  )
  expect([code, signature.state, problems]).toEqual([0, 'good', []])
})

/** Everything that is said of a token with these claims. */
async function told(claims: Record<string, unknown>, expected: Partial<Expectations> = {}): Promise<string> {
  const token = await readToken(await sign(claims))
  const problems = problemsOf(token.header, token.claims, { now: new Date(), ...expected })
  return problems.map((problem) => problem.text).join('\n')
}

test.each([
  ['expired', { role: ROLE, exp: 1_700_000_000 }, {}, /expired .* ago/],
  ['exp in milliseconds', { role: ROLE, exp: Date.now() + 600_000 }, {}, /milliseconds/],
  ['not good yet', { role: ROLE, nbf: Math.floor(Date.now() / 1000) + 600 }, {}, /not good for another/],
  ['another audience', { role: ROLE }, { audience: 'other' }, /aud is mcp-server; the server wants other/],
  ['another issuer', { role: ROLE, iss: 'a' }, { issuer: 'b' }, /iss is a; the server wants b/],
  [
    'role_arn for role',
    { role_arn: ROLE },
    { claim: 'role' },
    /claim "role", which the token has not; it has role_arn/,
  ],
  ['awsRoleArn for aws_role_arn', { awsRoleArn: ROLE }, { claim: 'aws_role_arn' }, /it has awsRoleArn/],
  ['a nested role', { aws: { role: ROLE } }, { claim: 'role' }, /it has aws.role/],
  ['a role without its ARN', { role: 'DataReader' }, {}, /a role's name where STS wants its ARN/],
  ['a session', { role: 'arn:aws:sts::391827364550:assumed-role/DataReader/jane' }, {}, /only a role can be assumed/],
  ['a list where text is read', { role: [ROLE] }, { claim: 'role' }, /"role" is a list of 1 role: a server that takes/],
  ['several in one text', { role: `${ROLE} ${ROLE}2` }, { claim: 'role' }, /"role" is 2 roles in one text/],
  ['claims that differ', { role: ROLE, aws: { role: `${ROLE}2` } }, {}, /Several claims name different roles/],
  ['a template', { role: 'arn:aws:iam::<ACCOUNT_ID>:role/DataReader' }, {}, /unexpanded template/],
])('%s is said', async (_, claims, expected, message) => {
  expect(await told(claims, expected)).toMatch(message)
})

test('several roles that one may choose among are no fault, nor who the bearer is', async () => {
  const two = { 'cognito:roles': [ROLE, `${ROLE}2`], 'cognito:preferred_role': ROLE }
  const { problems } = await read(await sign({ ...two, sub: `${ROLE}3` }))
  expect(problems.filter(({ text }: { text: string }) => /role/i.test(text))).toEqual([])
  const saml = `${ROLE},arn:aws:iam::391827364550:saml-provider/okta`
  expect((await read(await sign({ 'https://aws.amazon.com/SAML/Attributes/Role': saml }))).problems).toEqual(
    (await read(await sign({ role: ROLE }))).problems,
  )
})

test('claims spelled nearly right are named', async () => {
  expect(await told({ role: ROLE, issuer: 'https://idp.example', Sub: 'jane' })).toMatch(
    /"issuer" looks like iss[\s\S]*"Sub" looks like sub/,
  )
})

test('alg none is an error', async () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const { code, problems } = await read(`${part({ alg: 'none' })}.${part({ role: ROLE, exp: 4e9 })}.`)
  expect(code).toBe(1)
  expect(problems[0]!.text).toContain('alg is none')
})

describe('the signature', () => {
  test('by a secret, right and wrong', async () => {
    const token = await sign({ role: ROLE })
    const file = join(folder, 'secret')
    writeFileSync(file, `${SECRET}\n`)
    expect((await read(token, '--key', file)).signature.state).toBe('good')
    writeFileSync(file, 'another')
    expect((await read(token, '--key', file)).signature).toMatchObject({
      state: 'bad',
      why: expect.stringContaining('another key signed it'),
    })
  })

  test('by a public key and by a JWKS', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
    const token = await new SignJWT({ role: ROLE })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setExpirationTime('1h')
      .sign(privateKey)
    const [pem, jwks] = [join(folder, 'key.pem'), join(folder, 'jwks.json')]
    writeFileSync(pem, await exportSPKI(publicKey))
    writeFileSync(jwks, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' }] }))
    expect((await read(token, '--key', pem)).signature.state).toBe('good')
    expect((await read(token, '--jwks', jwks)).signature.state).toBe('good')
    writeFileSync(jwks, JSON.stringify({ keys: [] }))
    expect((await read(token, '--jwks', jwks)).signature.why).toContain('no key of the set fits')
    expect((await read(await sign({ role: ROLE }), '--key', pem)).signature.state).toBe('bad')
  })
})

test.each([
  ['nonsense', 'Expected a JWT'],
  ['a.b.c', 'no base64url-coded JSON'],
  ['a.b.c.d.e', 'encrypted'],
])('%s is refused with 2', async (token, message) => {
  const { code, stderr } = await rolecall(['jwt', '-'], { stdin: token })
  expect(code).toBe(2)
  expect(stderr).toContain(message)
})

test('“Bearer” around it is taken off, and said', async () => {
  const { problems } = await read(`Authorization: Bearer ${await sign({ role: ROLE })}`)
  expect(problems.at(-1)!.text).toContain('Around it stood')
})

describe('odd tokens', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const raw = (payload: string) => `${part({ alg: 'HS256' })}.${Buffer.from(payload).toString('base64url')}.c2ln`
  const SOON = Math.floor(Date.now() / 1000) + 600

  test.each([
    ['iat before time', '{"iat":-9e15}', /iat is -9000000000000000, which is no time in any unit/],
    ['a negative exp', '{"exp":-5}', /exp is -5, a time before 1970/],
    ['more than any number', '{"exp":1e999}', /exp is Infinity, which is no time/],
    ['milliseconds', `{"exp":${SOON}000}`, /milliseconds, where seconds are asked for/],
    ['microseconds', `{"exp":${SOON}000000}`, /microseconds, where seconds are asked for/],
    ['nanoseconds', `{"exp":${SOON}000000000}`, /nanoseconds, where seconds are asked for/],
    ['an audience that is an object', '{"aud":{"toString":1}}', /aud is \{"toString":1\}; it must be a text/],
    ['an issuer that is an object', '{"iss":{"toString":1},"exp":true}', /exp is true; it must be a number/],
    ['a role of templates', `{"role":"${'<'.repeat(200_000)}"}`, /"role" holds "<<</],
    ['an algorithm that is an object', undefined, /No claim names an AWS role/],
  ])('%s', async (_, payload, message) => {
    const token = payload === undefined ? `${part({ alg: { toString: 1 } })}.${part({})}.c2ln` : raw(payload)
    for (const args of [[], ['--issuer', 'me', '--audience', 'me']]) {
      const { stderr, stdout, code } = await rolecall(['jwt', '-', ...args], { stdin: token, env: { COLUMNS: '2000' } })
      expect([stderr, code === 0 || code === 1]).toEqual(['', true])
      expect(stdout).toMatch(message)
    }
  })

  test('values within values are refused, whatever their depth', async () => {
    const { code, stderr } = await rolecall(['jwt', '-'], {
      stdin: raw(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
    })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^rolecall: The token's payload holds values within values, more than 64 deep/)
  })

  test('a file that is not there, and one that holds two tokens', async () => {
    const missing = await rolecall(['jwt', 'nosuch.txt'])
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('nosuch.txt: no such file')])
    const file = join(folder, 'two.txt')
    writeFileSync(file, `${await sign({ role: ROLE })}\n${await sign({ role: `${ROLE}2` })}\n`)
    const two = await rolecall(['jwt', file])
    expect([two.code, two.stderr]).toEqual([2, expect.stringContaining('Expected one token, and found 2')])
  })
})

describe('a key that cannot be had is no bad signature', () => {
  test('the set is not to be reached, or answers with an error', async () => {
    const server = createServer((_, response) => response.writeHead(503).end()).listen(0)
    const port = (server.address() as AddressInfo).port
    const token = await sign({ role: ROLE })
    const answered = await read(token, '--jwks', `http://127.0.0.1:${port}/jwks`)
    await new Promise((closed) => server.close(closed))
    const refused = await read(token, '--jwks', `http://127.0.0.1:${port}/jwks`)
    for (const [one, why] of [
      [answered, 'HTTP 503'],
      [refused, 'ECONNREFUSED'],
    ] as const) {
      expect([one.code, one.signature.state]).toEqual([2, 'no key'])
      expect(one.problems[0]!.text).toContain(`The signature was not checked: http://127.0.0.1:${port}/jwks`)
      expect(one.signature.why).toContain(why)
    }
  })

  test('a token without kid is checked by each key of the set that fits', async () => {
    const [first, second] = [
      await generateKeyPair('RS256', { extractable: true }),
      await generateKeyPair('RS256', { extractable: true }),
    ]
    const token = await new SignJWT({ role: ROLE })
      .setProtectedHeader({ alg: 'RS256' })
      .setExpirationTime('1h')
      .sign(second.privateKey)
    const jwks = join(folder, 'two-keys.json')
    const set = async (...keys: CryptoKey[]) =>
      writeFileSync(jwks, JSON.stringify({ keys: await Promise.all(keys.map((key) => exportJWK(key))) }))
    await set(first.publicKey, second.publicKey)
    expect((await read(token, '--jwks', jwks)).signature.state).toBe('good')
    await set(first.publicKey, (await generateKeyPair('RS256', { extractable: true })).publicKey)
    expect((await read(token, '--jwks', jwks)).signature.state).toBe('bad')
    writeFileSync(jwks, '{"keys": 7}')
    const { code, stderr } = await rolecall(['jwt', token, '--jwks', jwks])
    expect([code, stderr]).toEqual([2, expect.stringContaining('is no key set: expected {"keys": […]}')])
  })
})
