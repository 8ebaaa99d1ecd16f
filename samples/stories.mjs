/**
 * The stories: who exists in each one's AWS, what the server is given, what the tests ask and how long they wait. What is
 * true in a story stands in its folder's README and `expected.json`.
 */

/**
 * @typedef {object} Story
 * @property {string} role ARN that the token names.
 * @property {string} [base] ARN of the user whose keys are in the server's environment; none without.
 * @property {import('./aws-stand-in/world.mjs').Config} world
 * @property {Record<string, string>} [variables] Of the server.
 * @property {boolean} [catalog] The server knows the search service.
 * @property {boolean} [catalogSession] The runner passes the second token on.
 * @property {import('./runner.mjs').TestCase[]} cases
 * @property {number} timeoutMs The runner's read timeout.
 * @property {number} [settleMs] How long to let work that was given up run on before the server is stopped.
 */

const ACCOUNT = '391827364550'
const SERVER = `arn:aws:iam::${ACCOUNT}:user/mcp-server`
const READER = `arn:aws:iam::${ACCOUNT}:role/DataReader`
const DEVELOPER = 'arn:aws:iam::602844517793:user/mcp-dev'

/** @param {string | string[]} Action @param {string | string[]} [Resource] */
const allow = (Action, Resource = '*') => ({ Effect: /** @type {const} */ ('Allow'), Action, Resource })

const READ = [
  's3:GetObject',
  's3:ListBucket',
  's3:GetBucketLocation',
  's3:GetBucketPolicy',
  's3:GetBucketAcl',
  's3:GetBucketVersioning',
]

/** The role that tokens should name: it trusts the server's user. @param {ReturnType<typeof allow>[]} statements */
const reader = (statements) => ({
  arn: READER,
  trust: {
    Statement: [{ Effect: /** @type {const} */ ('Allow'), Principal: { AWS: SERVER }, Action: 'sts:AssumeRole' }],
  },
  policy: { Version: '2012-10-17', Statement: statements },
})

const READS = '{"entries":[{"logical_key":"reads/sample-001.csv","size":71}]}'
const GENOMICS = {
  name: 'acme-genomics',
  account: ACCOUNT,
  objects: {
    'runs/2026-11/sample-001.csv': 'read,length,quality\nr0001,151,37.2\nr0002,151,36.9\nr0003,148,35.4\n',
    'runs/2026-11/sample-002.csv': 'read,length,quality\nr0001,150,36.0\n',
    'runs/2026-11/README.md': '# Runs of November 2026\n',
    'runs/2026-11/archive/reads.fastq': '@r0001\nGATTACA\n+\nIIIIIII\n',
    '.packages/named/genomics/november/latest': 'b3f1c2',
    '.packages/manifests/b3f1c2': READS,
  },
}
/** What the search service has indexed. */
export const DOCUMENTS = [
  { bucket: GENOMICS.name, key: 'runs/2026-11/sample-001.csv', title: 'Sample 001, first run' },
  { bucket: GENOMICS.name, key: 'runs/2026-11/sample-002.csv', title: 'Sample 002, second run' },
]

const bucket = GENOMICS.name
const key = 'runs/2026-11/sample-001.csv'
/** One test a tool. @type {import('./runner.mjs').TestCase[]} */
const CASES = [
  { tool: 'config_get', title: 'tells its configuration' },
  { tool: 'auth_status', title: 'tells the AWS identity' },
  { tool: 'bucket_list', title: 'lists the buckets' },
  { tool: 'bucket_objects_list', title: 'lists objects under a prefix', args: { bucket, prefix: 'runs/' } },
  { tool: 'bucket_object_info', title: 'describes an object', args: { bucket, key } },
  {
    tool: 'bucket_object_text',
    title: 'reads an object as text',
    args: { bucket, key: 'runs/2026-11/archive/reads.fastq' },
  },
  { tool: 'bucket_object_fetch', title: 'reads the head of an object', args: { bucket, key } },
  { tool: 'bucket_stats', title: 'sums up a bucket', args: { bucket } },
  { tool: 'package_list', title: 'lists packages', args: { bucket } },
  { tool: 'package_browse', title: 'shows the entries of a package', args: { bucket, package: 'genomics/november' } },
  { tool: 'permissions_discover', title: 'finds out what it may do' },
  { tool: 'athena_workgroups_list', title: 'lists workgroups' },
  { tool: 'athena_databases_list', title: 'lists databases' },
  { tool: 'search', title: 'finds samples', args: { query: 'sample' }, results: 'results' },
]

/** All but some. @param {string[]} tools */
const casesWithout = (...tools) => CASES.filter(({ tool }) => !tools.includes(tool))

const ATHENA = ['athena:ListWorkGroups', 'athena:ListDatabases']
const IAM = ['iam:GetRole', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies', 'iam:SimulatePrincipalPolicy']
const DATABASES = [{ name: 'genomics', account: ACCOUNT }]

/** @type {Record<string, Story>} */
export const stories = {
  'placeholder-role': {
    role: 'arn:aws:iam::123456789012:role/TestRole',
    base: DEVELOPER,
    world: {
      users: [
        {
          arn: DEVELOPER,
          policy: { Statement: [allow([...READ, 's3:ListAllMyBuckets', ...ATHENA, 'iam:GetUser', 'sts:AssumeRole'])] },
        },
      ],
      buckets: [
        {
          ...GENOMICS,
          // Somebody once let the developer in, and forgot.
          policy: { Statement: [{ ...allow(READ), Principal: { AWS: DEVELOPER } }] },
        },
        { name: 'mcp-dev-scratch', account: '602844517793' },
      ],
      databases: [...DATABASES, { name: 'scratch', account: '602844517793' }],
      faults: [{ kind: 'hang', operation: 'GetObject', key: 'runs/2026-11/archive/' }],
    },
    cases: CASES,
    timeoutMs: 2500,
  },

  healthy: {
    role: READER,
    base: SERVER,
    world: {
      users: [{ arn: SERVER, policy: { Statement: [allow('sts:AssumeRole', READER)] } }],
      roles: [reader([allow([...READ, 's3:ListAllMyBuckets', ...ATHENA, ...IAM])])],
      buckets: [GENOMICS],
      databases: DATABASES,
    },
    catalog: true,
    catalogSession: true,
    cases: casesWithout('bucket_stats', 'athena_workgroups_list'),
    timeoutMs: 5000,
  },

  'second-token-missing': {
    role: READER,
    base: SERVER,
    world: {
      users: [{ arn: SERVER, policy: { Statement: [allow('sts:AssumeRole', READER)] } }],
      roles: [
        reader([
          allow(['s3:ListAllMyBuckets', ...ATHENA]),
          allow(READ, ['arn:aws:s3:::acme-genomics', 'arn:aws:s3:::acme-genomics/*']),
        ]),
      ],
      buckets: [
        GENOMICS,
        ...['archive', 'billing', 'imaging', 'staging'].map((name) => ({ name: `acme-${name}`, account: ACCOUNT })),
      ],
      databases: DATABASES,
      faults: [
        { kind: 'slow', service: 'iam', ms: 130 },
        ...['HeadBucket', 'GetBucketLocation', 'GetBucketPolicy', 'GetBucketAcl', 'GetBucketVersioning'].map(
          (operation) => ({ kind: /** @type {const} */ ('slow'), service: 's3', operation, ms: 130 }),
        ),
      ],
    },
    catalog: true,
    cases: casesWithout('bucket_stats', 'bucket_object_fetch', 'package_browse', 'athena_workgroups_list'),
    timeoutMs: 3000,
    settleMs: 6000,
  },

  'no-base-credentials': {
    role: READER,
    world: {
      roles: [reader([allow([...READ, 's3:ListAllMyBuckets', ...ATHENA, ...IAM])])],
      buckets: [GENOMICS],
      databases: DATABASES,
      metadata: { mode: 'silent' },
    },
    variables: { MCP_ON_ASSUME_FAILURE: 'refuse' },
    catalog: true,
    cases: CASES,
    timeoutMs: 8000,
    settleMs: 6000,
  },
}
