/** Servers of many shapes, each with a fault and with a healthy twin that looks like it. */

import type { Config } from '../../../samples/aws-stand-in/world.mjs'
import { podVariables, provider } from '../../../samples/incidents/web-identity.mjs'
import { allow, READER, SERVER, trusts, trustsWeb, WRITER, world } from '../../../samples/incidents/world.mjs'
import { ROLECALL } from '../../../src/model/attributes.ts'
import type { Case } from './play.ts'

export interface Told extends Case {
  /** Rule of the leading root cause; null where nothing is to be found. */
  leads: string | null
  /** Words of the leading finding's message. */
  says?: readonly string[]
  /** Rules of further findings. */
  follows?: readonly string[]
  /** Names of those who signed calls to S3, as the evidence has them: a role's ARN, or how the key came to be. */
  signedBy?: readonly string[]
}

const ACCOUNT = '391827364550'
const data = { name: 'data', account: ACCOUNT, objects: { a: 'the answer', b: 'another' } }
const elsewhere = { name: 'far', account: ACCOUNT, region: 'eu-west-1', objects: { a: 'far' } }
const here = (changes: Partial<Config> = {}): Config => world({ buckets: [data, elsewhere], ...changes })
const refusing = here({ roles: [{ arn: READER, trust: trusts(WRITER), policy: allow('s3:*') }] })
const faulty = (kind: 'deny' | 'hang' | 'slow' | 'throttle' | 'stall-body' | 'expire-session', more = {}) =>
  here({ faults: [{ kind, service: 's3', ...more }] })

const alice = { sub: 'alice', role: READER }
const bob = { sub: 'bob', role: WRITER }
const servers = (...command: string[]) => ({ environment: 'servers' as const, command, as: SERVER })
const role = () => ({ ROLE: READER })
const serving = (...command: string[]) => ({ ...servers(...command), listens: true })
const uvicorn = (app: string, ...more: string[]) =>
  serving('uvicorn', '--port', 'PORT', '--log-level', 'warning', ...more, app)

const lambda = {
  ...servers('python', '-m', 'awslambdaric', 'lambda_function.handler'),
  variables: () => ({ AWS_LAMBDA_FUNCTION_NAME: 'report' }),
  ask: ({ invoke }: Parameters<NonNullable<Case['ask']>>[0]) =>
    invoke([
      { role: READER, key: 'a' },
      { role: READER, key: 'b' },
    ]),
}
const background = { ...uvicorn('background:app'), ask: ({ get }) => get('/order') } satisfies Partial<Case>
const noted = (spans: Parameters<NonNullable<Case['until']>>[0]) =>
  spans.some((span) => span.name === 'S3.PutObject' && span.end !== undefined)
const backgroundAs = {
  ...uvicorn('background_as:app'),
  until: noted,
  ask: ({ get }) => get('/order', alice),
} satisfies Partial<Case>
const django = {
  ...uvicorn('django_async:app'),
  async ask({ get }) {
    await get('/read', alice)
    await get('/read', bob)
  },
} satisfies Partial<Case>
const tenants = {
  ...serving('python', 'aiohttp_tenants.py'),
  ask: ({ get }) => get('/read?key=a', alice, 4000),
} satisfies Partial<Case>
const tables = {
  environment: 'fastmcp-4' as const,
  command: ['python', 'to_thread.py'],
  listens: true,
  as: SERVER,
  variables: role,
}
const chain = { ...servers('python', 'chain.py'), variables: role }
const rq = (branch: string) => ({
  environment: 'servers' as const,
  command: ['python', 'rq_run.py'],
  world: here({
    roles: [
      {
        arn: READER,
        trust: trustsWeb({ sub: `repo:acme/data:ref:refs/heads/${branch}`, aud: 'sts.amazonaws.com' }),
        policy: allow('s3:*'),
      },
    ],
    oidcProviders: [provider],
  }),
  variables: (_: unknown, folder: string) => podVariables(folder),
})
const gevent = (variables: Record<string, string>) => ({
  ...serving('gunicorn', '-k', 'gevent', '-b', '127.0.0.1:PORT', 'gevent_app:app'),
  world: here(),
  variables: () => variables,
  ask: ({ get }: Parameters<NonNullable<Case['ask']>>[0]) => Promise.all([get('/read', alice), get('/read', bob)]),
})
const console_ = { environment: 'servers' as const, command: ['python', 'console.py', 'data'], world: here() }
const suite = (world: Config) => ({
  environment: 'launchers' as const,
  command: ['pytest', '-q', '-p', 'no:cacheprovider', '--junitxml', 'RESULTS', 'suite.py'],
  as: SERVER,
  world,
  results: 'junit.xml',
})
const pool = (start: string) => ({
  ...servers('python', 'pool.py'),
  world: here(),
  variables: () => ({ START: start }),
})
const named = (name: string) => ({
  ...servers('python', 'session_name.py'),
  world: here(),
  variables: () => ({ ...role(), SESSION_NAME: name }),
})
const lifespan = { ...uvicorn('lifespan:app', '--workers', '2'), variables: role, world: here() }
const transfer = (bucket: string) => ({
  ...serving('python', 'transfer.py'),
  world: here(),
  ask: ({ get }: Parameters<NonNullable<Case['ask']>>[0]) => get(`/download?bucket=${bucket}`),
  // Flask's server ends at once: the answer may be with its caller before its span is on disk.
  until: (spans: Parameters<NonNullable<Case['until']>>[0]) =>
    spans.some(({ name, end }) => name === 'GET /download' && end !== undefined),
})
const streaming = {
  ...serving('hypercorn', '-b', '127.0.0.1:PORT', 'streaming:app'),
  ask: ({ get }) => get('/read?key=a', undefined, 3000),
} satisfies Partial<Case>
const gather = servers('python', 'gather.py')
const byHand = { ...servers('python', 'signed_by_hand.py'), world: here() }

export const cases: Record<string, Told> = {
  'Lambda, falls back to its own': {
    ...lambda,
    world: refusing,
    leads: 'assume-role-denied',
    says: [READER],
    signedBy: ['env'],
  },
  'Lambda, as it should be': { ...lambda, world: here(), leads: null, signedBy: [READER] },
  'background task, denied': {
    ...background,
    world: faulty('deny', { operation: 'PutObject' }),
    until: noted,
    leads: 'access-denied',
    says: ['PutObject on arn:aws:s3:::data/note', SERVER],
    signedBy: ['env'],
  },
  'background task, as it should be': { ...background, world: here(), until: noted, leads: null, signedBy: ['env'] },
  'background task, without the session of its request': {
    ...backgroundAs,
    world: here(),
    variables: () => ({ WRITES_AS: 'server' }),
    leads: 'ambient-identity-used',
    says: [READER, '1 call of GET /order ran as'],
    signedBy: [READER, 'env'],
  },
  'background task, with the session of its request': {
    ...backgroundAs,
    world: here(),
    variables: () => ({ WRITES_AS: 'role' }),
    leads: null,
    signedBy: [READER],
  },
  'Django, async, one client for all': {
    ...django,
    world: here(),
    variables: () => ({ KEEP_BY: '' }),
    leads: 'role-cache-collision',
    says: ['bob'],
    signedBy: [READER],
  },
  'Django, async, a client a role': {
    ...django,
    world: here(),
    variables: () => ({ KEEP_BY: 'role' }),
    leads: null,
    signedBy: [READER, WRITER],
  },
  'aiohttp, hangs': {
    ...tenants,
    world: faulty('hang', { operation: 'GetObject' }),
    until: (spans) => spans.some((span) => span.end === undefined && span.at[ROLECALL.waitingFor] === 'answer'),
    end: 'SIGKILL',
    leads: 'tool-timeout-hung-call',
    says: ['GetObject'],
    signedBy: [READER],
  },
  'aiohttp, slow': {
    ...tenants,
    world: faulty('slow', { operation: 'GetObject', ms: 900 }),
    leads: null,
    signedBy: [READER],
  },
  'FastMCP, to_thread, expired': {
    ...tables,
    world: here(),
    async ask({ call, aws }) {
      await call('table_read', { key: 'a' })
      aws.expireSessions()
      await call('table_read', { key: 'a' })
    },
    leads: 'session-expired',
    signedBy: [READER],
  },
  'FastMCP, to_thread': {
    ...tables,
    world: here(),
    ask: ({ call }) => call('table_read', { key: 'a' }),
    leads: null,
    signedBy: [READER],
  },
  'FastMCP, on the loop: who waits behind it, and gives up': {
    ...tables,
    world: faulty('slow', { operation: 'GetObject', key: 'a', ms: 4000, times: 1 }),
    variables: () => ({ ROLE: READER, ON_LOOP: '1' }),
    async ask({ call }) {
      await call('table_read', { key: 'b' })
      await Promise.all([call('table_read', { key: 'a' }, 20_000), call('table_read', { key: 'b' }, 2500)])
    },
    leads: 'event-loop-blocked',
    says: ['by S3 GetObject, which table_read waits for on it'],
    signedBy: [READER],
  },
  'Celery chain, falls back to the worker': {
    ...chain,
    world: refusing,
    leads: 'assume-role-denied',
    says: [READER],
    signedBy: ['env'],
  },
  'Celery chain': { ...chain, world: here(), leads: null, signedBy: [READER] },
  'session name that botocore refuses': {
    ...named('a'),
    leads: 'assume-role-failed',
    says: [READER, 'ParamValidationError'],
    signedBy: [],
  },
  'session name': { ...named('nightly'), leads: null, signedBy: [READER] },
  'RQ, web identity refused': { ...rq('release'), leads: 'web-identity-denied', says: [READER], signedBy: [] },
  'RQ, web identity': { ...rq('main'), leads: null, signedBy: [READER] },
  'gunicorn gevent, session unused': {
    ...gevent({ OWN_CLIENT: '1' }),
    leads: 'ambient-identity-used',
    signedBy: ['env'],
  },
  'gunicorn gevent': { ...gevent({}), leads: null, signedBy: [READER, WRITER] },
  'console script, no credentials': { ...console_, leads: 'no-credentials', signedBy: [] },
  'console script': { ...console_, as: SERVER, leads: null, signedBy: ['env'] },
  'pytest, a denial taken for an absence': {
    ...suite(faulty('deny')),
    // JUnit's file of pytest does not say when each test ran: the calls stay outside of them.
    leads: 'access-denied',
    signedBy: ['env'],
  },
  'pytest, an absence': { ...suite(here()), leads: null, signedBy: ['env'] },
  'pool, forked, wrong secret': {
    ...pool('fork'),
    variables: () => ({ START: 'fork', AWS_SECRET_ACCESS_KEY: 'x'.repeat(40) }),
    leads: 'secret-mismatch',
    signedBy: ['env'],
  },
  'pool, forked': { ...pool('fork'), leads: null, signedBy: ['env'] },
  'pool, spawned, wrong secret': {
    ...pool('spawn'),
    variables: () => ({ START: 'spawn', AWS_SECRET_ACCESS_KEY: 'x'.repeat(40) }),
    leads: 'secret-mismatch',
    signedBy: ['env'],
  },
  'pool, spawned': { ...pool('spawn'), leads: null, signedBy: ['env'] },
  'lifespan, workers, expired': {
    ...lifespan,
    async ask({ get, aws }) {
      await get('/read')
      aws.expireSessions()
      await get('/read')
    },
    leads: 'session-expired',
    signedBy: [READER],
  },
  'lifespan, workers': { ...lifespan, ask: ({ get }) => get('/read'), leads: null, signedBy: [READER] },
  'transfer manager, no such bucket': {
    ...transfer('nowhere'),
    // The answer to a HEAD has no body that would say which of the two is not there.
    leads: 'aws-call-failed',
    says: ['HeadObject on nowhere failed (404)'],
    signedBy: ['env'],
  },
  'transfer manager': { ...transfer('data'), leads: null, signedBy: ['env'] },
  'streaming, body stalls': {
    ...streaming,
    world: faulty('stall-body', { operation: 'GetObject' }),
    until: (spans) =>
      spans.some((span) => span.at[ROLECALL.body] === 'stalled') && spans.some((span) => span.at[ROLECALL.callerLeft]),
    end: 'SIGKILL',
    leads: 's3-body-stall',
    signedBy: ['env'],
  },
  streaming: { ...streaming, world: here(), leads: null, signedBy: ['env'] },
  'gather, throttled': { ...gather, world: faulty('throttle'), leads: 'throttled', signedBy: ['env'] },
  'gather, throttled once': { ...gather, world: faulty('throttle', { times: 1 }), leads: null, signedBy: ['env'] },
  'by hand, the token forgotten': {
    ...byHand,
    variables: () => ({ ROLE: READER, WITHOUT_TOKEN: '1' }),
    leads: 'partial-credentials',
    signedBy: [READER],
  },
  'by hand': { ...byHand, variables: role, leads: null, signedBy: [READER] },
}
