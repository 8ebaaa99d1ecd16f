/** One inbound request, one S3 GetObject, keep-alive on both sides; `/cpu` tells the CPU time spent so far, µs. */
import { createServer } from 'node:http'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'

const s3 = new S3Client({
  endpoint: process.env.ENDPOINT,
  region: 'us-east-1',
  forcePathStyle: true,
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' },
})

const server = createServer(async (request, response) => {
  if (request.url === '/cpu') {
    const { user, system } = process.cpuUsage()
    response.end(String(user + system))
    return
  }
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'data', Key: 'key' }))
  response.end(await Body.transformToString())
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
