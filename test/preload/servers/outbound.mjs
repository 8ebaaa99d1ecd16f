/**
 * Sends requests of every kind to `TARGET` and answers with what arrived there, as far as it is the client's to decide:
 * one list with the preload and without it.
 */
import { createServer, get, request } from 'node:http'

const { TARGET } = process.env

const KINDS = [
  () => send(request(`${TARGET}/plain`, { method: 'POST' }), 'body'),
  () =>
    send(
      request(`${TARGET}/array`, {
        method: 'POST',
        headers: ['X-One', '1', 'x-one', '2', 'Authorization', 'AWS4-HMAC-SHA256 garbage'],
      }),
      'body',
    ),
  () => send(request(`${TARGET}/expect`, { method: 'PUT', headers: { expect: '100-continue' } }), 'body'),
  () =>
    send(
      request(`${TARGET}/twice`, {
        headers: { 'x-twice': ['a', 'b'], authorization: 'AWS4-HMAC-SHA256 Credential=/////' },
      }),
    ),
  () =>
    send(
      request(`${TARGET}/form`, {
        method: 'POST',
        headers: { authorization: 'AWS4-HMAC-SHA256 Credential=K/20260101/us-east-1/sts/aws4_request' },
      }),
      Buffer.from('Action=%zz&RoleArn'),
    ),
  () => send(request(`${TARGET}/chunks`, { method: 'POST' }), 'a', 'b'),
  () => send(get(`${TARGET}/presigned?X-Amz-Credential=%zz&X-Amz-Signature=s`)),
  () => send(request(`${TARGET}/large`, { headers: { 'x-large': 'x'.repeat(12_000) } })),
  async () =>
    (await fetch(`${TARGET}/fetch`, { method: 'POST', body: 'body', headers: { authorization: 'Bearer' } })).text(),
]

const server = createServer(async (_, response) => {
  const answers = []
  for (const kind of KINDS) answers.push(await kind())
  response.end(JSON.stringify(answers))
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))

function send(outgoing, ...parts) {
  return new Promise((resolve, reject) => {
    outgoing.on('response', (response) => {
      let text = ''
      response.on('data', (part) => {
        text += part
      })
      response.on('end', () => resolve(text))
    })
    outgoing.on('error', reject)
    for (const part of parts.slice(0, -1)) outgoing.write(part)
    outgoing.end(parts.at(-1))
  })
}
