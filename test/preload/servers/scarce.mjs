/** Takes all file descriptors but one for itself, until `/release`. */
import { closeSync, openSync } from 'node:fs'
import { createServer } from 'node:http'

const taken = []
const server = createServer((request, response) => {
  if (request.url === '/release') for (const fd of taken.splice(0)) closeSync(fd)
  response.end('served')
})
server.listen(0, '127.0.0.1', () => {
  console.log(`listening ${server.address().port}`)
  try {
    for (;;) taken.push(openSync('/dev/null'))
  } catch {
    // The caller's connection needs one.
    closeSync(taken.pop())
  }
})
