// A worker of BullMQ: a job reads an object; one is tried again after it failed.
const { GetObjectCommand, S3Client } = require('@aws-sdk/client-s3')

async function main() {
  const { requireOfHosts } = await import('../places.mjs')
  const { Queue, Worker } = requireOfHosts('bullmq')
  const connection = { host: '127.0.0.1', port: Number(process.env.REDIS_PORT), maxRetriesPerRequest: null }
  const queue = new Queue('reports', { connection })
  await queue.addBulk(JSON.parse(process.env.JOBS).map(({ opts, ...data }) => ({ name: 'report', data, opts })))
  const s3 = new S3Client({ forcePathStyle: true, maxAttempts: 1 })
  const read = (Key) =>
    s3.send(new GetObjectCommand({ Bucket: 'data', Key })).then(({ Body }) => Body.transformToString())
  const worker = new Worker('reports', async ({ data }) => void (await read(data.key)), {
    connection,
    concurrency: Number(process.env.CONCURRENCY),
  })
  worker.on('error', () => {})
  console.log('listening 1')
}
main()
