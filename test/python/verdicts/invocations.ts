/** Invocations of a Lambda function that carry their caller's token, or what a gateway read of it. */
import { READER, SERVER, world } from '../../../samples/incidents/world.mjs'
import type { Told } from './cases.ts'

const claims = { sub: 'alice', iss: 'https://login.acme.example', role: READER }
const token = `Bearer e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`
const http = { method: 'GET', path: '/object' }
const v1 = { httpMethod: 'GET', path: '/object', isBase64Encoded: false }
const v2 = { version: '2.0', rawPath: '/object', rawQueryString: 'key=a', isBase64Encoded: false }

/** As each gateway makes them: sections of AWS's documentation in the hook's `lambda_events.py`. */
const EVENTS: Record<string, { event: object; named: string }> = {
  'API Gateway’s first payload': { event: { ...v1, headers: { Authorization: token } }, named: 'GET /object' },
  'an authorizer’s claims': {
    event: { ...v1, headers: {}, requestContext: { authorizer: { claims } } },
    named: 'GET /object',
  },
  'API Gateway’s second payload': {
    event: { ...v2, headers: {}, requestContext: { http, authorizer: { jwt: { claims, scopes: null } } } },
    named: 'GET /object',
  },
  'a Lambda authorizer’s context': {
    event: { ...v2, headers: {}, requestContext: { http, authorizer: { lambda: { role: READER } } } },
    named: 'GET /object',
  },
  'a function URL': {
    event: { ...v2, headers: { authorization: token }, requestContext: { http } },
    named: 'GET /object',
  },
  'an Application Load Balancer': {
    event: { ...v1, multiValueHeaders: { Authorization: [token] }, requestContext: { elb: { targetGroupArn: 'arn' } } },
    named: 'GET /object',
  },
  AppSync: {
    event: { arguments: { key: 'a' }, identity: { claims, sub: 'alice' }, request: { headers: {} } },
    named: 'report',
  },
}

const invoked = (event: object, variables: Record<string, string>) => ({
  environment: 'servers' as const,
  command: ['python', '-m', 'awslambdaric', 'lambda_gateway.handler'],
  as: SERVER,
  world: world({ buckets: [{ name: 'data', account: '391827364550', objects: { a: 'the answer' } }] }),
  variables: () => ({ AWS_LAMBDA_FUNCTION_NAME: 'report', ...variables }),
  ask: ({ invoke }: Parameters<NonNullable<Told['ask']>>[0]) => invoke([event]),
})

const first = EVENTS['API Gateway’s first payload']!.event

export const invocations: Record<string, Told> = {
  ...Object.fromEntries(
    Object.entries(EVENTS).flatMap(([name, { event, named }]): [string, Told][] => [
      [
        `${name}, and the role passed over`,
        { ...invoked(event, { OWN: '1' }), leads: 'assume-role-skipped', says: [READER, named], signedBy: ['env'] },
      ],
      [`${name}, and the role assumed`, { ...invoked(event, {}), leads: null, signedBy: [READER] }],
    ]),
  ),
  'a gateway, and a URL of the function’s own': {
    ...invoked(first, { URL: '1', OWN_URL: '1' }),
    leads: 'presigned-by-own-key',
    says: [READER],
    signedBy: [READER],
  },
  'a gateway, and a URL of the function’s own, as it is': {
    ...invoked(first, { URL: '1', OWN_URL: '1', AS_IT_IS: '1' }),
    leads: 'presigned-by-own-key',
    signedBy: [READER],
  },
  'a gateway, and a URL of the role': { ...invoked(first, { URL: '1' }), leads: null, signedBy: [READER] },
}
