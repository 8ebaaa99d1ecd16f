// A server that answers one request with one S3 call, sends it to itself, and ends.
import { createServer, request } from 'node:http'
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'

const s3 = new S3Client({})
const server = createServer(async (_, response) => {
  const { Buckets } = await s3.send(new ListBucketsCommand({}))
  response.end(String(Buckets?.length))
}).listen(0, '127.0.0.1', () => {
  const { port } = server.address()
  const headers = { authorization: `Bearer ${process.env.TOKEN}` }
  request({ host: '127.0.0.1', port, path: '/buckets', headers, agent: false }, (response) => {
    response.resume()
    response.on('end', () => {
      s3.destroy()
      server.close()
    })
  }).end()
})
