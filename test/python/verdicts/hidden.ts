/** What answers hide: a role that was passed over, an error that became an empty list; and whose fault a wait is. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { allow, READER, SERVER, trusts, WRITER, world } from '../../../samples/incidents/world.mjs'
import type { Told } from './cases.ts'
import type { Case } from './play.ts'

const ACCOUNT = '391827364550'
const data = { name: 'data', account: ACCOUNT, objects: { a: 'the answer', large: 'x'.repeat(5_000_000) } }
const here = (changes = {}) => world({ buckets: [data], ...changes })
const refusing = here({ roles: [{ arn: READER, trust: trusts(WRITER), policy: allow('s3:*') }] })

const flask = {
  environment: 'servers' as const,
  command: ['python', 'configured.py'],
  as: SERVER,
  listens: true,
  world: here(),
}
const asking = (path: string): Partial<Case> => ({
  ask: ({ get }) => get(path),
  // Flask's server ends at once: the answer may be with its caller before its span is on disk.
  until: (spans) => spans.some(({ name, end }) => name === `GET ${path}` && end !== undefined),
})
const names = { ...flask, ...asking('/names') }
const orders = (answer: readonly [number, object]) => ({
  ...flask,
  ...asking('/orders'),
  variables: async () => ({ TABLES: await tables(...answer) }),
})

const missing = orders([
  400,
  { __type: 'com.amazonaws.dynamodb#ResourceNotFoundException', message: 'Requested resource not found' },
])

/** A DynamoDB that always says the same, until the test is over. */
async function tables(status: number, answer: object): Promise<string> {
  const server: Server = createServer((req, res) => {
    req.resume().on('end', () => {
      res.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'R1' })
      res.end(JSON.stringify(answer))
    })
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  server.unref()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const bodies = {
  environment: 'servers' as const,
  command: ['python', 'kept_bodies.py'],
  as: SERVER,
  listens: true,
  world: here(),
  signedBy: ['env'],
} satisfies Partial<Told>

function config(folder: string) {
  mkdirSync(join(folder, '.aws'), { recursive: true })
  writeFileSync(
    join(folder, '.aws/config'),
    `[profile reader]\nrole_arn = ${READER}\ncredential_source = Environment\n`,
  )
  return { AWS_PROFILE: 'reader' }
}

const byHeader = {
  async ask({ get }: Parameters<NonNullable<Case['ask']>>[0]) {
    await get('/read', undefined, undefined, { 'x-tenant-id': 'acme' })
    await get('/read', undefined, undefined, { 'x-tenant-id': 'globex' })
  },
}
const tenants = (by: string): Partial<Told> & Omit<Case, 'world'> & { world: Case['world'] } => ({
  environment: 'servers',
  command: ['python', 'tenants_kept.py'],
  as: SERVER,
  listens: true,
  world: here(),
  variables: () => ({ ROLE_acme: READER, ROLE_globex: WRITER, KEEP_BY: by }),
  async ask({ get }) {
    await get('/read', { sub: 'alice', tenant: 'acme' })
    await get('/read', { sub: 'bob', tenant: 'globex' })
  },
})

export const hidden: Record<string, Told> = {
  'a session of a tenant, kept by region': {
    ...tenants('region'),
    leads: 'session-of-another-caller',
    says: ['for globex ran under the session issued for acme'],
    signedBy: [READER],
  },
  'a session of a tenant, kept by tenant': { ...tenants('tenant'), leads: null, signedBy: [READER, WRITER] },
  'a session of a tenant that a header names, kept by region': {
    ...tenants('region'),
    ...byHeader,
    leads: 'session-of-another-caller',
    says: ['for globex ran under the session issued for acme'],
    signedBy: [READER],
  },
  'a session of a tenant that a header names': {
    ...tenants('tenant'),
    ...byHeader,
    leads: null,
    signedBy: [READER, WRITER],
  },
  'a role that was refused at the start': {
    ...names,
    world: refusing,
    variables: () => ({ ROLE: READER }),
    leads: 'assume-role-denied',
    says: [READER],
    follows: ['fallback-after-assume-error'],
    signedBy: ['env'],
  },
  'a role that was granted at the start, and not used': {
    ...names,
    variables: () => ({ ROLE: READER, OWN_CLIENT: '1' }),
    leads: 'issued-session-unused',
    says: [READER, 'GET /names'],
    signedBy: ['env'],
  },
  'a role that was granted at the start': {
    ...names,
    variables: () => ({ ROLE: READER }),
    leads: null,
    signedBy: [READER],
  },
  'a profile that the keys of the environment hide': {
    ...names,
    world: here({ users: [{ arn: SERVER, policy: allow('sts:*') }] }),
    variables: (_, folder) => config(folder),
    leads: 'multiple-sources',
    says: ['AWS_PROFILE', SERVER],
    signedBy: ['env'],
  },
  'a region that is an empty text': {
    ...names,
    variables: () => ({ REGION: '', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }),
    leads: 'no-region',
    signedBy: [],
  },
  'an endpoint that is no URL': {
    ...names,
    variables: () => ({ AWS_ENDPOINT_URL_S3: 's3.internal:9000' }),
    leads: 'aws-call-failed',
    says: ['ValueError', 'answered as if all were well'],
    signedBy: [],
  },
  'a table that is not there': {
    ...missing,
    leads: 'aws-call-failed',
    says: ['DynamoDB Scan of orders failed (ResourceNotFound)'],
  },
  'a table that is not there, told as an order that is not': {
    ...missing,
    variables: async () => ({ ...(await missing.variables()), AS_ABSENT: '1' }),
    leads: 'aws-call-failed',
    says: ['DynamoDB Scan of orders failed (ResourceNotFound) in us-east-1', 'answered 404'],
  },
  'a table that is empty': { ...orders([200, { Items: [], Count: 0, ScannedCount: 0 }]), leads: null },
  'two connections, kept by bodies that nobody reads': {
    ...bodies,
    async ask({ get }) {
      await get('/size')
      await get('/size')
      await get('/size', undefined, 2000)
    },
    until: (spans) => spans.some(({ at }) => at['rolecall.caller.left']),
    end: 'SIGKILL',
    leads: 'socket-pool-exhausted',
    says: ['never got one', 'other requests held them'],
  },
  'two connections, each read to its end': {
    ...bodies,
    variables: () => ({ READ: '1' }),
    ask: ({ get }) => Promise.all([get('/size'), get('/size'), get('/size'), get('/size')]),
    leads: null,
  },
}
