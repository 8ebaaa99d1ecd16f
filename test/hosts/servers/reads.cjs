// Answers one request, for which it reads a closed object, and ends.
const http = require('node:http')
const { GetObjectCommand, S3Client } = require('@aws-sdk/client-s3')

const s3 = new S3Client({ forcePathStyle: true, maxAttempts: 1 })
const server = http.createServer(async (_, response) => {
  const error = await s3.send(new GetObjectCommand({ Bucket: 'data', Key: 'secret/b' })).catch((error) => error)
  response.end(error.name)
})
server.listen(0, '127.0.0.1', () => {
  http.get({ port: server.address().port, agent: false }, async (answer) => {
    let text = ''
    for await (const part of answer) text += part
    console.log(answer.statusCode, text)
    process.exit(0)
  })
})
