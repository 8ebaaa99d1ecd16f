/** The situations that quilt-mcp is put into: who exists in its AWS, what it is given, what is asked. */
import type { Config } from '../../../samples/aws-stand-in/world.mjs'
import { ROLECALL } from '../../../src/model/attributes.ts'
import type { Seen } from '../../preload/evidence.ts'
import type { Called, Clients } from './play.ts'

export interface Situation {
  world: Config
  /** ARN of the user whose keys are in the server's environment; none without. */
  base?: string
  /** Name of the token's claim that holds the role; `aws_role_arn`, which the server reads, unless told. */
  claim?: string
  variables?: Record<string, string>
  ask(clients: Clients): Promise<Called[]>
  /** What the evidence must show before the server is ended. */
  until?(spans: readonly Seen[]): boolean
  end?: 'SIGTERM' | 'SIGKILL'
}

const ACCOUNT = '391827364550'
export const SERVER = `arn:aws:iam::${ACCOUNT}:user/mcp-server`
export const READER = `arn:aws:iam::${ACCOUNT}:role/DataReader`
export const OTHER = `arn:aws:iam::${ACCOUNT}:role/OtherTenant`
export const BUCKET = 'acme-genomics'
const KEY = 'runs/2026-11/sample-001.csv'

const allow = (...actions: string[]) => ({ Statement: [{ Effect: 'Allow' as const, Action: actions, Resource: '*' }] })
const READ = ['s3:GetObject', 's3:ListBucket', 's3:ListAllMyBuckets']
const role = (arn: string, by: string, policy = allow(...READ)) => ({
  arn,
  trust: { Statement: [{ Effect: 'Allow' as const, Principal: { AWS: by }, Action: 'sts:AssumeRole' }] },
  policy,
})
const bucket = { name: BUCKET, account: ACCOUNT, objects: { [KEY]: 'read,length\nr0001,151\n' } }
const TEAMS = Array.from({ length: 12 }, (_, n) => ({ name: `acme-team-${n}`, account: ACCOUNT }))
const user = (...actions: string[]) => ({ arn: SERVER, policy: allow('sts:AssumeRole', ...actions) })
const healthy: Config = { users: [user()], roles: [role(READER, SERVER)], buckets: [bucket] }

const list = { bucket: BUCKET, prefix: 'runs/' }
const text = { s3_uri: `s3://${BUCKET}/${KEY}` }

type Call = [tool: string, args: Record<string, unknown>, timeout?: number]

/** One client for everything; nothing but the error where it is not let in. */
async function ask(clients: Clients, token: string | undefined, calls: Call[]): Promise<Called[]> {
  try {
    const client = await clients.connect(token)
    const called: Called[] = []
    for (const [tool, args, timeout] of calls) called.push(await client.call(tool, args, timeout))
    return called
  } catch (error) {
    return [{ failed: (error as Error).message }]
  }
}
const asJane =
  (...calls: Call[]) =>
  async (clients: Clients) =>
    ask(clients, await clients.token(READER), calls)
/** As on a desktop: the server's own credentials are all there is. */
const withoutToken =
  (...calls: Call[]) =>
  (clients: Clients) =>
    ask(clients, undefined, calls)

export const situations = {
  healthy: { world: healthy, base: SERVER, ask: asJane(['bucket_objects_list', list], ['bucket_object_text', text]) },

  'no base credentials': {
    world: { ...healthy, users: [], roles: [role(READER, '*')], metadata: { mode: 'silent' } },
    ask: asJane(['bucket_objects_list', list]),
  },

  'role refused': {
    world: { ...healthy, roles: [role(READER, `arn:aws:iam::${ACCOUNT}:user/somebody-else`)] },
    base: SERVER,
    ask: asJane(['bucket_objects_list', list]),
  },

  'role claim ignored': {
    world: { ...healthy, users: [user(...READ)] },
    base: SERVER,
    claim: 'role',
    ask: asJane(['bucket_objects_list', list], ['bucket_object_text', text]),
  },

  'second token missing': {
    world: healthy,
    base: SERVER,
    ask: asJane(['bucket_objects_list', list], ['search_catalog', { query: 'sample' }]),
  },

  /** Permission discovery makes five clients, each of which looks for credentials. */
  'no base credentials, and the probes add up': {
    world: { buckets: [bucket], metadata: { mode: 'silent' } },
    variables: { MCP_REQUIRE_JWT: 'false' },
    ask: withoutToken(['discover_permissions', {}, 8000]),
  },

  'denial storm': {
    world: { users: [user()], buckets: TEAMS, faults: [{ kind: 'slow', ms: 400 }] },
    base: SERVER,
    variables: { MCP_REQUIRE_JWT: 'false' },
    ask: withoutToken(['discover_permissions', { check_buckets: TEAMS.map(({ name }) => name) }, 4000]),
  },

  'one hung call': {
    world: { ...healthy, faults: [{ kind: 'hang', operation: 'GetObject' }] },
    base: SERVER,
    ask: asJane(['bucket_objects_list', list], ['bucket_object_text', text, 4000]),
    until: (spans) => spans.some((span) => span.end === undefined && span.at[ROLECALL.waitingFor] === 'answer'),
    end: 'SIGKILL',
  },

  'session that keeps the first caller': {
    world: { ...healthy, roles: [role(READER, SERVER), role(OTHER, SERVER)] },
    base: SERVER,
    async ask(clients) {
      const client = await clients.connect(await clients.token(READER, 'jane'))
      const first = await client.call('bucket_objects_list', list)
      client.as(await clients.token(OTHER, 'eve'))
      return [first, await client.call('bucket_object_text', text)]
    },
  },
} satisfies Record<string, Situation>
