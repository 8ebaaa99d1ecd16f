/** Each request's work is done by a Worker of its own. */
import { createServer } from 'node:http'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { answerOf } from './work.mjs'

if (isMainThread) {
  const server = createServer((request, response) => {
    const key = new URL(request.url, 'http://localhost').searchParams.get('key')
    const worker = new Worker(new URL(import.meta.url), { workerData: key })
    worker.once('message', (answer) => response.end(JSON.stringify(answer)))
    response.once('close', () => response.writableFinished || worker.terminate())
  })
  server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`))
} else parentPort.postMessage(await answerOf(workerData))
