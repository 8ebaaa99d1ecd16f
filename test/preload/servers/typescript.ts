/** TypeScript, run by tsx. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
// @ts-expect-error plain JavaScript without declarations
import { answerOf } from './work.mjs'

enum Route {
  Work = '/work',
}

const server: Server = createServer(async (request, response) => {
  const url = new URL(request.url as string, 'http://localhost')
  response.statusCode = url.pathname === Route.Work ? 200 : 404
  response.end(JSON.stringify(await answerOf(url.searchParams.get('key'))))
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as AddressInfo).port}`))
