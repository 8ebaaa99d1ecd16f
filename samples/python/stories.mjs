/**
 * The stories that the Python server plays: who exists in each one's AWS, what the server is given, what the tests ask.
 * What each kind of evidence can tell of them stands in `runs/<story>/expected.json`.
 */
import { DOCUMENTS } from '../stories.mjs'

/**
 * @typedef {object} Story
 * @property {string} role ARN that the token names.
 * @property {string} [claim] Name of the claim that holds it; `role`, which the server reads, unless told.
 * @property {string} [base] ARN of the user whose keys are in the server's environment; none without.
 * @property {import('../aws-stand-in/world.mjs').Config} world
 * @property {import('./setup.mjs').Framework} [framework] The official SDK unless told.
 * @property {boolean} [awsHosts] AWS goes by its own host names, behind a proxy.
 * @property {Record<string, string>} [variables] Of the server.
 * @property {boolean} [catalogSession] The runner passes the second token on.
 * @property {number} timeoutMs The runner's read timeout.
 * @property {'SIGTERM' | 'SIGKILL'} end How the server is stopped.
 * @property {number} [settleMs] How long the server stands idle, or goes on with what was given up, before: uvicorn ends
 *   by its signal, so that spans of the last second are lost with any end.
 */

const ACCOUNT = '391827364550'
const SERVER = `arn:aws:iam::${ACCOUNT}:user/mcp-server`
const READER = `arn:aws:iam::${ACCOUNT}:role/DataReader`
const DEVELOPER = 'arn:aws:iam::602844517793:user/mcp-dev'

const bucket = 'acme-genomics'
const key = 'runs/2026-11/sample-001.csv'

/** @param {string[]} actions */
const allow = (actions) => ({ Statement: [{ Effect: /** @type {const} */ ('Allow'), Action: actions, Resource: '*' }] })

const READ = ['s3:GetObject', 's3:ListBucket', 's3:ListAllMyBuckets']
const GENOMICS = { name: bucket, account: ACCOUNT, objects: { [key]: 'read,length,quality\nr0001,151,37.2\n' } }
const ROLE = {
  arn: READER,
  trust: {
    Statement: [{ Effect: /** @type {const} */ ('Allow'), Principal: { AWS: SERVER }, Action: 'sts:AssumeRole' }],
  },
  policy: allow([...READ, 'iam:GetRole', 'athena:ListWorkGroups']),
}
const HEALTHY = { users: [{ arn: SERVER, policy: allow(['sts:AssumeRole']) }], roles: [ROLE], buckets: [GENOMICS] }

/** One test a tool. @type {import('../runner.mjs').TestCase[]} */
export const CASES = [
  { tool: 'bucket_list', title: 'lists the buckets' },
  { tool: 'bucket_objects_list', title: 'lists objects under a prefix', args: { bucket, prefix: 'runs/' } },
  { tool: 'bucket_object_text', title: 'reads an object as text', args: { bucket, key } },
  { tool: 'permissions_discover', title: 'finds out what it may do' },
  { tool: 'search', title: 'finds samples', args: { query: 'sample' }, results: 'results' },
]

export { DOCUMENTS }

/** @type {Story} */
const BASELESS = {
  role: READER,
  world: { roles: [ROLE], buckets: [GENOMICS], metadata: { mode: 'silent' } },
  timeoutMs: 6000,
  end: 'SIGTERM',
  settleMs: 8000,
}

/** @type {Record<string, Story>} */
export const stories = {
  healthy: {
    role: READER,
    base: SERVER,
    world: HEALTHY,
    catalogSession: true,
    timeoutMs: 5000,
    end: 'SIGTERM',
    settleMs: 1500,
  },

  /** Sessions of the protocol: tools run below the request that opened theirs. */
  'stateful-session': {
    role: READER,
    base: SERVER,
    world: HEALTHY,
    framework: 'fastmcp',
    variables: { MCP_STATEFUL: '1' },
    catalogSession: true,
    timeoutMs: 5000,
    end: 'SIGTERM',
    settleMs: 1500,
  },

  /** As where an instrumentation fails at start, and those behind it are skipped. */
  'half-instrumented': {
    role: READER,
    base: SERVER,
    world: HEALTHY,
    awsHosts: true,
    variables: { OTEL_PYTHON_DISABLED_INSTRUMENTATIONS: 'botocore' },
    catalogSession: true,
    timeoutMs: 5000,
    end: 'SIGTERM',
    settleMs: 1500,
  },

  'placeholder-role': {
    role: 'arn:aws:iam::123456789012:role/TestRole',
    base: DEVELOPER,
    world: {
      users: [{ arn: DEVELOPER, policy: allow([...READ, 'iam:GetRole', 'athena:ListWorkGroups', 'sts:AssumeRole']) }],
      // Somebody once let the developer in, and forgot.
      buckets: [
        {
          ...GENOMICS,
          policy: {
            Statement: [{ Effect: 'Allow', Action: READ, Resource: '*', Principal: { AWS: DEVELOPER } }],
          },
        },
        { name: 'mcp-dev-scratch', account: '602844517793' },
      ],
    },
    variables: { MCP_ON_ASSUME_FAILURE: 'ambient' },
    catalogSession: true,
    timeoutMs: 5000,
    end: 'SIGTERM',
    settleMs: 1500,
  },

  'no-base-credentials': BASELESS,
  /** Its instrumentation keeps what tools answer. */
  'no-base-credentials-fastmcp': { ...BASELESS, framework: 'fastmcp' },

  /** An ordinary day: two throttles and a torn connection, all healed by the SDK's next try. */
  retried: {
    role: READER,
    base: SERVER,
    world: {
      ...HEALTHY,
      faults: [
        { kind: 'throttle', operation: 'ListBuckets', times: 2 },
        { kind: 'reset', operation: 'GetObject', times: 1 },
      ],
    },
    catalogSession: true,
    timeoutMs: 5000,
    end: 'SIGTERM',
    settleMs: 1500,
  },

  'hung-call': {
    role: READER,
    base: SERVER,
    world: { ...HEALTHY, faults: [{ kind: 'hang', operation: 'GetObject' }] },
    catalogSession: true,
    timeoutMs: 5000,
    end: 'SIGKILL',
    settleMs: 2500,
  },

  'role-never-tried': {
    role: READER,
    claim: 'aws_role_arn',
    base: SERVER,
    world: { ...HEALTHY, users: [{ arn: SERVER, policy: ROLE.policy }] },
    catalogSession: true,
    timeoutMs: 5000,
    end: 'SIGTERM',
    settleMs: 1500,
  },
}
