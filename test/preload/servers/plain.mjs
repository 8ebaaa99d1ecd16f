/** Plain `node:http`, named imports. */
import { createServer } from 'node:http'
import { answerOf } from './work.mjs'

const server = createServer(async (request, response) => {
  const key = new URL(request.url, 'http://localhost').searchParams.get('key')
  const answer = await answerOf(key)
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(answer))
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
