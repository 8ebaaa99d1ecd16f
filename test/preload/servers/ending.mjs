/** Ends as `ENDING` says, after one call that was recorded. */
import { createServer, get } from 'node:http'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'

const { ENDING } = process.env
const server = createServer((_, response) => response.end('x'))
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const endpoint = `http://127.0.0.1:${server.address().port}`
await new Promise((resolve) => get(endpoint, (response) => response.resume().on('end', resolve)))
server.close()
server.closeAllConnections()

if (ENDING === 'exit') process.exit(7)
if (ENDING === 'throw') throw new Error('thrown')
if (ENDING === 'rejection') {
  const s3 = new S3Client({
    endpoint: 'http://127.0.0.1:9',
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  })
  s3.send(new GetObjectCommand({ Bucket: 'data', Key: 'key' }))
}
if (ENDING === 'sigterm') process.kill(process.pid, 'SIGTERM')
