/** TypeScript, run by tsx. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerOf } from './work.mjs'

const routes = { work: '/work' } as const satisfies Record<string, `/${string}`>

const server: Server = createServer(async (request, response) => {
  const url = new URL(request.url as string, 'http://localhost')
  response.statusCode = url.pathname === routes.work ? 200 : 404
  response.end(JSON.stringify(await answerOf(url.searchParams.get('key'))))
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as AddressInfo).port}`))
