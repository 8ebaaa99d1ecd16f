/** Scripts and workers that leave, by `os._exit` as well, with something begun. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SERVER, world } from '../../../samples/incidents/world.mjs'
import type { Told } from './cases.ts'

const data = { name: 'data', account: '391827364550', objects: {} }
const hangs = world({ buckets: [data], faults: [{ kind: 'hang', service: 's3', operation: 'PutObject' }] })

const leaving = (LEAVES: string, variables: Record<string, string>, storing = world({ buckets: [data] })) => ({
  environment: 'servers' as const,
  command: ['python', 'leaving.py'],
  as: SERVER,
  world: storing,
  variables: async () => ({ LEAVES, PARTS: await parts(), ...variables }),
  signedBy: ['env'],
})

/** S3's uploads in parts, all of them well, until the test is over. */
async function parts(): Promise<string> {
  const of = '<Bucket>data</Bucket><Key>big</Key>'
  const server: Server = createServer((req, res) => {
    req.resume().on('end', () => {
      res.writeHead(200, { 'x-amz-request-id': 'R1', etag: '"e"' })
      if (req.method === 'PUT') res.end()
      else if (req.url!.includes('uploads'))
        res.end(`<InitiateMultipartUploadResult>${of}<UploadId>U1</UploadId></InitiateMultipartUploadResult>`)
      else res.end(`<CompleteMultipartUploadResult>${of}<ETag>e</ETag></CompleteMultipartUploadResult>`)
    })
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  server.unref()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const WAYS = { 'os._exit': '_exit', 'a fork': 'fork', 'a worker of multiprocessing': 'worker', 'its own end': 'end' }

export const leavings: Record<string, Told> = Object.fromEntries(
  Object.entries(WAYS).flatMap(([name, way]): [string, Told][] => [
    [
      `${name}, with an upload open`,
      { ...leaving(way, { WORK: 'upload' }), leads: 'upload-not-completed', says: ['leaving uploaded 1 part to data'] },
    ],
    [`${name}, with an upload complete`, { ...leaving(way, { WORK: 'upload', COMPLETES: '1' }), leads: null }],
    [
      `${name}, with an object on its way`,
      {
        ...leaving(way, { WORK: 'store' }, hangs),
        leads: 'write-left-behind',
        says: ['leaving ended while S3 PutObject to data was still under way'],
      },
    ],
    [`${name}, with an object stored`, { ...leaving(way, { WORK: 'store', JOINS: '1' }), leads: null }],
  ]),
)
