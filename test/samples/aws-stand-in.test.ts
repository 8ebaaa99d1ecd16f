import { spawn, spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AthenaClient, ListDatabasesCommand } from '@aws-sdk/client-athena'
import { IAMClient, ListAttachedRolePoliciesCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import {
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { fromInstanceMetadata } from '@aws-sdk/credential-providers'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { HttpRequest } from '@smithy/core/protocols'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterEach, describe, expect, test } from 'vitest'
import { startAws } from '../../samples/aws-stand-in/index.mjs'

const ACCOUNT = '391827364550'
const CI = `arn:aws:iam::${ACCOUNT}:user/ci`
const OUTSIDER = 'arn:aws:iam::602844517793:user/outsider'
const READER = `arn:aws:iam::${ACCOUNT}:role/apps/Reader`
const region = 'us-east-1'

const readData = {
  Statement: [
    {
      Effect: 'Allow' as const,
      Action: ['s3:GetObject', 's3:ListBucket', 's3:ListAllMyBuckets', 's3:GetBucketLocation', 's3:GetBucketPolicy'],
      Resource: '*',
    },
  ],
}

const open: Awaited<ReturnType<typeof startAws>>[] = []
async function world(more: Parameters<typeof startAws>[0] = {}) {
  const aws = await startAws({
    users: [{ arn: CI, policy: readData }, { arn: OUTSIDER }],
    roles: [
      {
        arn: READER,
        trust: { Statement: [{ Effect: 'Allow', Principal: { AWS: CI }, Action: 'sts:AssumeRole' }] },
        policy: { Statement: [...readData.Statement, { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }] },
      },
    ],
    buckets: [
      { name: 'data', account: ACCOUNT, objects: { 'a/1.txt': 'one', 'a/2.txt': 'two', 'ümlaut +x.txt': 'three' } },
      { name: 'far', account: ACCOUNT, region: 'eu-west-1' },
    ],
    databases: [{ name: 'runs', account: ACCOUNT }],
    ...more,
  })
  open.push(aws)
  return aws
}
afterEach(async () => {
  for (const aws of open.splice(0)) await aws.close()
})

type Aws = Awaited<ReturnType<typeof world>>
const options = (aws: Aws, credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }) => ({
  endpoint: aws.endpoint,
  region,
  credentials,
})
const s3For = (aws: Aws, credentials = aws.keysOf(CI)) => new S3Client(options(aws, credentials))
const stsFor = (aws: Aws, credentials = aws.keysOf(CI)) => new STSClient(options(aws, credentials))

async function session(aws: Aws) {
  const { Credentials: issued } = await stsFor(aws).send(
    new AssumeRoleCommand({ RoleArn: READER, RoleSessionName: 'test' }),
  )
  return {
    accessKeyId: issued!.AccessKeyId!,
    secretAccessKey: issued!.SecretAccessKey!,
    sessionToken: issued!.SessionToken!,
  }
}

/** Sends a signed request again, changed on the way. */
async function replay(signed: {
  url: string
  method: string
  headers: Record<string, string>
  body?: string | undefined
}) {
  const { url, method, headers, body } = signed
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) })
  return { status: response.status, body: await response.text() }
}

/** A request that the SDK signed, caught before it is sent. */
async function caught(client: S3Client, command: GetObjectCommand | PutObjectCommand) {
  let request!: HttpRequest
  client.middlewareStack.add(
    () => (args) => {
      request = args.request as HttpRequest
      throw new Error('caught')
    },
    { step: 'finalizeRequest', priority: 'low', name: 'catch' },
  )
  await client.send(command as GetObjectCommand).catch(() => undefined)
  const { host: _, ...headers } = request.headers
  const query = new URLSearchParams(request.query as Record<string, string>).toString()
  return {
    url: `${request.protocol}//${request.hostname}:${request.port}${request.path}?${query}`,
    method: request.method,
    headers: headers as Record<string, string>,
    body: request.body as string | undefined,
  }
}

describe('signatures', () => {
  test('what the SDK signs is accepted, odd names included', async () => {
    const aws = await world()
    const s3 = s3For(aws)
    const object = await s3.send(new GetObjectCommand({ Bucket: 'data', Key: 'ümlaut +x.txt' }))
    expect(await object.Body!.transformToString()).toBe('three')
    const page = await s3.send(new ListObjectsV2Command({ Bucket: 'data', Prefix: 'a/', MaxKeys: 1 }))
    expect(page).toMatchObject({ KeyCount: 1, IsTruncated: true })
    const rest = await s3.send(
      new ListObjectsV2Command({ Bucket: 'data', Prefix: 'a/', ContinuationToken: page.NextContinuationToken }),
    )
    expect(rest.Contents!.map(({ Key }) => Key)).toEqual(['a/2.txt'])
    // As boto3's resources ask.
    const old = await s3.send(new ListObjectsCommand({ Bucket: 'data', Prefix: 'a/', MaxKeys: 1 }))
    expect(old).toMatchObject({ IsTruncated: true, NextMarker: 'a/1.txt' })
    const next = await s3.send(new ListObjectsCommand({ Bucket: 'data', Prefix: 'a/', Marker: 'a/1.txt' }))
    expect(next.Contents!.map(({ Key }) => Key)).toEqual(['a/2.txt'])
    expect(await s3.send(new HeadObjectCommand({ Bucket: 'data', Key: 'a/1.txt' }))).toMatchObject({ ContentLength: 3 })
    expect((await s3.send(new ListBucketsCommand({}))).Buckets!.map(({ Name }) => Name)).toEqual(['data', 'far'])
  })

  test('a request changed after signing is refused', async () => {
    const aws = await world()
    const signed = await caught(s3For(aws), new GetObjectCommand({ Bucket: 'data', Key: 'a/1.txt' }))
    expect((await replay(signed)).status).toBe(200)
    const otherKey = await replay({ ...signed, url: signed.url.replace('1.txt', '2.txt') })
    expect(otherKey).toMatchObject({ status: 403, body: expect.stringContaining('<Code>SignatureDoesNotMatch</Code>') })
    const { 'amz-sdk-request': _, ...without } = signed.headers
    const otherHeader = await replay({ ...signed, headers: { ...without, 'amz-sdk-request': 'attempt=9; max=9' } })
    expect(otherHeader.body).toContain('SignatureDoesNotMatch')
  })

  test('a body changed after signing is refused', async () => {
    const aws = await world()
    const put = new PutObjectCommand({ Bucket: 'data', Key: 'new.txt', Body: 'right' })
    const signed = await caught(s3For(aws, await session(aws)), put)
    const changed = await replay({ ...signed, body: 'wrong' })
    expect(changed).toMatchObject({ status: 400, body: expect.stringContaining('XAmzContentSHA256Mismatch') })
    expect((await replay({ ...signed, body: 'right' })).status).toBe(200)
    const read = await s3For(aws).send(new GetObjectCommand({ Bucket: 'data', Key: 'new.txt' }))
    expect(await read.Body!.transformToString()).toBe('right')
  })

  test('another secret, an unknown key', async () => {
    const aws = await world()
    const { accessKeyId } = aws.keysOf(CI)
    const get = new GetObjectCommand({ Bucket: 'data', Key: 'a/1.txt' })
    const secretAccessKey = aws.keysOf(OUTSIDER).secretAccessKey
    await expect(s3For(aws, { accessKeyId, secretAccessKey }).send(get)).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    })
    await expect(stsFor(aws, { accessKeyId, secretAccessKey }).send(new GetCallerIdentityCommand())).rejects.toThrow(
      'Check your AWS Secret Access Key and signing method.',
    )
    const unknown = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey }
    await expect(s3For(aws, unknown).send(get)).rejects.toMatchObject({ name: 'InvalidAccessKeyId' })
    await expect(stsFor(aws, unknown).send(new GetCallerIdentityCommand())).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
      message: 'The security token included in the request is invalid.',
    })
  })

  test('unsigned: a public bucket may be read, nothing else', async () => {
    const open = {
      Statement: [{ Effect: 'Allow' as const, Principal: '*' as const, Action: 's3:GetObject', Resource: '*' }],
    }
    const objects = { 'hello.txt': 'hello' }
    const aws = await world({
      buckets: [
        { name: 'public', account: ACCOUNT, objects, policy: open },
        { name: 'private', account: ACCOUNT, objects },
      ],
    })
    expect(await (await fetch(`${aws.endpoint}/public/hello.txt`)).text()).toBe('hello')
    const refused = await fetch(`${aws.endpoint}/private/hello.txt`)
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code>')])
    const who = await fetch(aws.endpoint, {
      method: 'POST',
      body: new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' }),
    })
    expect(await who.text()).toContain('<Code>MissingAuthenticationToken</Code>')
    expect((await fetch(`${aws.endpoint}/public/%E0%A4%A`)).status).toBe(400)
  })

  test('presigned URLs: good, changed, too old', async () => {
    const aws = await world()
    const get = new GetObjectCommand({ Bucket: 'data', Key: 'a/1.txt' })
    for (const credentials of [aws.keysOf(CI), await session(aws)]) {
      const url = await getSignedUrl(s3For(aws, credentials), get, { expiresIn: 60 })
      expect(await (await fetch(url)).text()).toBe('one')
      expect((await fetch(url.replace('1.txt', '2.txt'))).status).toBe(403)
    }
    const old = await getSignedUrl(s3For(aws), get, { expiresIn: 60, signingDate: new Date(Date.now() - 120_000) })
    expect(await (await fetch(old)).text()).toContain('Request has expired')
  })

  test('a clock too far off: S3 says so, and the SDK heals it', async () => {
    const aws = await world({ clockSkewMs: 20 * 60_000 })
    await expect(
      new STSClient({ ...options(aws, aws.keysOf(CI)), maxAttempts: 1 }).send(new GetCallerIdentityCommand()),
    ).rejects.toThrow(/^Signature expired: \d{8}T\d{6}Z is now earlier than .* - 15 min\.\)$/)
    const s3 = s3For(aws)
    expect((await s3.send(new ListBucketsCommand({}))).$metadata.attempts).toBe(2)
    expect(aws.requests.map(({ code }) => code)).toContain('RequestTimeTooSkewed')
  })
})

describe('sessions', () => {
  test('the key of a session needs its own token, in time', async () => {
    const aws = await world()
    const { sessionToken, ...bare } = await session(aws)
    const identity = await stsFor(aws, { ...bare, sessionToken } as never).send(new GetCallerIdentityCommand())
    expect(identity.Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/Reader/test`)

    const list = new ListObjectsV2Command({ Bucket: 'data' })
    await expect(s3For(aws, bare).send(list)).rejects.toMatchObject({ name: 'InvalidAccessKeyId' })
    const other = await session(aws)
    await expect(s3For(aws, { ...bare, sessionToken: other.sessionToken } as never).send(list)).rejects.toMatchObject({
      name: 'InvalidToken',
    })
    aws.expireSessions()
    await expect(s3For(aws, { ...bare, sessionToken } as never).send(list)).rejects.toMatchObject({
      name: 'ExpiredToken',
      message: 'The provided token has expired.',
    })
  })

  test('AssumeRole: who may, how long, in AWS’s words', async () => {
    const aws = await world()
    const ask = (RoleArn: string, more = {}) => new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', ...more })
    await expect(stsFor(aws, aws.keysOf(OUTSIDER)).send(ask(READER))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: ${OUTSIDER} is not authorized to perform: sts:AssumeRole on resource: ${READER}`,
    })
    await expect(stsFor(aws).send(ask('arn:aws:iam::123456789012:role/TestRole'))).rejects.toThrow(
      `User: ${CI} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/TestRole`,
    )
    await expect(stsFor(aws).send(ask('just-the-roles-bare-name'))).rejects.toThrow('is invalid')
    await expect(stsFor(aws).send(ask(READER, { DurationSeconds: 7200 }))).rejects.toThrow('MaxSessionDuration')
  })

  test('web identity: provider, trust, expiry', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256')
    const issuer = 'https://token.example.org'
    const trust = (sub: string) => ({
      Statement: [
        {
          Effect: 'Allow' as const,
          Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.example.org` },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringLike: { 'token.example.org:sub': sub } },
        },
      ],
    })
    const deploy = `arn:aws:iam::${ACCOUNT}:role/Deploy`
    const aws = await world({
      roles: [{ arn: deploy, trust: trust('repo:acme/*') }],
      oidcProviders: [{ issuer, account: ACCOUNT, jwk: { ...(await exportJWK(publicKey)), alg: 'ES256' } }],
    })
    const token = (claims: object, exp = '5m') =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'ES256' }).setExpirationTime(exp).sign(privateKey)
    const ask = async (jwt: Promise<string>) =>
      new STSClient({ endpoint: aws.endpoint, region }).send(
        new AssumeRoleWithWebIdentityCommand({ RoleArn: deploy, RoleSessionName: 'ci', WebIdentityToken: await jwt }),
      )
    const good = { iss: issuer, sub: 'repo:acme/data', aud: 'sts.amazonaws.com' }
    expect((await ask(token(good))).AssumedRoleUser!.Arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/Deploy/ci`)
    await expect(ask(token({ ...good, sub: 'repo:evil/data' }))).rejects.toThrow(
      'Not authorized to perform sts:AssumeRoleWithWebIdentity',
    )
    await expect(ask(token({ ...good, iss: 'https://other.example.org' }))).rejects.toThrow(
      'No OpenIDConnect provider found in your account for https://other.example.org',
    )
    await expect(ask(token(good, '-1m'))).rejects.toMatchObject({ name: 'ExpiredTokenException' })
  })
})

describe('permissions', () => {
  test('in one account a policy is enough; across accounts it takes two', async () => {
    const shared = {
      Statement: [{ Effect: 'Allow' as const, Principal: { AWS: OUTSIDER }, Action: 's3:GetObject', Resource: '*' }],
    }
    const aws = await world({
      users: [
        { arn: CI },
        { arn: OUTSIDER, policy: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] } },
      ],
      buckets: [
        { name: 'data', account: ACCOUNT, objects: { k: 'v' } },
        { name: 'shared', account: ACCOUNT, objects: { k: 'v' }, policy: shared },
      ],
    })
    const get = (Bucket: string) => new GetObjectCommand({ Bucket, Key: 'k' })
    const outsider = s3For(aws, aws.keysOf(OUTSIDER))
    await outsider.send(get('shared'))
    await expect(outsider.send(get('data'))).rejects.toMatchObject({ name: 'AccessDenied', message: 'Access Denied' })
    await expect(s3For(aws).send(get('data'))).rejects.toThrow(
      `User: ${CI} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::data/k" because no identity-based policy allows the s3:GetObject action`,
    )
    await expect(outsider.send(new HeadBucketCommand({ Bucket: 'data' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    })
  })

  test('buckets: region, policy, absence', async () => {
    const aws = await world()
    const s3 = s3For(aws)
    const location = await s3.send(new GetBucketLocationCommand({ Bucket: 'far' }))
    expect(location.LocationConstraint).toBe('eu-west-1')
    await expect(s3.send(new ListObjectsV2Command({ Bucket: 'far' }))).rejects.toMatchObject({
      name: 'PermanentRedirect',
    })
    await expect(s3.send(new GetBucketPolicyCommand({ Bucket: 'data' }))).rejects.toMatchObject({
      name: 'NoSuchBucketPolicy',
    })
    await expect(s3.send(new ListObjectsV2Command({ Bucket: 'none' }))).rejects.toMatchObject({ name: 'NoSuchBucket' })
    await expect(s3.send(new GetObjectCommand({ Bucket: 'data', Key: 'none' }))).rejects.toMatchObject({
      name: 'NoSuchKey',
    })
  })

  test('IAM and Athena answer and refuse in their own forms', async () => {
    const policy = {
      Statement: [
        { Effect: 'Allow' as const, Action: ['iam:SimulatePrincipalPolicy', 'athena:ListDatabases'], Resource: '*' },
      ],
    }
    const aws = await world({ users: [{ arn: CI, policy }, { arn: OUTSIDER }] })
    const iam = new IAMClient(options(aws, aws.keysOf(CI)))
    const simulated = await iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: CI,
        ActionNames: ['athena:ListDatabases', 's3:PutObject'],
      }),
    )
    expect(simulated.EvaluationResults!.map(({ EvalDecision }) => EvalDecision)).toEqual(['allowed', 'implicitDeny'])
    await expect(iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'Reader' }))).rejects.toThrow(
      'is not authorized to perform: iam:ListAttachedRolePolicies on resource: role Reader because',
    )
    const athena = (user: string) => new AthenaClient(options(aws, aws.keysOf(user)))
    const list = new ListDatabasesCommand({ CatalogName: 'AwsDataCatalog' })
    expect((await athena(CI).send(list)).DatabaseList).toMatchObject([{ Name: 'runs' }])
    await expect(athena(OUTSIDER).send(list)).rejects.toMatchObject({ name: 'AccessDeniedException' })
  })
})

describe('faults', () => {
  const get = new GetObjectCommand({ Bucket: 'data', Key: 'a/1.txt' })

  test('throttled once, then well', async () => {
    const aws = await world({ faults: [{ kind: 'throttle', operation: 'GetObject', times: 1 }] })
    expect((await s3For(aws).send(get)).$metadata.attempts).toBe(2)
    expect(aws.requests.map(({ code }) => code)).toEqual(['SlowDown', undefined])
  })

  test('a hanging call is never answered', async () => {
    const aws = await world({ faults: [{ kind: 'hang', operation: 'GetObject' }] })
    const giveUp = new AbortController()
    const call = s3For(aws).send(get, { abortSignal: giveUp.signal })
    await expect.poll(() => aws.requests).toMatchObject([{ operation: 'GetObject' }])
    giveUp.abort()
    await expect(call).rejects.toMatchObject({ name: 'AbortError' })
    expect(aws.requests[0]!.status).toBeUndefined()
  })

  test('slow and denied, a stalled body, a reset', async () => {
    const aws = await world({
      faults: [
        { kind: 'slow', operation: 'HeadObject', ms: 60 },
        { kind: 'deny', operation: 'HeadObject' },
        { kind: 'stall-body', operation: 'GetObject' },
        { kind: 'reset', service: 'sts' },
      ],
    })
    const start = performance.now()
    await expect(s3For(aws).send(new HeadObjectCommand({ Bucket: 'data', Key: 'a/1.txt' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    })
    expect(performance.now() - start).toBeGreaterThan(55)
    const { Body } = await s3For(aws).send(get)
    const first = (await (Body as AsyncIterable<Buffer>)[Symbol.asyncIterator]().next()).value as Buffer
    expect(first.toString()).toBe('on')
    await expect(
      new STSClient({ ...options(aws, aws.keysOf(CI)), maxAttempts: 1 }).send(new GetCallerIdentityCommand()),
    ).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  test('faults are replaced over HTTP, and an unknown one is named', async () => {
    const aws = await world()
    const put = (body: string) => fetch(`${aws.endpoint}/_faults`, { method: 'PUT', body })
    expect((await put('[{"kind":"deny","service":"s3"}]')).status).toBe(204)
    await expect(s3For(aws).send(get)).rejects.toMatchObject({ name: 'AccessDenied' })
    const wrong = await put('[{"kind":"explode"}]')
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('found "explode"')])
  })
})

test('instance metadata: credentials by token only, and they sign', async () => {
  const aws = await world({ metadata: { mode: 'role', role: READER } })
  const bare = await fetch(`${aws.metadataEndpoint}/latest/meta-data/iam/security-credentials/`)
  expect(bare.status).toBe(401)
  process.env['AWS_EC2_METADATA_SERVICE_ENDPOINT'] = aws.metadataEndpoint
  try {
    const credentials = await fromInstanceMetadata()()
    const identity = await stsFor(aws, credentials as never).send(new GetCallerIdentityCommand())
    expect(identity.Arn).toMatch(/assumed-role\/Reader\/i-/)
    const container = await fetch(`${aws.metadataEndpoint}/v2/credentials/task`)
    expect(await container.json()).toMatchObject({ RoleArn: READER, AccessKeyId: expect.stringMatching(/^ASIA/) })
  } finally {
    delete process.env['AWS_EC2_METADATA_SERVICE_ENDPOINT']
  }
})

test('the catalog wants its own session', async () => {
  const session = createHmac('sha256', 'x').update(String(Math.random())).digest('hex')
  const documents = [{ bucket: 'data', key: 'a/1.txt', title: 'First run' }]
  const aws = await world({ catalog: { sessions: [session], documents } })
  const ask = (headers: Record<string, string>) => fetch(`${aws.catalogEndpoint}/api/search?q=run`, { headers })
  expect((await ask({})).status).toBe(401)
  const found = await ask({ authorization: `Bearer ${session}` })
  expect(await found.json()).toEqual({ total: 1, hits: documents })
})

describe('as a process of its own', () => {
  const cli = 'samples/aws-stand-in/cli.mjs'

  test('prints where it is and its users’ keys', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rolecall-test-'))
    const file = join(folder, 'world.json')
    writeFileSync(
      file,
      JSON.stringify({ users: [{ arn: CI, policy: readData }], buckets: [{ name: 'data', account: ACCOUNT }] }),
    )
    const child = spawn(process.execPath, [cli, file])
    try {
      const [line] = await once(child.stdout, 'data')
      const { endpoint, keys } = JSON.parse(String(line))
      const s3 = new S3Client({ endpoint, region, credentials: keys[CI] })
      expect((await s3.send(new ListBucketsCommand({}))).Buckets).toMatchObject([{ Name: 'data' }])
    } finally {
      child.kill()
      rmSync(folder, { recursive: true })
    }
  })

  test('says what is wrong with its configuration', () => {
    const run = (...args: string[]) => spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' })
    expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('usage:') })
    expect(run('none.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot start from none.json'),
    })
  })
})
