/** Tests that run their server in their own process, or ask one at ASKED: a slow request, and beside it one that is turned away. */
import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

const server = createServer(async (request, response) => {
  if (request.url === '/slow') await pause(200)
  response.statusCode = request.headers.authorization ? 200 : 401
  response.end('{}')
})
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', async () => {
  const base = process.env.ASKED ?? `http://127.0.0.1:${server.address().port}`
  if (process.env.SERVES) return console.log(`listening ${server.address().port}`)
  const slow = fetch(`${base}/slow`, { headers: { authorization: 'Bearer x' } })
  await pause(50)
  const barred = await fetch(`${base}/files`)
  await barred.text()
  await (await slow).text()
  server.close()
})
