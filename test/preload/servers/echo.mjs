/** Answers with what it got, so that any difference the preload makes would show. */
import { createServer } from 'node:http'

const server = createServer((request, response) => {
  const parts = []
  request.on('data', (part) => parts.push(part))
  request.on('end', () => {
    const listeners = request.listenerCount('data') + request.listenerCount('end')
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        rawHeaders: request.rawHeaders.filter((_, i, all) => !/^(host|connection)$/i.test(all[i & ~1])),
        body: Buffer.concat(parts).toString('hex'),
        listeners,
      }),
    )
  })
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
