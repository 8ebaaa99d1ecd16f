// The same worker as an ES module, which imports the package.
import { pathToFileURL } from 'node:url'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { requireOfHosts } from '../places.mjs'

const { Queue, Worker } = await import(pathToFileURL(requireOfHosts.resolve('bullmq')).href)
const connection = { host: '127.0.0.1', port: Number(process.env.REDIS_PORT), maxRetriesPerRequest: null }
const queue = new Queue('reports', { connection })
await queue.addBulk(JSON.parse(process.env.JOBS).map(({ opts, ...data }) => ({ name: 'report', data, opts })))
const s3 = new S3Client({ forcePathStyle: true, maxAttempts: 1 })
const read = (Key) =>
  s3.send(new GetObjectCommand({ Bucket: 'data', Key })).then(({ Body }) => Body.transformToString())
class Reports extends Worker {}
const worker = new Reports('reports', async ({ data }) => void (await read(data.key)), {
  connection,
  concurrency: Number(process.env.CONCURRENCY),
})
worker.on('error', () => {})
console.log('listening 1')
