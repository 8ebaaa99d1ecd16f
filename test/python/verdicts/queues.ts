/** Workers of a queue: a message is deleted, or left to come again, where what it asks for was refused. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SERVER, world } from '../../../samples/incidents/world.mjs'
import type { Told } from './cases.ts'

const refusing = { faults: [{ kind: 'deny' as const, service: 's3', operation: 'PutObject', times: 1 }] }
const worker = (changes: object, variables: Record<string, string>) => ({
  environment: 'servers' as const,
  command: ['python', 'queue_worker.py'],
  as: SERVER,
  world: world({ buckets: [{ name: 'data', account: '391827364550', objects: {} }], ...changes }),
  variables: async () => ({ QUEUE: await queue(['a', 'b']), ...variables }),
  signedBy: ['env'],
})

/** By Lambda, which deletes the message where its function ends well, and hands it out again where it says which failed. */
const invoked = (changes: object, times: number, variables = {}) => ({
  ...worker(changes, {}),
  command: ['python', '-m', 'awslambdaric', 'lambda_queue.handler'],
  variables: () => ({ AWS_LAMBDA_FUNCTION_NAME: 'notes', ...variables }),
  ask: ({ invoke }: Parameters<NonNullable<Told['ask']>>[0]) =>
    invoke(Array(times).fill({ Records: [{ messageId: 'a', eventSource: 'aws:sqs', body: 'remember' }] })),
})

/** Each message is handed out once, and again while it is not deleted; until the test is over. */
async function queue(ids: readonly string[]): Promise<string> {
  const left = [...ids]
  const server = createServer((req, res) => {
    let body = ''
    req.on('data', (part) => {
      body += part
    })
    req.on('end', () => {
      const asked = JSON.parse(body)
      const id = left[0]
      if (/DeleteMessage/.test(String(req.headers['x-amz-target']))) left.splice(left.indexOf(asked.ReceiptHandle), 1)
      const messages = id === undefined ? [] : [{ MessageId: id, ReceiptHandle: id, Body: 'remember' }]
      res.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'R1' })
      res.end(JSON.stringify(asked.ReceiptHandle === undefined && messages.length > 0 ? { Messages: messages } : {}))
    })
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  server.unref()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export const queues: Record<string, Told> = {
  'a message that is deleted though it was not stored': {
    ...worker(refusing, {}),
    leads: 'access-denied',
    says: ['PutObject on arn:aws:s3:::data/a'],
  },
  'a message that is left where it was not stored, and stored then': {
    ...worker(refusing, { LEAVES: '1' }),
    leads: null,
  },
  'a message of Lambda that was not stored': {
    ...invoked(refusing, 1),
    leads: 'access-denied',
    says: ['PutObject on arn:aws:s3:::data/a'],
  },
  'a message of Lambda that was stored': { ...invoked({}, 1), leads: null },
  'messages that are stored and deleted': { ...worker({}, {}), leads: null },
}
