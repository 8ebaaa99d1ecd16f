/** The work is done by a child process per request. */
import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { answerOf } from './work.mjs'

if (process.send && process.argv[2]) process.send(await answerOf(process.argv[2]), () => process.disconnect())
else {
  const server = createServer((request, response) => {
    const key = new URL(request.url, 'http://localhost').searchParams.get('key')
    const child = fork(fileURLToPath(import.meta.url), [key])
    child.once('message', (answer) => response.end(JSON.stringify(answer)))
    response.once('close', () => response.writableFinished || child.kill())
  })
  server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
}
