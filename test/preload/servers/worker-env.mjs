/** The work of all requests is done by one Worker with an environment of its own, as servers that run others' code have it. */
import { createServer } from 'node:http'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'

if (isMainThread) {
  const { TARGET } = process.env
  let worker
  const server = createServer((_, response) => {
    worker ??= new Worker(new URL(import.meta.url), { env: { TARGET } })
    worker.once('message', (text) => response.end(text))
    worker.postMessage('ask')
  })
  server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
} else {
  parentPort.on('message', async () => {
    const response = await fetch(process.env.TARGET)
    parentPort.postMessage(await response.text())
  })
}
