/** What a server does besides: a setting with a default, another service, an upload in parts, a role that a thread renews. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { READER, SERVER, world } from '../../../samples/incidents/world.mjs'
import type { Told } from './cases.ts'
import type { Asked, Case } from './play.ts'

const flask = {
  environment: 'servers' as const,
  command: ['python', 'besides.py'],
  as: SERVER,
  listens: true,
  world: world({ buckets: [{ name: 'data', account: '391827364550', objects: { a: 'the answer' } }] }),
}
const asking = (path: string): Partial<Case> => ({
  ask: ({ get }) => get(path),
  // Flask's server ends at once: the answer may be with its caller before its span is on disk.
  until: (spans) => spans.some(({ name, end }) => name === `GET ${path}` && end !== undefined),
})

/** A service of its own, until the test is over. */
async function serving(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer((req, res) => req.resume().on('end', () => answer(req, res))).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  server.unref()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const price = (status: number, more = {}) => ({
  ...flask,
  ...asking('/price'),
  variables: async () => ({ PRICES: await serving((_, res) => res.writeHead(status).end('{"price": 1}')), ...more }),
  signedBy: ['env'],
})

/** S3's uploads in parts; each part is answered so. */
const upload = (status: number, code: string, more = {}) => ({
  ...flask,
  ...asking('/upload'),
  variables: async () => ({
    AWS_MAX_ATTEMPTS: '2',
    ...more,
    PARTS: await serving((req, res) => {
      const of = `<Bucket>data</Bucket><Key>big</Key>`
      if (req.method === 'PUT') res.writeHead(status, { 'x-amz-request-id': 'R1', etag: '"e"' })
      else res.writeHead(req.method === 'DELETE' ? 204 : 200, { 'x-amz-request-id': 'R1' })
      if (req.method === 'PUT') res.end(code && `<Error><Code>${code}</Code><Message>no</Message></Error>`)
      else if (req.url!.includes('uploads'))
        res.end(`<InitiateMultipartUploadResult>${of}<UploadId>U1</UploadId></InitiateMultipartUploadResult>`)
      else res.end(`<CompleteMultipartUploadResult>${of}<ETag>e</ETag></CompleteMultipartUploadResult>`)
    }),
  }),
  signedBy: ['env'],
})

/** By a renewal begun from now on: what came of it is kept, or dropped, when the next but one is begun. */
function renewed(shown: Asked['shown']): Promise<void> {
  let before: number | undefined
  return shown((spans) => {
    const begun = spans.filter(({ name }) => name === 'STS.AssumeRole').length
    before ??= begun
    return begun > before + 1
  })
}

const renewing = (refused: boolean): Omit<Told, 'leads'> => ({
  ...flask,
  variables: () => ({ ROLE: READER }),
  async ask({ get, aws, shown }) {
    await renewed(shown)
    await get('/read')
    if (refused) aws.setFaults([{ kind: 'deny', service: 'sts' }])
    await renewed(shown)
    await get('/read')
  },
  until: (spans) => spans.filter(({ name, end }) => name === 'GET /read' && end !== undefined).length === 2,
})

export const besides: Record<string, Told> = {
  'a setting that is not there, with a default': {
    ...flask,
    ...asking('/greeting'),
    variables: async () => ({
      SETTINGS: await serving((_, res) => {
        res.writeHead(400, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'R1' })
        res.end('{"__type":"ParameterNotFound","message":""}')
      }),
    }),
    leads: null,
  },
  'another service that fails': {
    ...price(500),
    leads: 'downstream-failed',
    says: ['GET /v1/price', '500'],
  },
  'another service that is not needed': { ...price(500, { QUIET: '1' }), leads: null },
  'another service': { ...price(200), leads: null },
  'an upload whose parts are refused, and nobody is told': {
    ...upload(403, 'AccessDenied', { QUIET: '1' }),
    leads: 'access-denied',
    says: ['UploadPart'],
  },
  'an upload whose parts fail': {
    ...upload(500, 'InternalError'),
    leads: 'aws-call-failed',
    says: ['UploadPart on data failed (InternalError)'],
  },
  'an upload': { ...upload(200, ''), leads: null },
  'a role that a thread could renew no more': {
    ...renewing(true),
    leads: 'assume-role-denied',
    says: [READER],
    follows: ['fallback-after-assume-error'],
    signedBy: [READER, 'env'],
  },
  'a role that a thread renews': { ...renewing(false), leads: null, signedBy: [READER] },
}
